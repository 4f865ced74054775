import { systemActor, type Actor, type Decision, type Instant, type ItemKind } from '@stafet/core';
import { decide, type Pathway } from '@stafet/workflows';
import { createFact, draftState, emptyRow } from './beginning';
import { resumed } from './deadline-clock';
import type { HandoverRecord, HandoverWrite } from './handover-record';
import type { Reading } from './handover-reader';
import { optionalMoment, type DeadlineRow, type HandoverRow } from './stored-handover';

/** The handover that a redirect opens: the same sender asks another receiver, and the first clock goes on (INV-8). */
export interface Successor {
  readonly row: HandoverRow;
  readonly kinds: readonly ItemKind[];
  readonly deadlines: readonly DeadlineRow[];
}

/** The successor that a decision asks for, or nothing where it asks for none. */
export function successorOf(
  decision: Decision,
  reading: Reading,
  at: Instant,
  newId: () => string,
): Successor | undefined {
  const effect = decision.effects.find((each) => each.type === 'open-successor');
  if (effect?.type !== 'open-successor') return undefined;
  const { handover: first, deadlines } = reading;
  const id = newId();
  const { pathway, pathway_version, patient_id, sender, effective_from, content, content_salt, follows } = first;
  const begun = { id, pathway, pathway_version, patient_id, sender, effective_from, content, content_salt, follows };
  return {
    kinds: effect.items,
    row: emptyRow({ ...begun, receiver: effect.receiver, redirected_from: first.id }, at),
    // A clock that had run out runs out again here: the new receiver and the sender are told that it is late already.
    deadlines: deadlines
      .filter((row) => row.kind === 'response' && row.name !== 'answer' && row.state !== 'met')
      .map((row) => ({ ...resumed(row, at), handover_id: id, state: 'running', paused_at: null, lease_until: null })),
  };
}

/** What is recorded for a successor: created and sent by Stafet, on the first receiver's word. */
export function openSuccessor(
  successor: Successor,
  pathway: Pathway,
  at: Instant,
  dataKey: Buffer,
  record: HandoverRecord,
): HandoverWrite {
  const { row, kinds } = successor;
  const draft = draftState(row.sender, row.receiver, kinds, optionalMoment(row.effective_from));
  // The machine asks the sender to send; the sender's word for it is the first sending.
  const sent = decide(pathway, draft, { type: 'send' }, inTheNameOf(row.sender), at);
  if (sent.kind === 'refused') throw new Error(`a successor could not be sent: ${sent.refusal.code}`);
  const decision: Decision = {
    ...sent,
    facts: [createFact(draft, at, undefined), ...sent.facts.map(({ organization: _organization, ...fact }) => fact)],
    effects: sent.effects.filter((effect) => effect.type !== 'set-deadline'),
  };
  const standing = { row, items: [], deadlines: [], configured: [] };
  const origin = { event: { type: 'create' }, actor: systemActor, at, commandId: undefined } as const;
  const write = record.write(pathway, standing, decision, origin, dataKey);
  return { ...write, deadlines: [...write.deadlines, ...successor.deadlines] };
}

function inTheNameOf(organization: string): Actor {
  return { ...systemActor, roles: [{ role: 'clinician', organization }] };
}
