import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor, Instant } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, violatedConstraint, type Database } from '@stafet/platform';
import { isPathway, pathwayOf, type DocumentFault, type Pathway, type Proof } from '@stafet/workflows';
import { mayAcceptPathways } from './access-policy';
import { contentFaults } from './content-validator';
import type { PathwayRegistry } from './pathway-registry';

/** What a check of a document comes to; it is made where it keeps nobody waiting. */
export type PathwayCheck = (
  text: string,
) => Promise<
  | { readonly is: 'holds' | 'broken'; readonly proof: Proof }
  | { readonly is: 'faulty'; readonly faults: readonly DocumentFault[] }
  | { readonly is: 'too-large' | 'too-long' | 'too-much-memory' }
>;

/** A pathway as it was accepted, with what was walked to prove it. */
export interface AcceptedPathway {
  readonly id: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly acceptedAt: Instant;
  readonly proof: {
    readonly worlds: number;
    readonly snapshots: number;
    readonly decisions: number;
    readonly refusals: number;
  };
}

// A check takes a core and much memory. Who comes when others wait already is told to come back. Seconds.
const mostWaiting = 2;
const comeBackAfter = 30;

/** Takes pathways in while the system runs: proved, dated, recorded, and usable at once in every process. */
export class PathwayAcceptance {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly pathways: PathwayRegistry,
    private readonly organizations: OrganizationCatalogue,
    private readonly check: PathwayCheck,
  ) {}

  /** @throws ProblemError `role-required`, before anything is read of the document */
  requireSteward(actor: Actor): void {
    if (!mayAcceptPathways(actor)) throw new ProblemError('role-required');
  }

  /**
   * @throws ProblemError `malformed` with what is wrong where, `pathway-version-exists`, `organization-type-unknown`,
   *   `pathway-unsound` with the story of the promise that is broken, `pathway-too-large`, `request-in-progress`.
   */
  async accept(document: unknown, actor: Actor): Promise<AcceptedPathway> {
    this.requireSteward(actor);
    await this.requireNewer(document);
    const proof = await this.inTurn(async () => this.proofOf(JSON.stringify(document)));
    const pathway = this.fitting(document);
    const fingerprint = createHash('sha256')
      .update(canonicalize(document) ?? '')
      .digest('hex');
    const acceptedAt = await this.store(document, pathway, fingerprint, actor);
    const sum = (count: 'states' | 'transitions' | 'refusals'): number =>
      proof.worlds.reduce((total, world) => total + world[count], 0);
    return {
      ...{ id: pathway.id, version: pathway.version, fingerprint, acceptedAt },
      proof: {
        worlds: proof.worlds.length,
        snapshots: sum('states'),
        decisions: sum('transitions'),
        refusals: sum('refusals'),
      },
    };
  }

  /** Asked before the proof, which takes long, and by the database once more after it. */
  private async requireNewer(document: unknown): Promise<void> {
    const { id, version } = (document ?? {}) as { readonly id?: unknown; readonly version?: unknown };
    if (typeof id !== 'string' || typeof version !== 'number') return;
    const newest = await this.pathways.newest(id);
    if (newest !== undefined && newest.version >= version) {
      throw new ProblemError('pathway-version-exists', { pathway: id, newest: newest.version });
    }
  }

  private async proofOf(text: string): Promise<Proof> {
    const outcome = await this.check(text);
    switch (outcome.is) {
      case 'holds':
        return outcome.proof;
      case 'broken': {
        const { violation } = outcome.proof;
        throw new ProblemError('pathway-unsound', { invariant: violation?.invariant, story: violation?.story });
      }
      case 'faulty':
        throw new ProblemError('malformed', { errors: outcome.faults });
      case 'too-large':
        throw new ProblemError('payload-too-large');
      default:
        throw new ProblemError('pathway-too-large', { because: outcome.is });
    }
  }

  /** What only the region's reference data and the forms can judge. */
  private fitting(document: unknown): Pathway {
    const pathway = pathwayOf(document);
    if (!isPathway(pathway)) throw new ProblemError('malformed', { errors: pathway });
    const known: readonly string[] = [...new Set(this.organizations.all().map(({ type }) => type))];
    const unknown = pathway.routes.flatMap(({ from, to }) => [...from, ...to]).filter((type) => !known.includes(type));
    if (unknown.length > 0) throw new ProblemError('organization-type-unknown', { types: unknown, allowed: known });
    const errors = contentFaults(pathway, pathway.exampleContent).map(({ pointer, detail }) => ({
      pointer: pointer.replace(/^\/content/, '/exampleContent'),
      detail,
    }));
    if (errors.length > 0) throw new ProblemError('malformed', { errors });
    return pathway;
  }

  /** One statement: the document and the entry that says who accepted it, or neither. */
  private async store(
    document: unknown,
    { id, version }: Pathway,
    fingerprint: string,
    actor: Actor,
  ): Promise<Instant> {
    try {
      const [row] = await this.database.query<{ at: Date }>(
        `with accepted as (
           insert into pathway_document (id, version, document, fingerprint, accepted_by, accepted_at)
           values ($1, $2, $3, $4, $5, date_trunc('milliseconds', clock_timestamp())) returning accepted_at
         )
         insert into access_entry (id, recorded_at, person_id, organization_id, action, details)
         select gen_random_uuid(), accepted_at, $5, $6, 'pathway-accepted',
           jsonb_build_object('pathway', $1::text, 'version', $2::integer, 'fingerprint', $4::text)
         from accepted returning recorded_at as at`,
        [
          ...[id, version, JSON.stringify(document), fingerprint, actor.id],
          actor.roles.find((each) => each.role === 'steward')?.organization ?? '',
        ],
      );
      if (row === undefined) throw new Error('the database answered without a row');
      return row.at.toISOString() as Instant;
    } catch (error) {
      if (violatedConstraint(error) !== 'pathway_document_pkey') throw error;
      throw new ProblemError('pathway-version-exists', { pathway: id, newest: version });
    }
  }

  /** One after the other, so that checks never take more than one core and the memory of one. */
  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting > mostWaiting) throw new ProblemError('request-in-progress', {}, comeBackAfter);
    this.waiting += 1;
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }
}
