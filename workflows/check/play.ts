import {
  keyOf,
  plainParticulars,
  type Decision,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type ItemKey,
  type Particulars,
  type Refusal,
} from '@stafet/core';
import { decide } from '../decide';
import type { Pathway } from '../pathway';
import { actors, days, receiver, sender, type Voice } from './world';

/** One act in a story: who says what, and on which day of the world (the first, where left out). */
export type Act = readonly [voice: Voice, event: HandoverEvent, at?: Instant];

/** What a story begins with, where it is not a plain draft of everything that the pathway hands over. */
export interface Beginning {
  readonly items?: readonly ItemKey[];
  readonly effectiveFrom?: Instant;
  readonly particulars?: Partial<Particulars>;
}

/** The draft of a handover between the two sides of the world, in this pathway. */
export function beginningOf(pathway: Pathway, { items, effectiveFrom, particulars }: Beginning = {}): HandoverState {
  return {
    phase: 'draft',
    step: 'draft',
    sender,
    receiver,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    items: pathway.items
      .filter((item) => items?.includes(keyOf(item)) ?? true)
      .map(({ kind, scope }) => ({
        kind,
        ...(scope === undefined ? {} : { scope }),
        status: 'requested',
        holder: sender,
      })),
    isQuestionOpen: false,
    passedDeadlines: [],
    particulars: { ...plainParticulars, ...particulars },
  };
}

/** How a handover stands after the acts; throws at the first that is refused. */
export function after(pathway: Pathway, acts: readonly Act[], beginning?: Beginning): HandoverState {
  return acts.reduce((state, act) => decisionOn(pathway, state, act).state, beginningOf(pathway, beginning));
}

/** What is decided on the act; throws where it is refused. */
export function decisionOn(pathway: Pathway, state: HandoverState, [voice, event, at = days[0]]: Act): Decision {
  const answer = decide(pathway, state, event, actors[voice], at as Instant);
  if (answer.kind === 'refused') throw new Error(`${voice} ${event.type} is refused: ${answer.refusal.code}`);
  return answer;
}

/** Why the act is refused, or nothing where it is not. */
export function refusalOf(
  pathway: Pathway,
  state: HandoverState,
  [voice, event, at = days[0]]: Act,
): Refusal['code'] | undefined {
  const answer = decide(pathway, state, event, actors[voice], at as Instant);
  return answer.kind === 'refused' ? answer.refusal.code : undefined;
}
