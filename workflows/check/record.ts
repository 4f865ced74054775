import { escalationLevel, overdueDeadlines, type HandoverEvent } from '@stafet/core';
import { toldByStafet, waitingPhases, type Finding, type Turn } from './turn';
import { actors, receiver, sender } from './world';

// Design 4.3: these facts make no `If-Match` stale.
const leaveTheVersion: readonly HandoverEvent['type'][] = [
  'open',
  'assign',
  'phone-call',
  'delivered',
  'delivery-failed',
  'transferred',
  'deadline-passed',
];

/** INV-9: who did what, when, for whom; every change of holder with both holders; every breach and its escalation. */
export function trail({ before, move: { voice, event }, at, decision, books }: Turn): Finding | undefined {
  const missing = (found: string): Finding => ({ invariant: 'INV-9', found });
  const { facts } = decision;
  const organization = toldByStafet.includes(event.type) ? undefined : actors[voice].roles[0]?.organization;
  const allowed = [event.type, 'transferred', ...(event.type === 'deadline-passed' ? ['escalated'] : [])];
  if (facts.some((fact) => fact.at !== at || !allowed.includes(fact.type))) return missing('a fact is not of this act');
  const own = facts.filter((fact) => fact.type === event.type);
  if (event.type !== 'transferred') {
    if (own.length !== 1 || own[0]?.organization !== organization)
      return missing(`the fact ${event.type} is not there`);
    if ('reason' in event && own[0]?.reason !== event.reason) return missing('the reason is not in the trail');
  }
  if (event.type === 'deadline-passed') {
    const breach = facts.filter((fact) => fact.deadline === event.deadline && fact.level === event.level);
    const types = breach.map((fact) => fact.type).join(' ');
    if (types !== 'deadline-passed escalated') return missing('the breach is not in the trail');
  }
  for (const item of decision.state.items) {
    const naming = facts.filter((fact) => fact.items?.includes(item.kind));
    const was = before.items.find((each) => each.kind === item.kind);
    const transfers = naming.filter((fact) => fact.type === 'transferred');
    if (was?.status !== item.status && naming.length === 0) return missing(`no fact says what became of ${item.kind}`);
    if (transfers.length !== (was?.holder === item.holder ? 0 : 1)) return missing(`no fact moves ${item.kind}`);
    const standings = [books.before.items[item.kind], books.entered.items[item.kind]];
    const promised = standings.flatMap((standing) => (standing?.is === 'promised' ? [standing.from] : []));
    for (const fact of transfers) {
      if (fact.previousHolder !== sender || fact.newHolder !== receiver) return missing('the holders are not named');
      if (fact.effectiveAt !== promised.at(-1)) return missing(`the moment of effect of ${item.kind} is not named`);
    }
  }
  return undefined;
}

/** What may not be refused: a breach must leave its fact, and a transfer that is due must take place. */
export function wronglyRefused(
  turn: Pick<Turn, 'before' | 'move' | 'at'> & { readonly books: Pick<Turn['books'], 'before'> },
): Finding | undefined {
  const { before, move, at, books } = turn;
  const { event } = move;
  if (move.voice !== 'stafet') return undefined;
  if (event.type === 'deadline-passed') {
    const isNew =
      books.before.clocks[event.deadline] === 'running' &&
      !before.passedDeadlines.some(({ name, level }) => name === event.deadline && level >= event.level);
    return isNew ? { invariant: 'INV-9', found: `no fact says that ${event.deadline} has passed` } : undefined;
  }
  if (event.type !== 'transferred') return undefined;
  const due = Object.values(books.before.items).some((each) => each.is === 'promised' && each.from <= at);
  return due ? { invariant: 'INV-6', found: 'the moment of effect has come, and nothing moves' } : undefined;
}

/** INV-5, INV-10: a handover is over when nothing is open, and not before. */
export function phase({ decision: { state }, books }: Turn): Finding | undefined {
  const standings = Object.values(books.after.items).map((standing) => standing.is);
  const isOpen = standings.includes('open');
  if (state.phase !== 'draft' && isOpen !== waitingPhases.includes(state.phase)) {
    return { invariant: 'INV-5', found: `the handover is ${state.phase} while items are ${standings.join(' and ')}` };
  }
  if ((state.phase === 'accepted') !== (!isOpen && standings.includes('promised'))) {
    return { invariant: 'INV-5', found: `the handover is ${state.phase} while items are ${standings.join(' and ')}` };
  }
  const needsTransfer = state.phase === 'transferred' || state.phase === 'completed';
  if (needsTransfer && !standings.includes('moved')) {
    return { invariant: 'INV-5', found: `the handover is ${state.phase}, and nothing moved` };
  }
  return undefined;
}

/** Every wait has a deadline that runs; the flags and the open question agree with the clocks. */
export function deadlines({ move: { event }, decision, books }: Turn): Finding | undefined {
  const { state } = decision;
  const broken = (found: string): Finding => ({ invariant: 'deadlines', found });
  const clocks = Object.entries(books.after.clocks);
  const running = clocks.filter(([, clock]) => clock === 'running').map(([name]) => name);
  if (event.type === 'deadline-passed' && books.before.clocks[event.deadline] !== 'running') {
    return broken(`${event.deadline} passed, and it was not running`);
  }
  if (waitingPhases.includes(state.phase) && running.length === 0)
    return broken(`nothing limits the wait in ${state.phase}`);
  if (!waitingPhases.includes(state.phase) && clocks.length > 0) return broken(`a clock goes on in ${state.phase}`);
  const asks = state.phase === 'needs-information';
  if (asks !== state.isQuestionOpen) return broken(`the question and the phase ${state.phase} disagree`);
  if (!asks && running.length < clocks.length) return broken(`a clock stands still in ${state.phase}`);
  const flagged = overdueDeadlines(state).filter((name) => !(name in books.after.clocks));
  if (flagged.length > 0) return broken(`${flagged.join(', ')} is overdue, and nobody is waited for`);
  if (escalationLevel(state) > 0 !== overdueDeadlines(state).length > 0)
    return broken('escalated, and nothing is late');
  const anew = decision.effects.some(
    (effect) => effect.type === 'set-deadline' && overdueDeadlines(state).includes(effect.name),
  );
  if (anew) return broken('a clock was set anew, and it still counts as late');
  return undefined;
}

/** Design 4.3: the version moves with what changes what may be decided, and with nothing else. */
export function version({ move: { event }, decision }: Turn): Finding | undefined {
  return decision.movesVersion === !leaveTheVersion.includes(event.type)
    ? undefined
    : { invariant: 'version', found: `the version ${decision.movesVersion ? 'moved' : 'stood still'}` };
}
