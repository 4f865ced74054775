import type { Instant, ItemKey } from '@stafet/core';
import { moment } from '../stored-handover';
import type { ExpectedResponsibility } from './ledger-fold';
import type { PatientRecord } from './patient-record';

/** A responsibility that a unit took on by saying that it had admitted the citizen, and the row that stands for it. */
export interface ExpectedAdmission {
  readonly id: string | null;
  readonly responsibility: ExpectedResponsibility;
}

/**
 * What admissions opened, as the trails tell it: the unit holds it from its own word on, and until the fact of the
 * discharge with which it let go.
 */
export function foldAdmissions({ entries, intervals, facts }: PatientRecord): readonly ExpectedAdmission[] {
  return entries.flatMap(({ handover_id: handover, seq, entry }): readonly ExpectedAdmission[] => {
    const { type, circumstance, newHolder, items, at } = entry;
    if (type !== 'circumstance' || circumstance !== 'admission' || newHolder === undefined) return [];
    const [key] = (items ?? []) as readonly ItemKey[];
    if (key === undefined) return [];
    const told = facts.find(({ id }) => id === entry['because']);
    const id =
      told?.opened_item ??
      intervals.find((each) => each.handover_id === handover && each.evidence_seq === seq)?.item_id ??
      null;
    const closing = facts.find((fact) => id !== null && fact.closed_item === id);
    const interval = {
      ...{ valid_from: at as Instant, valid_to: 'infinity', previous_to: null, holder: newHolder },
      ...{ handover_id: handover, evidence_seq: seq, evidence_type: 'circumstance' },
    };
    const closedAt = closing === undefined ? undefined : moment(closing.recorded_at);
    return [{ id, responsibility: { key, opener: handover, handovers: [], closedAt, intervals: [interval] } }];
  });
}
