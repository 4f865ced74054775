import {
  itemNamed,
  plainParticulars,
  systemActor,
  type Actor,
  type Decision,
  type Effect,
  type HandoverRoute,
  type Instant,
  type ItemName,
  type Particulars,
} from '@stafet/core';
import { decide, type Pathway } from '@stafet/workflows';
import { createFact, draftState, emptyRow } from './beginning';
import { resumed } from './deadline-clock';
import type { HandoverRecord, HandoverWrite } from './handover-record';
import type { ConfiguredDeadline, Reading } from './handover-reader';
import { moment, optionalMoment, type DeadlineRow, type HandoverRow } from './stored-handover';

/** The handover that a decision opens: the same sender asks another receiver, or the same one anew (INV-8). */
export interface Successor {
  readonly row: HandoverRow;
  readonly items: readonly ItemName[];
  /** The clocks of the first, which go on where they run here too. */
  readonly deadlines: readonly DeadlineRow[];
  readonly configured: readonly ConfiguredDeadline[];
}

type Opening = Extract<Effect, { readonly type: 'open-successor' }>;

/** What a decision opens, if it opens anything. */
export function openingIn({ effects }: Decision): Opening | undefined {
  return effects.find((each): each is Opening => each.type === 'open-successor');
}

/** The successor that a decision asks for. `route` is the way to the new receiver; after a reopening it stays the same. */
export function successorOf(
  opening: Opening,
  reading: Reading,
  route: HandoverRoute | undefined,
  at: Instant,
  id: string,
): Successor {
  const { handover: first, deadlines } = reading;
  const { pathway, pathway_version, patient_id, sender, effective_from, content, content_salt } = first;
  const { course_id, returns } = first;
  const isSentOn = opening.because === 'redirect';
  const begun = {
    ...{ id, pathway, pathway_version, patient_id, sender, effective_from, content, content_salt, course_id, returns },
    receiver: opening.receiver,
    ...(isSentOn ? { redirected_from: first.id, follows: first.follows } : { follows: first.id }),
  };
  const particulars = isSentOn ? particularsAfter(first.particulars, route) : askedAgain(first.particulars);
  return {
    items: opening.items.flatMap((key) => itemNamed(key) ?? []),
    row: emptyRow(begun, particulars, at),
    deadlines: isSentOn ? deadlines.flatMap((row) => goingOn(row, first.passed_deadlines, id, at)) : [],
    configured: reading.configured,
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
  const { row, items, configured } = successor;
  const draft = draftState(row.sender, row.receiver, items, optionalMoment(row.effective_from), row.particulars);
  // The machine asks the sender to send; the sender's word for it is the first sending.
  const sent = decide(pathway, draft, { type: 'send' }, inTheNameOf(row.sender), at);
  if (sent.kind === 'refused') throw new Error(`a successor could not be sent: ${sent.refusal.code}`);
  const goingOnHere = successor.deadlines.filter(({ name }) => startsHere(pathway, sent.effects, name));
  const carried = goingOnHere.map(({ name }) => name);
  const decision: Decision = {
    ...sent,
    facts: [createFact(draft, at, undefined), ...sent.facts.map(({ organization: _organization, ...fact }) => fact)],
    effects: sent.effects.filter((effect) => effect.type !== 'set-deadline' || !carried.includes(effect.name)),
  };
  const standing = { row, items: [], deadlines: [], configured };
  const origin = { event: { type: 'create' }, actor: systemActor, at, commandId: undefined } as const;
  const write = record.write(pathway, standing, decision, origin, dataKey);
  return { ...write, deadlines: [...write.deadlines, ...goingOnHere] };
}

/**
 * The clocks of a handover that was sent on, as they go on in its successor. `effects` are those with which the successor
 * was sent; `before` and `passed` are how the first stood when it was sent on.
 */
export function clocksCarriedOn(
  pathway: Pathway,
  effects: readonly Effect[],
  before: readonly DeadlineRow[],
  passed: HandoverRow['passed_deadlines'],
  id: string,
  at: Instant,
): readonly DeadlineRow[] {
  return before.flatMap((row) => goingOn(row, passed, id, at)).filter(({ name }) => startsHere(pathway, effects, name));
}

function startsHere(pathway: Pathway, effects: readonly Effect[], name: string): boolean {
  const isStarting = effects.some((effect) => effect.type === 'set-deadline' && effect.name === name);
  return isStarting && !dependsOnTheCourse(pathway, name);
}

/** Of what was remembered, what holds for the citizen and the matter goes along; what the first receiver said does not. */
function particularsAfter(first: Particulars, route: HandoverRoute | undefined): Particulars {
  return {
    ...plainParticulars,
    canReceiverHold: route?.receiverAdvises !== true,
    hasSupplyDuty: route?.supplyDuty === true,
    timesSentOn: first.timesSentOn + 1,
    moments: first.moments,
    circumstances: first.circumstances,
  };
}

function askedAgain(first: Particulars): Particulars {
  return { ...first, lacksCapacity: false, counts: {}, interrupted: [] };
}

/**
 * A clock as it goes on with another receiver. What had escalated escalates here once more, at its highest level: the
 * new receiver and the sender are told that it is late already.
 */
function goingOn(
  row: DeadlineRow,
  passed: HandoverRow['passed_deadlines'],
  id: string,
  at: Instant,
): readonly DeadlineRow[] {
  if (row.kind !== 'response' || row.state === 'met') return [];
  const running: DeadlineRow = {
    ...resumed(row, at),
    handover_id: id,
    state: 'running',
    paused_at: null,
    lease_until: null,
  };
  const reached = passed.find(({ name, level }) => name === row.name && level > 0)?.level;
  if (reached === undefined || row.state === 'passed') return [running];
  const next = { level: running.level, at: moment(running.due_at) } as DeadlineRow['levels'][number];
  const expired = moment(running.expires_at);
  return [{ ...running, level: reached, due_at: expired < at ? expired : at, levels: [next, ...running.levels] }];
}

/** A clock that runs because of how often the request was sent on, or of what this receiver said, is this one's own. */
function dependsOnTheCourse({ deadlines }: Pathway, name: string): boolean {
  const condition = deadlines.find((each) => each.name === name)?.onlyIf;
  return condition !== undefined && condition.is !== 'item';
}

function inTheNameOf(organization: string): Actor {
  return { ...systemActor, roles: [{ role: 'clinician', organization }] };
}
