import { keyOf, nameOfEvent, waitingPhases, type HandoverEvent, type HandoverState } from '@stafet/core';
import { placeOf } from '../places';
import { broken, itemsOf, type Finding, type Turn } from './turn';
import { closedPhases } from './closed-phases';
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
  const missing = (da: string, en: string): Finding => {
    const about = itemsOf(before, nameOfEvent(event));
    return broken('INV-9', `${da} (${about})`, `${en} (${about})`);
  };
  const { facts } = decision;
  const organization = toldByStafet.includes(event.type) ? undefined : actors[voice].roles[0]?.organization;
  const own =
    event.type === 'deadline-passed' ? factsOfLevel(before, event.deadline, event.level) : [nameOfEvent(event)];
  const told = facts.filter((fact) => fact.type !== 'transferred');
  if (facts.some((fact) => fact.at !== at)) return missing('har sporet et andet tidspunkt', 'a fact has another time');
  if (event.type !== 'transferred') {
    if (told.map((fact) => fact.type).join(' ') !== own.join(' '))
      return missing(`siger sporet ikke ${own.join(' ')}`, `the trail does not say ${own.join(' ')}`);
    const [fact] = told;
    if (fact?.organization !== organization)
      return missing('nævner sporet en anden organisation', 'the trail names another organisation');
    if ('reason' in event && fact?.reason !== event.reason)
      return missing('mangler årsagen i sporet', 'the reason is not in the trail');
    if ('circumstance' in event && fact?.circumstance !== event.circumstance)
      return missing('siger sporet ikke, hvad der er sket', 'the trail does not say what happened');
  } else if (told.length > 0)
    return missing('har sporet noget, der ikke er sket', 'the trail tells what did not happen');
  if (
    event.type === 'deadline-passed' &&
    told.some((fact) => fact.deadline !== event.deadline || fact.level !== event.level)
  ) {
    return broken(
      'INV-9',
      `mangler overskridelsen af *${event.deadline}* i sporet`,
      `the breach of *${event.deadline}* is not in the trail`,
    );
  }
  for (const item of decision.state.items) {
    const naming = facts.filter((fact) => fact.items?.includes(keyOf(item)));
    const was = before.items.find((each) => keyOf(each) === keyOf(item));
    const transfers = naming.filter((fact) => fact.type === 'transferred');
    if (was?.status !== item.status && naming.length === 0)
      return missing(
        `siger sporet ikke, hvad der blev af *${keyOf(item)}*`,
        `no fact says what became of *${keyOf(item)}*`,
      );
    if (transfers.length !== (was?.holder === item.holder ? 0 : 1))
      return missing(`flytter sporet ikke *${keyOf(item)}*`, `no fact moves *${keyOf(item)}*`);
    const standings = [books.before.items[keyOf(item)], books.entered.items[keyOf(item)]];
    const promised = standings.flatMap((standing) => (standing?.is === 'promised' ? [standing.from] : []));
    for (const fact of transfers) {
      if (fact.previousHolder !== sender || fact.newHolder !== before.receiver)
        return missing('mangler sporet, hvem der gav og tog', 'the holders are not named');
      if (fact.effectiveAt !== promised.at(-1))
        return missing(
          `mangler tidspunktet for *${keyOf(item)}* i sporet`,
          `the moment of effect of *${keyOf(item)}* is not named`,
        );
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
  const names = (): string => itemsOf(before, before.step);
  if (event.type === 'deadline-passed') {
    const levels = pathway.deadlines.find(({ name }) => name === event.deadline)?.levels ?? [];
    // What is due by then takes effect first, and can meet the clock.
    const isDue = Object.values(books.before.items).some((each) => each.is === 'promised' && each.from <= at);
    const isNew =
      !isDue &&
      books.before.clocks[event.deadline] === 'running' &&
      levels.some(({ rule }) => rule.level === event.level) &&
      !before.passedDeadlines.some(({ name, level }) => name === event.deadline && level >= event.level);
    if (!isNew) return undefined;
    return broken(
      'INV-9',
      `siger intet, at fristen *${event.deadline}* er overskredet`,
      `nothing says that the deadline *${event.deadline}* has passed`,
    );
  }
  if (event.type === 'closed-by-event' && !closedPhases.includes(before.phase)) {
    return broken(
      'INV-10',
      `ændrer dødsfaldet intet: ${names()} er stadig åben`,
      `the death changes nothing: ${names()} is still open`,
    );
  }
  if (event.type === 'circumstance' && !closedPhases.includes(before.phase)) {
    const isNews = ['admission', 'leave', 'relocation', 'consent-withdrawn'].includes(event.circumstance);
    const isHeard = !isNews || before.particulars.circumstances.includes(event.circumstance);
    if (isHeard) return undefined;
    return broken(
      'INV-10',
      `hører ingen af dem, der har ${names()}, om det`,
      `nobody who holds ${names()} hears of it`,
    );
  }
  const isOpenAgain =
    books.before.interrupted.length > 0 || before.items.some(({ status }) => status === 'transferred');
  if (event.type === 'reopened' && before.phase === 'closed-by-event' && isOpenAgain) {
    return broken(
      'INV-10',
      `bliver der aldrig igen spurgt om ${names()}, som en forkert dødsmelding lukkede`,
      `${names()}, which a wrong death notice closed, is never asked for again`,
    );
  }
  if (event.type !== 'transferred') return undefined;
  const due = Object.entries(books.before.items).find(([, each]) => each.is === 'promised' && each.from <= at);
  if (due === undefined) return undefined;
  return broken(
    'INV-6',
    `er tidspunktet for *${due[0]}* kommet, og intet flytter sig`,
    `the moment of effect of *${due[0]}* has come, and nothing moves`,
  );
}

/** INV-5, INV-10: a handover is over when nothing is open, and not before. */
export function phase({ pathway, decision: { state }, books }: Turn): Finding | undefined {
  const standings = Object.values(books.after.items).map((standing) => standing.is);
  const wrong = (): Finding => {
    const told = Object.entries(books.after.items).map(([item, { is }]) => `*${item}* ${is}`);
    return broken(
      'INV-5',
      `er overdragelsen ${state.phase} (${told.join(', ') || `*${state.step}*`})`,
      `the handover is ${state.phase} (${told.join(', ') || `*${state.step}*`})`,
    );
  };
  // Advice has no items: it waits until it is given or taken back.
  if (!pathway.transfers)
    return ['accepted', 'transferred', 'rejected', 'redirected'].includes(state.phase) ? wrong() : undefined;
  const isOpen = standings.includes('open');
  if (state.phase !== 'draft' && isOpen !== waitingPhases.includes(state.phase)) return wrong();
  if ((state.phase === 'accepted') !== (!isOpen && standings.includes('promised'))) return wrong();
  const needsTransfer = state.phase === 'transferred' || state.phase === 'completed';
  return needsTransfer && !standings.includes('moved') ? wrong() : undefined;
}

/** Every wait has a deadline that runs; the flags and the open question agree with the clocks. */
export function deadlines({ pathway, before, move: { event }, decision, books }: Turn): Finding | undefined {
  const { state } = decision;
  const wrong = (da: string, en: string): Finding => broken('deadlines', da, en);
  const clocks = Object.entries(books.after.clocks);
  const running = clocks.filter(([, clock]) => clock === 'running').map(([name]) => name);
  if (event.type === 'deadline-passed') {
    if (books.before.clocks[event.deadline] !== 'running')
      return wrong(
        `er *${event.deadline}* overskredet, selv om fristen ikke løb`,
        `*${event.deadline}* has passed, and it was not running`,
      );
    const passed = state.passedDeadlines.filter(({ name }) => name === event.deadline).map(({ level }) => level);
    if (passed.join() !== String(event.level))
      return wrong(
        `er E${event.level} for *${event.deadline}* ikke noteret`,
        `E${event.level} of *${event.deadline}* is not noted`,
      );
    const earlier = before.passedDeadlines.find(({ name }) => name === event.deadline);
    if (earlier !== undefined && earlier.level >= event.level)
      return wrong(`er *${event.deadline}* overskredet to gange`, `*${event.deadline}* has passed twice`);
  }
  const [left] = closedPhases.includes(state.phase) ? clocks : [];
  if (left !== undefined) {
    return wrong(
      `løber fristen *${left[0]}* videre, og alt er slut`,
      `the clock *${left[0]}* goes on, and all is over`,
    );
  }
  const asks = state.phase === 'needs-information';
  if (asks !== state.isQuestionOpen)
    return wrong(
      `siger spørgsmålet ét og fasen *${state.phase}* noget andet`,
      `the question and the phase *${state.phase}* disagree`,
    );
  const { waitsFor } = placeOf(pathway.machine, state.phase, state.step);
  if ((waitingPhases.includes(state.phase) || waitsFor !== undefined) && running.length === 0) {
    return wrong(`venter nogen uden frist i *${state.step}*`, `nothing limits the wait in *${state.step}*`);
  }
  for (const [name, clock] of clocks) {
    const definition = pathway.deadlines.find((each) => each.name === name);
    const mayRun = definition?.runsIn.some((place) => place === state.phase || place === state.step) === true;
    if (!mayRun)
      return wrong(
        `løber fristen *${name}* videre i *${state.step}*`,
        `the clock *${name}* goes on in *${state.step}*`,
      );
    const stands = definition.pausesWithQuestion === true && asks;
    if (stands !== (clock === 'paused')) {
      const da = clock === 'paused' ? 'står fristen' : 'løber fristen';
      return wrong(`${da} *${name}* i *${state.step}*`, `the clock *${name}* is ${clock} in *${state.step}*`);
    }
  }
  const flagged = state.passedDeadlines.filter(({ name }) => !(name in books.after.clocks));
  if (flagged.length > 0)
    return wrong(
      `er *${flagged.map(({ name }) => name).join()}* overskredet, og ingen venter på nogen`,
      `*${flagged.map(({ name }) => name).join()}* is overdue, and nobody is waited for`,
    );
  const anew = state.passedDeadlines.find(({ name }) =>
    decision.effects.some((effect) => effect.type === 'set-deadline' && effect.name === name),
  );
  if (anew === undefined) return undefined;
  return wrong(
    `er fristen *${anew.name}* begyndt forfra og tæller stadig som overskredet`,
    `the clock *${anew.name}* was set anew, and it still counts as late`,
  );
}

/** What a handover knows of its sides is decided when it begins, and what happened to the citizen only Stafet tells. */
export function particulars({ before, move: { event }, decision: { state } }: Turn): Finding | undefined {
  const [was, is] = [before.particulars, state.particulars];
  const isFixed =
    was.canReceiverHold === is.canReceiverHold &&
    was.hasSupplyDuty === is.hasSupplyDuty &&
    was.timesSentOn === is.timesSentOn;
  if (!isFixed) {
    return broken(
      'INV-8',
      `er det ændret undervejs, hvad modtageren af ${itemsOf(state, state.step)} skylder`,
      `what the receiver of ${itemsOf(state, state.step)} owes was changed on the way`,
    );
  }
  const isTold = event.type === 'circumstance' || was.circumstances.join() === is.circumstances.join();
  if (isTold) return undefined;
  return broken(
    'INV-10',
    `har en handling ændret, hvad der er sket med borgeren (${itemsOf(state, state.step)})`,
    `an act has changed what happened to the citizen (${itemsOf(state, state.step)})`,
  );
}

/** Design 4.3: the version moves with what changes what may be decided, and with nothing else. */
export function version({ move: { event }, decision }: Turn): Finding | undefined {
  if (decision.movesVersion === !leaveTheVersion.includes(event.type)) return undefined;
  const what = nameOfEvent(event);
  return decision.movesVersion
    ? broken('version', `er versionen flyttet af *${what}*`, `the version moved with *${what}*`)
    : broken('version', `står versionen stille efter *${what}*`, `the version stood still after *${what}*`);
}
