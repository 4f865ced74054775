import { randomUUID } from 'node:crypto';
import { actsFor, isInstant, organizationsOf, type Actor, type Instant } from '@stafet/core';
import { ProblemError, sqlState, type Database } from '@stafet/platform';
import type { CommandAnswer } from '../commands';
import type { StoredAnswer } from '../handover-reader';
import { insist } from '../insistence';
import type { PatientVault } from '../patient-vault';
import { answerRow, bodyHash, isUuid, repeatOf, requireFreshKey } from '../repeatable';
import { bytesOf, hexOf, moment, type PatientRow } from '../stored-handover';
import type { ProposalView, ProposalViews, ReasonFact } from './proposal-view';
import { turned, type ProposalRow } from './stored-proposal';
import { notOpen } from './taking';

interface Row {
  readonly now: Date;
  readonly proposal: ProposalRow;
  readonly patient: PatientRow;
  readonly facts: readonly ReasonFact[] | null;
}

const columns = `to_jsonb(q) as proposal, to_jsonb(p) as patient,
  (select jsonb_agg(to_jsonb(f) order by f.at, f.recorded_at) from patient_fact f where f.id = any (q.because)) as facts`;

const list = `
  select date_trunc('milliseconds', clock_timestamp()) as now, ${columns}
  from proposal q join patient p on p.id = q.patient_id
  where q.state = 'open' and q.sender = any ($1) and q.visible_from <= clock_timestamp()
    and ($2::timestamptz is null or (q.visible_from, q.id) > ($2::timestamptz, $3::uuid))
  order by q.visible_from, q.id limit $4`;

const one = `
  select date_trunc('milliseconds', clock_timestamp()) as now, ${columns},
    (select to_jsonb(s) from idempotency s where s.caller = $2 and s.path = $3 and s.key = $4::uuid) as stored
  from proposal q join patient p on p.id = q.patient_id
  where q.id = $1`;

export interface DismissCommand {
  readonly proposalId: string;
  readonly actor: Actor;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
  /** Why, in words of the person; throws a ProblemError `malformed`. */
  readonly parse: () => { readonly reason: string };
}

/** What rules propose, for those who could take it. A proposal never moves anything. */
export class Proposals {
  constructor(
    private readonly database: Database,
    private readonly vault: PatientVault,
    private readonly views: ProposalViews,
  ) {}

  /**
   * The open proposals that the actor's organisations could take now, oldest first.
   * @throws ProblemError `malformed` for a cursor that was not given out.
   */
  async list(
    actor: Actor,
    { limit = 50, cursor }: { readonly limit?: number; readonly cursor?: string },
  ): Promise<{ readonly items: readonly ProposalView[]; readonly nextCursor: string | null }> {
    const [after, id] = cursor === undefined ? [] : openCursor(cursor);
    const values = [[...organizationsOf(actor)], after ?? null, id ?? null, limit + 1];
    const rows = await this.database.prepared<Row>('list-proposals', list, values);
    const page = rows.slice(0, limit);
    const last = page.at(-1)?.proposal;
    return {
      items: page.map((row) => this.view(row)),
      nextCursor: rows.length > limit && last !== undefined ? cursorTo(last) : null,
    };
  }

  /**
   * Sets a proposal aside, with words that are kept; once per Idempotency-Key.
   * @throws ProblemError `unknown-proposal`, `malformed`, `proposal-not-open`.
   */
  async dismiss(command: DismissCommand): Promise<CommandAnswer> {
    const { proposalId, actor, path, idempotencyKey, body } = command;
    const request = { caller: actor.id, path, key: isUuid(idempotencyKey) ? idempotencyKey : undefined };
    return insist(async () => {
      const [row] = isUuid(proposalId)
        ? await this.database.prepared<Row & { readonly stored: StoredAnswer | null }>('read-proposal', one, [
            ...[proposalId, request.caller, request.path, request.key ?? null],
          ])
        : [];
      if (row === undefined || !actsFor(actor, row.proposal.sender)) throw new ProblemError('unknown-proposal');
      const { proposal, patient } = row;
      const dataKey = this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) });
      const repeat = repeatOf(row.stored ?? undefined, bodyHash(body), this.vault, () => dataKey);
      if (repeat !== undefined) return repeat;
      const { reason } = command.parse();
      const key = requireFreshKey(idempotencyKey, row.stored ?? undefined);
      if (proposal.state !== 'open') throw new ProblemError('proposal-not-open');

      const at = moment(row.now.toISOString());
      const ended = { state: 'dismissed', ended_at: at, ended_by: actor.id } as const;
      const sealed = hexOf(this.vault.encrypt(dataKey, reason, 'proposal-reason'));
      const view = this.view({ ...row, proposal: { ...proposal, ...ended } });
      const answer: CommandAnswer = { status: 200, body: JSON.stringify(view) };
      const stored = { ...request, key, bodyHash: bodyHash(body) };
      await this.store({
        handovers: [],
        proposals: [turned(proposal, { ...ended, reason: sealed })],
        access: accessTo(proposal, actor, at, 'proposal-dismissed'),
        idempotency: answerRow(stored, answer, patient.id, at, this.vault, dataKey),
      });
      return answer;
    });
  }

  private view({ proposal, patient, facts, now }: Row): ProposalView {
    return this.views.view(proposal, patient, facts ?? [], moment(now.toISOString()));
  }

  private async store(recording: object): Promise<void> {
    try {
      await this.database.query('select record_about_citizen($1::jsonb)', [JSON.stringify(recording)]);
    } catch (error) {
      if (sqlState(error) === notOpen) throw new ProblemError('proposal-not-open');
      throw error;
    }
  }
}

function accessTo({ id, patient_id, sender }: ProposalRow, { id: person }: Actor, at: Instant, action: string): object {
  return {
    id: randomUUID(),
    recorded_at: at,
    person_id: person,
    organization_id: sender,
    action,
    patient_id,
    details: { proposal: id },
  };
}

function cursorTo({ visible_from, id }: ProposalRow): string {
  return Buffer.from(`${moment(visible_from)} ${id}`).toString('base64url');
}

function openCursor(cursor: string): readonly [string, string] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (!isInstant(at) || at < '0001' || !isUuid(id)) {
    const errors = [{ pointer: '/cursor', detail: 'use the nextCursor of the page before' }];
    throw new ProblemError('malformed', { errors });
  }
  return [at, id];
}
