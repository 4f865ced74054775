import {
  waitingPhases,
  type DeadlineDefinition,
  type EscalationLevel,
  type ItemKey,
  type Localized,
} from '@stafet/core';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { acuteChain, expired, plannedChain } from '../escalation';

const oneWorkingDay = always(
  { clock: 'working', duration: 'P1D' },
  { evidence: 'PROPOSED', source: 'pathway catalogue P19: as P08, discharge acceptance 1 working day' },
);

/** E1 is for the leaders of offer and team, E3 for «De lokale samarbejdsråd» too, which steer the cooperation (S4). */
function withLocalCouncil(chain: readonly EscalationLevel[]): readonly EscalationLevel[] {
  return chain.map((each) =>
    each.rule.level === 3
      ? { ...each, tells: [...each.tells, 'local-council'], source: 'pathway catalogue P19: as P08, escalation' }
      : each,
  );
}

/** A discharge: the offer and the municipality answer each for its own item. */
function dischargeConfirmed(name: string, item: ItemKey, label: Localized): DeadlineDefinition {
  return {
    ...respondWithin(oneWorkingDay, withLocalCouncil(plannedChain)),
    name,
    label,
    onlyIf: { is: 'item', item },
  };
}

/** A resident who may need admission: an answer comes in the daytime, before anybody has assessed. */
const firstAnswer: DeadlineDefinition = {
  ...respondWithin(
    always(
      { clock: 'working', duration: 'PT2H' },
      { evidence: 'PROPOSED', source: 'pathway catalogue P19: as P08, acknowledge 2 h daytime' },
    ),
    withLocalCouncil(acuteChain),
  ),
  label: { da: 'Første svar om vurdering', en: 'First answer on the assessment' },
  onlyIf: { is: 'item', item: 'treatment/assessment' },
};

/** «subakut vurdering ved behov for indlæggelse» [SEED] S4, without hours. It is met when the assessment is completed. */
const assessment: DeadlineDefinition = {
  name: 'assessment',
  label: { da: 'Subakut vurdering', en: 'Subacute assessment' },
  waitsFor: 'receiver',
  runsIn: [...waitingPhases, 'accepted', 'transferred'],
  onlyIf: { is: 'item', item: 'treatment/assessment' },
  counts: 'after-start',
  rules: always(
    { clock: 'elapsed', duration: 'PT24H' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P19: as P08, subacute assessment within 24 h' },
  ),
  // P08 names E1 and E3 alone.
  levels: withLocalCouncil(acuteChain.filter(({ rule }) => rule.level === 1 || rule.level === 3)),
};

/** The clocks of P19, version 1. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  firstAnswer,
  dischargeConfirmed('support-confirmed', 'social-support/daily-support', {
    da: 'Bekræftelse fra tilbuddet',
    en: 'Confirmation of the offer',
  }),
  dischargeConfirmed('authority-confirmed', 'social-support/authority', {
    da: 'Bekræftelse fra kommunen',
    en: 'Confirmation of the municipality',
  }),
  answerWithin(oneWorkingDay, [expired]),
  assessment,
  sentOnTwice,
  capacityLacking,
];
