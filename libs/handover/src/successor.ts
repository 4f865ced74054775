import { genesisHash, type Decision, type ItemKind } from '@stafet/core';
import type { Reading } from './handover-reader';
import type { DeadlineRow, HandoverRow } from './stored-handover';

/** The handover that a redirect opens: the same sender asks another receiver, and the first clock goes on (INV-8). */
export interface Successor {
  readonly row: HandoverRow;
  readonly kinds: readonly ItemKind[];
  readonly deadlines: readonly DeadlineRow[];
}

/** The successor that a decision asks for, or nothing where it asks for none. */
export function successorOf(decision: Decision, reading: Reading, newId: () => string): Successor | undefined {
  const effect = decision.effects.find((each) => each.type === 'open-successor');
  if (effect?.type !== 'open-successor') return undefined;
  const id = newId();
  const first = reading.handover;
  return {
    kinds: effect.items,
    row: {
      ...first,
      id,
      version: 0,
      seq: 0,
      chain_hash: genesisHash,
      phase: 'draft',
      step: 'draft',
      receiver: effect.receiver,
      sent_at: null,
      delivered_at: null,
      opened_at: null,
      assignee: null,
      is_question_open: false,
      overdue_deadlines: [],
      escalation_level: 0,
      redirected_from: first.id,
      redirected_to: null,
    },
    // A clock that had run out runs out again here: the new receiver and the sender are told that it is late already.
    deadlines: reading.deadlines
      .filter((row) => row.kind === 'response' && row.name !== 'answer' && row.state !== 'met')
      .map((row) => ({ ...row, handover_id: id, state: 'running', paused_at: null, lease_until: null })),
  };
}
