import type {
  DeadlineDefinition,
  DeadlineRule,
  EscalationLevel,
  ItemKey,
  Localized,
  MomentDefinition,
} from '@stafet/core';
import { acuteChain, expired, plannedChain } from '../escalation';
import { always, answerWithin, capacityLacking, respondWithin, sentOnTwice } from '../lifecycle-deadlines';

/** The leader of the botilbud and of the team at E1, the local council at E3. */
function inTheLocalCouncil(chain: readonly EscalationLevel[]): readonly EscalationLevel[] {
  return chain.map((each) =>
    each.rule.level === 3
      ? { ...each, tells: ['local-council', 'auditor-queue'], source: 'pathway catalogue P08, escalation' }
      : each,
  );
}

/** The clocks of one item: its confirmation, and the answer to a question about it within the same time. */
function clocksOf(
  item: ItemKey,
  ending: string,
  labels: { readonly respond: Localized; readonly answer: Localized },
  rule: DeadlineRule,
  chain: readonly EscalationLevel[],
  source: string,
): readonly DeadlineDefinition[] {
  const rules = always(rule, { evidence: 'PROPOSED', source });
  const onlyIf = { is: 'item', item } as const;
  return [
    { ...respondWithin(rules, inTheLocalCouncil(chain)), name: `respond${ending}`, label: labels.respond, onlyIf },
    { ...answerWithin(rules, [expired]), name: `answer${ending}`, label: labels.answer, onlyIf },
  ];
}

/** «subakut vurdering ved behov for indlæggelse»: counted from the request, however long its confirmation took. */
const assessment: DeadlineDefinition = {
  name: 'assess',
  label: { da: 'Subakut vurdering', en: 'Subacute assessment' },
  waitsFor: 'receiver',
  runsIn: ['to-be-assessed'],
  counts: 'after-moment',
  moment: 'request',
  rules: always(
    { clock: 'elapsed', duration: 'PT24H' },
    { evidence: 'PROPOSED', source: 'pathway catalogue P08, deadlines: subacute assessment within 24 h' },
  ),
  levels: inTheLocalCouncil(acuteChain.filter(({ rule }) => rule.level > 0)),
};

export const momentsV1: readonly MomentDefinition[] = [
  {
    name: 'request',
    label: { da: 'Botilbuddets henvendelse', en: 'The request of the botilbud' },
    from: { act: 'send' },
    evidence: 'PROPOSED',
    source: 'pathway catalogue P08, deadlines',
  },
];

const discharge = 'pathway catalogue P08, deadlines: discharge acceptance 1 working day';

/** All clocks of P08. Each handover has the ones of its own items; the seeds give no hours. */
export const deadlinesV1: readonly DeadlineDefinition[] = [
  ...clocksOf(
    'treatment/assessment',
    '',
    {
      respond: { da: 'Svar til botilbuddet', en: 'Answer to the botilbud' },
      answer: { da: 'Svar på spørgsmål fra teamet', en: 'Answer to the question of the team' },
    },
    { clock: 'working', duration: 'PT2H' },
    acuteChain,
    'pathway catalogue P08, deadlines: acknowledge 2 h daytime',
  ),
  ...clocksOf(
    'social-support/authority',
    '-authority',
    {
      respond: { da: 'Kommunens bekræftelse af udskrivelsen', en: 'Confirmation of the discharge by the municipality' },
      answer: { da: 'Svar på kommunens spørgsmål', en: 'Answer to the question of the municipality' },
    },
    { clock: 'working', duration: 'P1D' },
    plannedChain,
    discharge,
  ),
  ...clocksOf(
    'social-support/daily-support',
    '-daily-support',
    {
      respond: { da: 'Botilbuddets bekræftelse af udskrivelsen', en: 'Confirmation of the discharge by the botilbud' },
      answer: { da: 'Svar på botilbuddets spørgsmål', en: 'Answer to the question of the botilbud' },
    },
    { clock: 'working', duration: 'P1D' },
    plannedChain,
    discharge,
  ),
  assessment,
  sentOnTwice,
  capacityLacking,
];
