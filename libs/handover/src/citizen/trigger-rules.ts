import type { Localized, OrganizationId, Sourced } from '@stafet/core';

export const triggerIds = [
  'first-admission',
  'repeated-admissions',
  'approaching-21',
  'missed-appointment',
  'joint-plan-participation',
] as const;
export type TriggerId = (typeof triggerIds)[number];

/** A number of a rule. Thresholds are configuration per cluster, and shown as proposed where the catalogue says so. */
export interface Threshold extends Sourced {
  readonly name: string;
  readonly label: Localized;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** A rule that can be switched per cluster: it opens or proposes a handover, or lets a cluster take part in a pathway. */
export interface TriggerRule extends Sourced {
  readonly id: TriggerId;
  readonly kind: 'trigger' | 'participation';
  readonly pathway: string;
  readonly name: Localized;
  readonly thresholds: readonly Threshold[];
  /** Where it holds as long as nobody has set anything; everywhere where left out. */
  readonly onlyIn?: readonly OrganizationId[];
  readonly notIn?: readonly OrganizationId[];
}

const number = (
  name: string,
  value: number,
  [least, most]: readonly [number, number],
  label: Localized,
  sourced: Sourced,
): Threshold => ({ name, value, least, most, label, ...sourced });

const repeated: Sourced = { evidence: 'PROPOSED', source: 'pathway catalogue P03, trigger; 9.5' };
const transition: Sourced = { evidence: 'PROPOSED', source: 'pathway catalogue P07, deadlines' };
const contacts: Sourced = {
  evidence: 'PROPOSED',
  source: 'pathway catalogue P17: «gentagne» has no number in the seed',
};

/** Every rule with the numbers that it begins with. */
export const triggerRules: readonly TriggerRule[] = [
  {
    id: 'first-admission',
    kind: 'trigger',
    pathway: 'psy-first-admission',
    name: {
      da: 'Første psykiatriske indlæggelse med psykosociale problemer',
      en: 'First psychiatric admission with psychosocial problems',
    },
    thresholds: [],
    // Developed there; the catalogue wants it switchable per cluster.
    onlyIn: ['cluster-randers'],
    evidence: 'SEED',
    source: 'pathway catalogue P02, trigger; S2 «forandringspakker»',
  },
  {
    id: 'repeated-admissions',
    kind: 'trigger',
    pathway: 'psy-acute-network-meeting',
    name: { da: 'Gentagne psykiatriske indlæggelser', en: 'Repeated psychiatric admissions' },
    thresholds: [
      number(
        'shortCount',
        2,
        [2, 20],
        { da: 'Indlæggelser på kort tid', en: 'Admissions in the short time' },
        repeated,
      ),
      number('shortDays', 30, [1, 366], { da: 'Kort tid, dage', en: 'The short time, days' }, repeated),
      number('longCount', 3, [2, 50], { da: 'Indlæggelser på lang tid', en: 'Admissions in the long time' }, repeated),
      number('longDays', 180, [1, 1_098], { da: 'Lang tid, dage', en: 'The long time, days' }, repeated),
    ],
    evidence: 'SEED',
    source: 'pathway catalogue P03, trigger; S2 «når en borger har haft gentagne indlæggelser»',
  },
  {
    id: 'approaching-21',
    kind: 'trigger',
    pathway: 'bup-to-adult',
    name: { da: 'Forløb i BUP, der nærmer sig 21 år', en: 'Course in child psychiatry that approaches 21' },
    thresholds: [
      number(
        'openAtMonths',
        246,
        [216, 252],
        { da: 'Åbnes ved alder, måneder', en: 'Opens at age, months' },
        transition,
      ),
      number(
        'dueAtMonths',
        249,
        [216, 252],
        { da: 'Bekræftes inden alder, måneder', en: 'Due at age, months' },
        transition,
      ),
    ],
    evidence: 'SEED',
    source: 'pathway catalogue P07, deadlines; S2 «indtil patienten fylder 21 år»',
  },
  {
    id: 'missed-appointment',
    kind: 'trigger',
    pathway: 'missed-appointments',
    name: { da: 'Udeblivelse eller gentagne akutte kontakter', en: 'Missed appointment or repeated acute contacts' },
    thresholds: [
      number('noShows', 1, [1, 20], { da: 'Udeblivelser', en: 'Missed appointments' }, contacts),
      number('noShowDays', 30, [1, 366], { da: 'Udeblivelser inden for, dage', en: 'Missed within, days' }, contacts),
      number('acuteContacts', 3, [2, 50], { da: 'Akutte kontakter', en: 'Acute contacts' }, contacts),
      number(
        'acuteContactDays',
        30,
        [1, 366],
        { da: 'Kontakter inden for, dage', en: 'Contacts within, days' },
        contacts,
      ),
    ],
    evidence: 'SEED',
    source: 'pathway catalogue P17; S0 «udebliver fra aftaler i psykiatrien eller har gentagne akutte kontakter»',
  },
  {
    id: 'joint-plan-participation',
    kind: 'participation',
    pathway: 'child-joint-binding-plan',
    name: {
      da: 'Klyngen er med i én fælles forpligtende plan',
      en: 'The cluster takes part in the joint binding plan',
    },
    thresholds: [],
    notIn: ['cluster-vest'],
    evidence: 'SEED',
    source: 'pathway catalogue P06, special rules: Horsens, Aarhus, Midt and Randers took part',
  },
];

export function ruleOf(id: TriggerId): TriggerRule {
  return triggerRules.find((rule) => rule.id === id) as TriggerRule;
}

/** Whether the rule holds in a cluster as long as nobody has set anything. */
export function isOnByDefault({ onlyIn, notIn = [] }: TriggerRule, cluster: OrganizationId): boolean {
  return (onlyIn === undefined || onlyIn.includes(cluster)) && !notIn.includes(cluster);
}

export function defaultThresholds({ thresholds }: TriggerRule): Readonly<Record<string, number>> {
  return Object.fromEntries(thresholds.map(({ name, value }) => [name, value]));
}
