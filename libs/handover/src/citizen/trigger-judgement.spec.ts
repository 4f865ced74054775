import { instant } from '@stafet/core';
import type { CitizenFact, CitizenFactType, FactDetails } from './citizen-fact';
import { judge, type NumbersOf } from './trigger-judgement';
import { defaultThresholds, isOnByDefault, ruleOf, triggerRules } from './trigger-rules';

const fact = (type: CitizenFactType, day: string, details: FactDetails = {}, unit = 'ward-randers'): CitizenFact => ({
  id: `${type} ${day}`,
  type,
  at: instant(`${day.length === 10 ? `${day}T12:00:00` : day}.000Z`),
  unit,
  details,
});
const asProposed: NumbersOf = (rule) => defaultThresholds(ruleOf(rule));
const isPsychiatric = (unit: string): boolean => unit.startsWith('ward-');
const judged = (now: CitizenFact, known: readonly CitizenFact[], numbersOf = asProposed) =>
  judge(now, known, numbersOf, isPsychiatric).map(({ rule, because }) => [rule, because.map(({ id }) => id)]);
const admission = (day: string) => fact('admission', day);
const contact = (day: string) => fact('acute-contact', day, {}, 'acute-randers');

describe('a first admission with psychosocial problems', () => {
  it.each([
    [{ first: true, psychosocialProblems: true }, 1],
    [{ first: true, psychosocialProblems: false }, 0],
    [{ first: true }, 0],
    [{ psychosocialProblems: true }, 0],
    [{}, 0],
  ])('with %j is a reason %i times', (details, times) => {
    expect(judged(fact('admission', '2026-11-20', details), [])).toHaveLength(times);
  });

  it('is the ward’s word, whatever Stafet knows from before', () => {
    const details = { first: true, psychosocialProblems: true };
    expect(judged(fact('admission', '2026-11-20', details), [admission('2020-01-01')])).toEqual([
      ['first-admission', ['admission 2026-11-20']],
    ]);
  });

  it('is none in a somatic ward, and none where the rule is off', () => {
    const details = { first: true, psychosocialProblems: true };
    expect(judged(fact('admission', '2026-11-20', details, 'somatic-randers'), [])).toEqual([]);
    expect(judged(fact('admission', '2026-11-20', details), [], () => undefined)).toEqual([]);
  });
});

describe('repeated admissions', () => {
  it.each([
    ['two within 30 days', ['2026-11-01', '2026-11-20'], true],
    ['two exactly 30 days apart', ['2026-10-21', '2026-11-20'], true],
    ['two 31 days apart', ['2026-10-20', '2026-11-20'], false],
    ['three within 180 days', ['2026-05-24', '2026-08-01', '2026-11-20'], true],
    ['three over 181 days', ['2026-05-23', '2026-08-01', '2026-11-20'], false],
    ['two within 180 days', ['2026-06-01', '2026-11-20'], false],
    ['one', ['2026-11-20'], false],
  ])('are %s: %s', (_what, days, isReason) => {
    const [last, ...earlier] = [...days].reverse().map(admission);
    expect(judged(last!, earlier).map(([rule]) => rule)).toEqual(isReason ? ['repeated-admissions'] : []);
  });

  it('are judged by when they happened, in whatever order they are told', () => {
    const days = ['2026-11-01', '2026-11-10', '2026-11-20'];
    const all = days.map((day) => `admission ${day}`);
    for (const day of days) {
      const others = days.filter((each) => each !== day).map(admission);
      expect(judged(admission(day), others)).toEqual([['repeated-admissions', all]]);
    }
  });

  it('that are told late are no reason where they lie apart from each other', () => {
    expect(judged(admission('2025-01-01'), [admission('2026-11-01'), admission('2026-11-10')])).toEqual([]);
  });

  it('count psychiatric ones only', () => {
    expect(judged(admission('2026-11-20'), [fact('admission', '2026-11-19', {}, 'somatic-randers')])).toEqual([]);
    expect(judged(fact('admission', '2026-11-19', {}, 'somatic-randers'), [admission('2026-11-20')])).toEqual([]);
  });

  it('are what the cluster says they are', () => {
    const stricter: NumbersOf = () => ({ shortCount: 3, shortDays: 10, longCount: 4, longDays: 20 });
    const two = [admission('2026-11-18'), admission('2026-11-19')];
    expect(judged(admission('2026-11-20'), two.slice(1), stricter)).toEqual([]);
    expect(judged(admission('2026-11-20'), two, stricter)).toHaveLength(1);
  });
});

describe('a missed appointment', () => {
  it('is a reason at once', () => {
    expect(judged(fact('no-show', '2026-11-20'), [])).toEqual([['missed-appointment', ['no-show 2026-11-20']]]);
  });

  it('outside psychiatry is none', () => {
    expect(judged(fact('no-show', '2026-11-20', {}, 'somatic-randers'), [])).toEqual([]);
  });

  it.each([
    ['three within 30 days', ['2026-10-21', '2026-11-01', '2026-11-20'], true],
    ['three over 31 days', ['2026-10-20', '2026-11-01', '2026-11-20'], false],
    ['two', ['2026-11-19', '2026-11-20'], false],
  ])('is also seen in acute contacts, %s: %s', (_what, days, isReason) => {
    const [last, ...earlier] = [...days].reverse().map(contact);
    expect(judged(last!, earlier).map(([rule]) => rule)).toEqual(isReason ? ['missed-appointment'] : []);
  });
});

describe('a course in child psychiatry', () => {
  const course = (day: string, under18AtReferral: boolean, eatingDisorder: boolean) =>
    fact('bup-course', day, { under18AtReferral, eatingDisorder });

  it.each([
    [true, false, 1],
    [false, false, 0],
    [true, true, 0],
    [false, true, 0],
  ])(
    'with referral under 18 %s and eating disorder %s leads to adult psychiatry %i times',
    (under18, eating, times) => {
      expect(judged(course('2022-05-01', under18, eating), [])).toHaveLength(times);
    },
  );

  it('is judged by the course that began last', () => {
    expect(judged(course('2022-05-01', true, false), [course('2024-05-01', true, true)])).toEqual([]);
  });
});

describe('the rules', () => {
  it('hold in the clusters that the catalogue names', () => {
    const clusters = ['aarhus', 'horsens', 'midt', 'randers', 'vest'].map((name) => `cluster-${name}`);
    const where = (id: Parameters<typeof ruleOf>[0]) => clusters.filter((each) => isOnByDefault(ruleOf(id), each));
    expect(where('first-admission')).toEqual(['cluster-randers']);
    expect(where('joint-plan-participation')).toEqual(clusters.slice(0, 4));
    expect(where('repeated-admissions')).toEqual(clusters);
  });

  it('begin with numbers within their own limits, each shown as proposed', () => {
    for (const { value, least, most, evidence } of triggerRules.flatMap(({ thresholds }) => thresholds)) {
      expect([value >= least, value <= most, evidence]).toEqual([true, true, 'PROPOSED']);
    }
  });
});
