import { systemActor, type Decision, type Fact, type Phase } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import { migrate, type Migration, type MigrationRefusal } from '@stafet/workflows';
import type { HandoverRecord, HandoverWrite } from './handover-record';
import { pathwayOf, type Reading } from './handover-reader';
import { nextMoment } from './moments';
import type { PathwayRegistry } from './pathway-registry';
import { moment, stateOf } from './stored-handover';

/** Which version a handover is taken to, from which, and who has it done. */
export interface MigrationOrder {
  readonly from: number;
  readonly to: number;
  /** The name of the operator, for the trail. */
  readonly operator: string;
  /** Nothing is written: what would change is only told. */
  readonly isDryRun: boolean;
}

/** What became of one handover, or would. */
export type MigrationOutcome =
  | ({ readonly is: 'migrated'; readonly phase: Phase; readonly fromStep: string } & Omit<Migration, 'decision'>)
  | { readonly is: 'refused'; readonly phase: Phase; readonly refusal: MigrationRefusal }
  /** It is with another version already, or has ended meanwhile. */
  | { readonly is: 'left-alone' };

// What has ended keeps the version that it ended with.
export const endedPhases: readonly Phase[] = [
  'completed',
  'rejected',
  'redirected',
  'withdrawn',
  'closed-by-event',
  'entered-in-error',
];

/** What taking one handover to the newer version means, and what is recorded for it. */
export async function migrationOf(
  reading: Reading,
  pathways: PathwayRegistry,
  order: MigrationOrder,
  record: HandoverRecord,
  dataKey: Buffer,
): Promise<{ readonly outcome: MigrationOutcome; readonly write?: HandoverWrite }> {
  const { handover, items, now } = reading;
  const { phase } = handover;
  if (handover.pathway_version !== order.from || endedPhases.includes(phase)) return { outcome: { is: 'left-alone' } };
  const from = await pathwayOf(reading, pathways);
  const to = await pathways.version(from.id, order.to);
  if (to === undefined) throw new ProblemError('unknown-pathway');
  const at = nextMoment(now, moment(handover.last_fact_at), ...items.map((item) => moment(item.since)));
  const answer = migrate(from, to, stateOf(handover, items), at);
  if ('code' in answer) return { outcome: { is: 'refused', phase, refusal: answer } };
  const { decision, ...change } = answer;
  const facts = decision.facts.map((fact): Fact => ({ ...fact, details: { operator: order.operator } }));
  const recorded: Decision = { ...decision, facts };
  const origin = { event: { type: 'migrated' }, actor: systemActor, at, commandId: undefined } as const;
  const write = record.write(to, { ...reading, row: handover }, recorded, origin, dataKey);
  return {
    outcome: { is: 'migrated', phase, fromStep: handover.step, ...change },
    write: { ...write, row: { ...write.row, pathway_version: to.version } },
  };
}
