import type { Decision } from '@stafet/core';
import type { HandoverWrite } from './handover-record';
import type { Reading } from './handover-reader';
import type { Viewed } from './handover-view';
import type { ItemRow } from './stored-handover';

/** The rows as they will stand when the write is recorded: the answer must be known before it can be stored. */
export function viewAfter(reading: Reading, write: HandoverWrite | undefined, decision: Decision): Viewed {
  if (write === undefined) throw new Error('a decision writes at least its own handover');
  const changed = new Map(write.deadlines.map((row) => [row.name, row]));
  const kept = reading.deadlines.map((row) => changed.get(row.name) ?? row);
  const added = write.deadlines.filter((row) => !reading.deadlines.some((each) => each.name === row.name));
  return {
    row: { ...write.row, content: reading.handover.content },
    patient: reading.patient,
    deadlines: [...kept, ...added],
    items: decision.state.items.map((item, index) => ({
      ...(reading.items[index] as ItemRow),
      status: item.status,
      confirmed_at: item.confirmedAt ?? null,
      starts_at: item.startsAt ?? null,
      takes_effect_at: item.takesEffectAt ?? null,
      ...(item.status === 'transferred' && item.takesEffectAt !== undefined
        ? { holder: item.holder, since: item.takesEffectAt }
        : {}),
    })),
  };
}
