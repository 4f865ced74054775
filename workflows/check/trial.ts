import { keyOf, plainParticulars, type Decision, type HandoverState, type Instant } from '@stafet/core';
import type { decide } from '../decide';
import type { Pathway } from '../pathway';
import { arrive, enter, openBooks, windClocks } from './books';
import { brokenPromise } from './promises';
import { wronglyRefused } from './record';
import { freeze, type Stand } from './stand';
import { broken, type Finding, type Turn } from './turn';
import { actors, sender, type Move } from './world';

/** What came of a move that was decided on. */
export interface Made {
  readonly next: Stand;
  readonly decision: Decision;
}

/** Asks the engine for one decision, and judges it. */
export function tryMove(
  pathway: Pathway,
  place: Stand,
  move: Move,
  at: Instant,
  judge: typeof decide,
): Made | Finding | 'refused' {
  let answer;
  try {
    answer = judge(pathway, place.state, move.event, actors[move.voice], at);
  } catch (error) {
    // The state is frozen: whoever writes into it ends here too.
    const what = place.state.items.map((item) => `*${keyOf(item)}*`).join(', ') || `*${place.state.step}*`;
    const why = String(error);
    return broken('refusal', `kommer der ingen afgørelse om ${what}: ${why}`, `no decision on ${what} came: ${why}`);
  }
  if (answer.kind === 'refused') {
    if (move.voice !== 'stafet') return 'refused';
    const asked = { pathway, before: place.state, move, at, books: { before: place.books } };
    return wronglyRefused(asked) ?? 'refused';
  }
  const entered = enter(arrive(place.books, at), place.state, move.event, at);
  const after = { ...arrive(entered, at), clocks: windClocks(place.books.clocks, answer.effects) };
  const turn: Turn = {
    pathway,
    before: place.state,
    move,
    at,
    decision: answer,
    books: { before: place.books, entered, after },
  };
  const next = { state: answer.state, books: after, day: place.day, from: place, move, comesFrom: [] };
  return brokenPromise(turn) ?? { next, decision: answer };
}

/** The linked requests that a decision opens, as they stand once Stafet has sent them in the name of the sender. */
export function successorsOf(
  pathway: Pathway,
  { next, decision }: Made,
  at: Instant,
  judge: typeof decide,
): readonly (Stand | Finding)[] {
  return decision.effects.flatMap((effect): readonly (Stand | Finding)[] => {
    if (effect.type !== 'open-successor') return [];
    const { particulars } = decision.state;
    const timesSentOn = particulars.timesSentOn + (effect.because === 'redirect' ? 1 : 0);
    // Twice is what the rules know of (catalogue 1.7, rule 5); more is no other world.
    if (timesSentOn > 2) return [];
    const draft: HandoverState = {
      ...decision.state,
      phase: 'draft',
      step: 'draft',
      receiver: effect.receiver,
      items: decision.state.items
        .filter((item) => effect.items.includes(keyOf(item)))
        .map(({ kind, scope }) => ({
          kind,
          ...(scope === undefined ? {} : { scope }),
          status: 'requested',
          holder: sender,
        })),
      isQuestionOpen: false,
      sentAt: undefined,
      deliveredAt: undefined,
      openedAt: undefined,
      passedDeadlines: [],
      particulars: {
        ...plainParticulars,
        hasSupplyDuty: particulars.hasSupplyDuty,
        moments: particulars.moments,
        timesSentOn,
      },
    };
    const from = { state: freeze(draft), books: openBooks(draft), day: next.day, from: next, comesFrom: [] };
    const sent = tryMove(pathway, from, { voice: 'sender', event: { type: 'send' } }, at, judge);
    if (sent === 'refused') {
      const what = effect.items.map((item) => `*${item}*`).join(', ');
      return [
        broken(
          'INV-8',
          `kan den videresendte anmodning om ${what} ikke sendes`,
          `the linked request for ${what} cannot be sent`,
        ),
      ];
    }
    return ['found' in sent ? sent : sent.next];
  });
}
