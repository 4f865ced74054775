import type {
  DeadlineDefinition,
  DeadlineRule,
  EscalationLevel,
  ItemKey,
  Localized,
  MomentDefinition,
} from '@stafet/core';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';
import { acuteChain, expired, plannedChain } from '../escalation';

/** E1 is for the leaders of offer and team, E3 for «De lokale samarbejdsråd» too, which steer the cooperation (S4). */
function withLocalCouncil(chain: readonly EscalationLevel[]): readonly EscalationLevel[] {
  return chain.map((each) =>
    each.rule.level === 3
      ? { ...each, tells: [...each.tells, 'local-council'], source: 'pathway catalogue P19: as P08, escalation' }
      : each,
  );
}

/** The clocks of one item, which goes alone on its way: its confirmation, and the answer to a question about it. */
function clocksOf(
  item: ItemKey,
  ending: string,
  from: Localized,
  rule: DeadlineRule,
  chain: readonly EscalationLevel[],
  source: string,
): readonly DeadlineDefinition[] {
  const rules = always(rule, { evidence: 'PROPOSED', source });
  const onlyIf = { is: 'item', item } as const;
  const named = (da: string, en: string): Localized => ({ da: `${da} ${from.da}`, en: `${en} ${from.en}` });
  return [
    {
      ...respondWithin(rules, withLocalCouncil(chain)),
      name: `respond${ending}`,
      label: named('Bekræftelse fra', 'Confirmation of'),
      onlyIf,
    },
    {
      ...answerWithin(rules, [expired]),
      name: `answer${ending}`,
      label: named('Svar på spørgsmål fra', 'Answer to the question of'),
      onlyIf,
    },
  ];
}

const oneWorkingDay: DeadlineRule = { clock: 'working', duration: 'P1D' };
const discharge = 'pathway catalogue P19: as P08, discharge acceptance 1 working day';

/** «subakut vurdering ved behov for indlæggelse» [SEED] S4, without hours: counted from the request. */
const assessment: DeadlineDefinition = {
  name: 'assess',
  label: { da: 'Subakut vurdering', en: 'Subacute assessment' },
  waitsFor: 'receiver',
  runsIn: ['to-be-assessed'],
  counts: 'after-moment',
  moment: 'request',
  rules: always(
    { clock: 'elapsed', duration: 'PT24H' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P19: as P08, subacute assessment within 24 h' },
  ),
  levels: withLocalCouncil(acuteChain),
};

export const momentsV1: readonly MomentDefinition[] = [
  {
    name: 'request',
    label: { da: 'Tilbuddets henvendelse', en: 'The request of the offer' },
    from: { act: 'send' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P19: as P08, deadlines',
  },
];

/** The clocks of P19, version 1. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  ...clocksOf(
    'treatment/assessment',
    '',
    { da: 'psykiatrien', en: 'psychiatry' },
    { clock: 'working', duration: 'PT2H' },
    acuteChain,
    'pathway catalogue P19: as P08, acknowledge 2 h daytime',
  ),
  ...clocksOf(
    'social-support/daily-support',
    '-support',
    { da: 'tilbuddet', en: 'the offer' },
    oneWorkingDay,
    plannedChain,
    discharge,
  ),
  ...clocksOf(
    'social-support/authority',
    '-authority',
    { da: 'kommunen', en: 'the municipality' },
    oneWorkingDay,
    plannedChain,
    discharge,
  ),
  assessment,
  sentOnTwice,
  capacityLacking,
];
