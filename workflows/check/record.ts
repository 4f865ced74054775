import { keyOf, nameOfEvent, waitingPhases, type HandoverEvent, type HandoverState } from '@stafet/core';
import { placeOf } from '../places';
import { closedPhases, type Finding, type Turn } from './turn';
import { toldByStafet } from './told-by-stafet';
import { actors, sender } from './world';

// Design 4.3: these facts make no `If-Match` stale.
const leaveTheVersion: readonly HandoverEvent['type'][] = [
  'open',
  'assign',
  'phone-call',
  'delivered',
  'delivery-failed',
  'transferred',
  'deadline-passed',
  'circumstance',
];

/** What a level of a deadline leaves: a reminder, the breach and its first escalation, or a further one. */
function factsOfLevel(before: HandoverState, deadline: string, level: number): readonly string[] {
  if (level === 0) return ['reminded'];
  const isLate = before.passedDeadlines.some((passed) => passed.name === deadline && passed.level > 0);
  return isLate ? ['escalated'] : ['deadline-passed', 'escalated'];
}

/** INV-9: who did what, when, for whom; every change of holder with both holders; every breach and its escalation. */
export function trail({ before, move: { voice, event }, at, decision, books }: Turn): Finding | undefined {
  const missing = (found: string): Finding => ({ invariant: 'INV-9', found });
  const { facts } = decision;
  const organization = toldByStafet.includes(event.type) ? undefined : actors[voice].roles[0]?.organization;
  const own =
    event.type === 'deadline-passed' ? factsOfLevel(before, event.deadline, event.level) : [nameOfEvent(event)];
  const told = facts.filter((fact) => fact.type !== 'transferred');
  if (facts.some((fact) => fact.at !== at)) return missing('a fact has another time');
  if (event.type !== 'transferred') {
    if (told.map((fact) => fact.type).join(' ') !== own.join(' '))
      return missing(`the trail does not say ${own.join(' ')}`);
    const [fact] = told;
    if (fact?.organization !== organization) return missing('the trail names another organisation');
    if ('reason' in event && fact?.reason !== event.reason) return missing('the reason is not in the trail');
    if ('circumstance' in event && fact?.circumstance !== event.circumstance)
      return missing('it is not said what happened');
  } else if (told.length > 0) return missing('a fact is not of this act');
  if (
    event.type === 'deadline-passed' &&
    told.some((fact) => fact.deadline !== event.deadline || fact.level !== event.level)
  ) {
    return missing('the breach is not in the trail');
  }
  for (const item of decision.state.items) {
    const naming = facts.filter((fact) => fact.items?.includes(keyOf(item)));
    const was = before.items.find((each) => keyOf(each) === keyOf(item));
    const transfers = naming.filter((fact) => fact.type === 'transferred');
    if (was?.status !== item.status && naming.length === 0)
      return missing(`no fact says what became of ${keyOf(item)}`);
    if (transfers.length !== (was?.holder === item.holder ? 0 : 1)) return missing(`no fact moves ${keyOf(item)}`);
    const standings = [books.before.items[keyOf(item)], books.entered.items[keyOf(item)]];
    const promised = standings.flatMap((standing) => (standing?.is === 'promised' ? [standing.from] : []));
    for (const fact of transfers) {
      if (fact.previousHolder !== sender || fact.newHolder !== before.receiver)
        return missing('the holders are not named');
      if (fact.effectiveAt !== promised.at(-1)) return missing(`the moment of effect of ${keyOf(item)} is not named`);
    }
  }
  return undefined;
}

/** What may not be refused: a breach must leave its fact, news must be heard, and a transfer that is due must take place. */
export function wronglyRefused(
  turn: Pick<Turn, 'pathway' | 'before' | 'move' | 'at'> & { readonly books: Pick<Turn['books'], 'before'> },
): Finding | undefined {
  const { pathway, before, move, at, books } = turn;
  const { event } = move;
  if (move.voice !== 'stafet') return undefined;
  if (event.type === 'deadline-passed') {
    const levels = pathway.deadlines.find(({ name }) => name === event.deadline)?.levels ?? [];
    const isNew =
      books.before.clocks[event.deadline] === 'running' &&
      levels.some(({ rule }) => rule.level === event.level) &&
      !before.passedDeadlines.some(({ name, level }) => name === event.deadline && level >= event.level);
    return isNew ? { invariant: 'INV-9', found: `no fact says that ${event.deadline} has passed` } : undefined;
  }
  if (event.type === 'closed-by-event' && !closedPhases.includes(before.phase)) {
    return { invariant: 'INV-10', found: 'a death changes nothing' };
  }
  if (event.type === 'circumstance' && !closedPhases.includes(before.phase)) {
    const isNews = ['admission', 'leave', 'relocation', 'consent-withdrawn'].includes(event.circumstance);
    const isHeard = !isNews || before.particulars.circumstances.includes(event.circumstance);
    return isHeard ? undefined : { invariant: 'INV-10', found: `nobody hears of ${event.circumstance}` };
  }
  if (event.type === 'reopened' && books.before.interrupted.length > 0) {
    return { invariant: 'INV-10', found: 'what a wrong death notice closed is never asked for again' };
  }
  if (event.type !== 'transferred') return undefined;
  const due = Object.values(books.before.items).some((each) => each.is === 'promised' && each.from <= at);
  return due ? { invariant: 'INV-6', found: 'the moment of effect has come, and nothing moves' } : undefined;
}

