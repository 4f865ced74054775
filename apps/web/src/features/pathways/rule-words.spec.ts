import i18next, { type TFunction } from 'i18next';
import { da } from '../../i18n/da';
import type { Pathway } from '../../api';
import { dueInWords, levelInWords, ruleInWords, type Deadline } from './rule-words';

describe('a deadline in words', () => {
  let t: TFunction;
  beforeAll(async () => {
    const texts = i18next.createInstance();
    t = await texts.init({ lng: 'da', resources: { da: { translation: da } }, interpolation: { escapeValue: false } });
  });

  it.each([
    [{ clock: 'elapsed', duration: 'PT2H' }, '2 timer'],
    [{ clock: 'elapsed', duration: 'PT30M' }, '30 minutter'],
    [{ clock: 'elapsed', duration: 'PT1H30M' }, '1 time og 30 minutter'],
    [{ clock: 'working', duration: 'P5D' }, '5 arbejdsdage'],
    [{ clock: 'working', duration: 'PT4H' }, '4 timer i åbningstiden'],
    [{ clock: 'calendar', duration: 'P8W' }, '8 uger'],
    [{ clock: 'calendar', duration: 'P20Y9M' }, '20 år og 9 måneder'],
    [{ clock: 'next-working-day', at: '10:00' }, 'kl. 10.00 næste hverdag'],
    [{ clock: 'next-working-day', at: '24:00' }, 'inden udgangen af næste hverdag'],
    [{ clock: 'at-once' }, 'straks'],
  ])('says %j as “%s”', (rule, words) => {
    expect(ruleInWords(t, 'da', rule)).toBe(words);
  });

  it('says what it is counted from, and counts a working day back from what lies ahead', () => {
    const pathway = { moments: [{ name: 'contact', label: { da: 'Afsnittets henvendelse', en: '' } }] };
    const due = (deadline: Partial<Deadline>, rule: Parameters<typeof ruleInWords>[2]): string =>
      dueInWords(t, 'da', pathway as Pathway, deadline as Deadline, rule);
    expect(due({ counts: 'after-effect' }, { clock: 'calendar', duration: 'P4W' })).toBe('4 uger efter overtagelsen');
    expect(due({ counts: 'before-effect' }, { clock: 'next-working-day', at: '12:00' })).toBe(
      'kl. 12.00 hverdagen før overtagelsen',
    );
    expect(due({ counts: 'after-moment', moment: 'contact' }, { clock: 'working', duration: 'P1D' })).toBe(
      '1 arbejdsdag efter: Afsnittets henvendelse',
    );
  });

  it('says when each level is reached', () => {
    expect(levelInWords(t, 'da', { is: 'part', of: 0.5 })).toBe('når 50 % af tiden er gået');
    expect(levelInWords(t, 'da', { is: 'due' })).toBe('når fristen er gået');
    expect(levelInWords(t, 'da', { is: 'after-due', rule: { clock: 'working', duration: 'P3D' } })).toBe(
      '3 arbejdsdage efter fristen',
    );
  });
});
