import { waitingPhases, type DeadlineDefinition, type EscalationLevel, type Sourced } from '@stafet/core';
import { keyContactsAtOnce } from './escalation';

type Rules = DeadlineDefinition['rules'];

/** Somebody has been asked, and answers within this time; it stands still while a question is open. */
export function respondWithin(rules: Rules, levels: readonly EscalationLevel[]): DeadlineDefinition {
  return {
    name: 'respond',
    label: { da: 'Svar fra modtageren', en: 'Answer of the receiver' },
    waitsFor: 'receiver',
    runsIn: waitingPhases,
    pausesWithQuestion: true,
    counts: 'after-start',
    rules,
    levels,
  };
}

/** Who was asked a question answers it within the same time (T_INFO [PROPOSED], catalogue 1.5). */
export function answerWithin(rules: Rules, levels: readonly EscalationLevel[]): DeadlineDefinition {
  return {
    name: 'answer',
    label: { da: 'Svar på spørgsmål', en: 'Answer to the question' },
    waitsFor: 'sender',
    runsIn: ['needs-information'],
    restartsOn: ['ask'],
    counts: 'after-start',
    rules,
    levels,
  };
}

/** One rule that always holds. */
export function always(rule: Rules[number]['rule'], sourced: Sourced): Rules {
  return [{ when: 'always', rule, ...sourced }];
}

/** «det ofte er disse borgere, der falder mellem stolene» [SEED] S2: sent on twice in a row, E2 at once (1.7, rule 5). */
export const sentOnTwice: DeadlineDefinition = {
  name: 'sent-on-twice',
  label: { da: 'Sendt videre to gange', en: 'Sent on twice' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  onlyIf: { is: 'sent-on-twice' },
  counts: 'after-start',
  rules: always({ clock: 'at-once' }, { evidence: 'PROPOSED', source: 'pathway catalogue 1.7, rule 5' }),
  levels: keyContactsAtOnce,
};

/** «forsyningsforpligtelse» [SEED] S2: who owes it and lacks capacity is helped by the next level at once (1.7, rule 3). */
export const capacityLacking: DeadlineDefinition = {
  name: 'capacity',
  label: { da: 'Modtageren mangler kapacitet', en: 'The receiver lacks capacity' },
  waitsFor: 'receiver',
  runsIn: waitingPhases,
  onlyIf: { is: 'capacity-lacking' },
  counts: 'after-start',
  rules: always({ clock: 'at-once' }, { evidence: 'PROPOSED', source: 'pathway catalogue 1.7, rule 3' }),
  levels: keyContactsAtOnce,
};

/** T_RESPOND_ACUTE within 24 hours of the moment of effect, T_RESPOND_ROUTINE otherwise (catalogue 1.5). */
export const respondBeforeEffect: Rules = [
  {
    when: 'effect-within-24-hours',
    rule: { clock: 'elapsed', duration: 'PT2H' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue 1.5, T_RESPOND_ACUTE',
  },
  {
    when: 'always',
    rule: { clock: 'next-working-day', at: '12:00' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue 1.5, T_RESPOND_ROUTINE',
  },
];

/** T_RESPOND_ELECTIVE: the triage of a referral (catalogue 1.5). */
export const respondElective: Rules = always(
  { clock: 'working', duration: 'P5D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue 1.5, T_RESPOND_ELECTIVE' },
);