/** INV-5, INV-10: a handover is over when nothing is open, and not before. */
export function phase({ pathway, decision: { state }, books }: Turn): Finding | undefined {
  const standings = Object.values(books.after.items).map((standing) => standing.is);
  const wrong: Finding = {
    invariant: 'INV-5',
    found: `the handover is ${state.phase} while items are ${standings.join(' and ')}`,
  };
  // Advice has no items: it waits until it is given or taken back.
  if (!pathway.transfers)
    return ['accepted', 'transferred', 'rejected', 'redirected'].includes(state.phase) ? wrong : undefined;
  const isOpen = standings.includes('open');
  if (state.phase !== 'draft' && isOpen !== waitingPhases.includes(state.phase)) return wrong;
  if ((state.phase === 'accepted') !== (!isOpen && standings.includes('promised'))) return wrong;
  const needsTransfer = state.phase === 'transferred' || state.phase === 'completed';
  if (needsTransfer && !standings.includes('moved')) {
    return { invariant: 'INV-5', found: `the handover is ${state.phase}, and nothing moved` };
  }
  return undefined;
}

/** Every wait has a deadline that runs; the flags and the open question agree with the clocks. */
export function deadlines({ pathway, before, move: { event }, decision, books }: Turn): Finding | undefined {
  const { state } = decision;
  const broken = (found: string): Finding => ({ invariant: 'deadlines', found });
  const clocks = Object.entries(books.after.clocks);
  const running = clocks.filter(([, clock]) => clock === 'running').map(([name]) => name);
  if (event.type === 'deadline-passed') {
    if (books.before.clocks[event.deadline] !== 'running')
      return broken(`${event.deadline} passed, and it was not running`);
    const passed = state.passedDeadlines.filter(({ name }) => name === event.deadline).map(({ level }) => level);
    if (passed.join() !== String(event.level)) return broken(`level ${event.level} of ${event.deadline} is not noted`);
    const earlier = before.passedDeadlines.find(({ name }) => name === event.deadline);
    if (earlier !== undefined && earlier.level >= event.level) return broken(`${event.deadline} passed twice`);
  }
  const asks = state.phase === 'needs-information';
  if (asks !== state.isQuestionOpen) return broken(`the question and the phase ${state.phase} disagree`);
  const { waitsFor } = placeOf(pathway.machine, state.phase, state.step);
  if ((waitingPhases.includes(state.phase) || waitsFor !== undefined) && running.length === 0) {
    return broken(`nothing limits the wait in ${state.step}`);
  }
  for (const [name, clock] of clocks) {
    const definition = pathway.deadlines.find((each) => each.name === name);
    const mayRun = definition?.runsIn.some((place) => place === state.phase || place === state.step) === true;
    if (!mayRun) return broken(`the clock ${name} goes on in ${state.step}`);
    const stands = definition.pausesWithQuestion === true && asks;
    if (stands !== (clock === 'paused')) return broken(`the clock ${name} is ${clock} in ${state.step}`);
  }
  const flagged = state.passedDeadlines.filter(({ name }) => !(name in books.after.clocks));
  if (flagged.length > 0)
    return broken(`${flagged.map(({ name }) => name).join()} is overdue, and nobody is waited for`);
  const anew = decision.effects.some(
    (effect) => effect.type === 'set-deadline' && state.passedDeadlines.some(({ name }) => name === effect.name),
  );
  return anew ? broken('a clock was set anew, and it still counts as late') : undefined;
}

/** What a handover knows of its sides is decided when it begins, and what happened to the citizen only Stafet tells. */
export function particulars({ before, move: { event }, decision: { state } }: Turn): Finding | undefined {
  const [was, is] = [before.particulars, state.particulars];
  const isFixed =
    was.canReceiverHold === is.canReceiverHold &&
    was.hasSupplyDuty === is.hasSupplyDuty &&
    was.timesSentOn === is.timesSentOn;
  if (!isFixed) return { invariant: 'INV-8', found: 'what the receiver owes was changed on the way' };
  const isTold = event.type === 'circumstance' || was.circumstances.join() === is.circumstances.join();
  return isTold ? undefined : { invariant: 'INV-10', found: 'what happened to the citizen was changed by an act' };
}

/** Design 4.3: the version moves with what changes what may be decided, and with nothing else. */
export function version({ move: { event }, decision }: Turn): Finding | undefined {
  return decision.movesVersion === !leaveTheVersion.includes(event.type)
    ? undefined
    : { invariant: 'version', found: `the version ${decision.movesVersion ? 'moved' : 'stood still'}` };
}
