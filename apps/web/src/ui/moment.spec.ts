import {
  distanceToDue,
  instantInDenmark,
  momentInShort,
  momentInWords,
  momentToTheSecond,
  partsInDenmark,
} from './moment';

const now = new Date('2026-11-22T08:00:00Z');
const words = ((key: string, values: Record<string, unknown>) =>
  `${key} ${Object.values(values).join(' ')}`) as unknown as Parameters<typeof distanceToDue>[0];

describe('moments on the pages', () => {
  it('are said in Danish local time, in summer and in winter', () => {
    expect(momentInWords('2026-11-26T09:00:00Z', 'da', now)).toBe('torsdag den 26. november kl.\u00a010.00');
    expect(momentInWords('2026-07-01T08:00:00Z', 'da', now)).toBe('onsdag den 1. juli kl.\u00a010.00');
    expect(momentInWords('2026-11-26T09:00:00Z', 'en', now)).toBe('Thursday 26 November at 10:00');
  });

  it('name the year only where it is another one, by the Danish calendar', () => {
    expect(momentInWords('2027-01-04T11:00:00Z', 'da', now)).toContain('2027');
    expect(momentInWords('2026-12-31T23:30:00Z', 'da', now)).toContain('2027');
    expect(momentInShort('2026-11-26T09:00:00Z', 'da', now)).toBe('26. nov. kl.\u00a010.00');
  });

  it('are said to the second where an auditor asks', () => {
    expect(momentToTheSecond('2026-11-26T09:00:05Z', 'da', now)).toBe('torsdag den 26. november kl.\u00a010.00.05');
    expect(momentToTheSecond('2026-11-26T09:00:05Z', 'en', now)).toBe('Thursday 26 November at 10:00:05');
  });

  it('read what is typed as Danish local time', () => {
    expect(instantInDenmark('2026-11-26', '10:00')).toBe('2026-11-26T09:00:00.000Z');
    expect(instantInDenmark('2026-07-01', '10:00')).toBe('2026-07-01T08:00:00.000Z');
    expect(instantInDenmark('2026-11-26', '')).toBeUndefined();
  });

  it('read the hour that occurs twice in autumn as the first, and one that is skipped in spring as an hour that exists', () => {
    expect(instantInDenmark('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantInDenmark('2026-10-25', '03:30')).toBe('2026-10-25T02:30:00.000Z');
    expect(instantInDenmark('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantInDenmark('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('come back from the form as they went in', () => {
    expect(partsInDenmark('2026-11-26T09:00:00Z')).toEqual({ date: '2026-11-26', clock: '10:00' });
    expect(partsInDenmark('2026-11-26T09:00:05Z', true)).toEqual({ date: '2026-11-26', clock: '10:00:05' });
  });

  it('say how long there is left, and how much too late it is', () => {
    expect(distanceToDue(words, '2026-11-22T10:00:00Z', now, false)).toBe('time.in time.hour 2');
    expect(distanceToDue(words, '2026-11-22T05:00:00Z', now, false)).toBe('time.late time.hour 3');
    expect(distanceToDue(words, '2026-11-22T08:00:10Z', now, true)).toBe('time.late time.minute 1');
    expect(distanceToDue(words, '2026-11-25T08:00:00Z', now, false)).toBe('time.in time.day 3');
  });
});
