import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor, HandoverCommandEvent, Role } from '@stafet/core';
import { loadCatalogue, type OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, type Database } from '@stafet/platform';
import { pathways, type Pathway } from '@stafet/workflows';
import type { Client } from 'pg';
import type { CommandAnswer, NewHandover } from './commands';
import { DeadlineSweep } from './deadline-sweep';
import { HandoverReads } from './handover-reads';
import { HandoverViews, type HandoverView } from './handover-view';
import { HandoverService } from './handover.service';
import { ownActIn } from './own-act';
import { PathwayRegistry } from './pathway-registry';
import { PatientVault } from './patient-vault';

/** A person in one role at one organisation. */
export function person(role: Role, organization: string): Actor {
  return { id: randomUUID(), name: organization, roles: [{ role, organization }] };
}

/** A vault in which one published CPR number stands for many citizens, each without a history (standards 6). */
export class ManyCitizens extends PatientVault {
  private citizen = '';

  constructor(masterKey: Buffer = randomBytes(32)) {
    super({ current: 'test', keys: new Map([['test', masterKey]]), lookupKey: randomBytes(32) });
  }

  /** From now on the numbers mean other citizens. */
  next(): void {
    this.citizen = randomUUID();
  }

  override lookupHash(cpr: string): Buffer {
    return super.lookupHash(`${cpr} ${this.citizen}`);
  }
}

/** The service on a real database, with the registered pathways and those that a test makes up. */
export class ServiceStage {
  readonly service: HandoverService;
  readonly reads: HandoverReads;
  readonly sweeper: DeadlineSweep;

  constructor(
    database: Database,
    private readonly owner: Client,
    madeUp: readonly Pathway[],
    vault: PatientVault = new ManyCitizens(),
    catalogue: OrganizationCatalogue = loadCatalogue(),
  ) {
    const others = pathways.filter((pathway) => madeUp.every(({ id }) => id !== pathway.id));
    const registry = new PathwayRegistry(database, [...madeUp, ...others]);
    const views = new HandoverViews(vault, (id) => catalogue.find(id)?.name ?? id);
    this.service = new HandoverService(database, vault, catalogue, views, registry);
    this.reads = new HandoverReads(database, vault, catalogue, views, registry);
    this.sweeper = new DeadlineSweep(database, this.service);
  }

  async create(actor: Actor, wish: NewHandover): Promise<HandoverView> {
    const command = { actor, path: '/handovers', idempotencyKey: randomUUID(), body: wish, parse: () => wish };
    return viewIn(await this.service.create(command));
  }

  /** Does it at whatever version the handover has. A body of an act of the pathway's own is read as the door does. */
  async apply(
    actor: Actor,
    id: string,
    event: HandoverCommandEvent | { readonly type: string; readonly [field: string]: unknown },
  ): Promise<HandoverView> {
    const command = {
      ...{ handoverId: id, actor, path: `/handovers/${id}/events`, idempotencyKey: randomUUID() },
      ...{ ifMatch: '*', body: event },
      parse: (pathway: Pathway) => ownActIn(pathway, event) ?? (event as HandoverCommandEvent),
    };
    return viewIn(await this.service.apply(command));
  }

  /** Sweeps until nothing is due. */
  async sweepAll(): Promise<void> {
    while ((await this.sweeper.sweep()) > 0);
  }

  async facts(id: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { rows } = await this.owner.query<{ entry: Readonly<Record<string, unknown>> }>(
      'select entry from audit_entry where handover_id = $1 order by seq',
      [id],
    );
    return rows.map(({ entry }) => entry);
  }

  /** The levels that were told, as `reminded 0`, in order. */
  async levelsTold(id: string): Promise<readonly string[]> {
    const facts = await this.facts(id);
    return facts.flatMap((fact) => ('level' in fact ? [`${String(fact['type'])} ${String(fact['level'])}`] : []));
  }
}

/** The code of the problem with which it was refused, and what the problem says beside it. */
export async function refusalOf(attempt: Promise<unknown>): Promise<{ readonly code: string; readonly facts: object }> {
  return attempt.then(
    () => ({ code: 'done', facts: {} }),
    (error: unknown) => {
      if (error instanceof ProblemError) return { code: error.code, facts: error.facts };
      throw error;
    },
  );
}

function viewIn(answer: CommandAnswer): HandoverView {
  return JSON.parse(answer.body) as HandoverView;
}
