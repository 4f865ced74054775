import { instant } from '@stafet/core';
import { citizenFactTypes, eventOf, isOvertaken, lastOf, type CitizenFactType } from './citizen-fact';

const on = (type: CitizenFactType, day: number) => ({
  type,
  at: instant(`2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`),
});

describe('what happened to a citizen', () => {
  it.each([
    ['closed-by-event', ['death']],
    ['reopened', ['death-cancelled']],
    [
      'circumstance',
      ['admission', 'discharge', 'leave', 'leave-ended', 'relocation', 'consent-withdrawn', 'consent-given'],
    ],
    [undefined, ['no-show', 'acute-contact', 'bup-course']],
  ])('is %s to a handover for %j, and for nothing else', (event, types) => {
    expect(citizenFactTypes.filter((type) => eventOf({ type })?.type === event)).toEqual(types);
  });

  it.each([
    ['admission', 'discharge'],
    ['discharge', 'admission'],
    ['leave', 'leave-ended'],
    ['consent-withdrawn', 'consent-given'],
    ['death', 'death-cancelled'],
    ['relocation', 'relocation'],
  ] as const)('is overtaken, where %s is told after a later %s', (type, later) => {
    expect(isOvertaken(on(type, 20), [on(later, 21)])).toBe(true);
    expect(isOvertaken(on(type, 20), [on(later, 19)])).toBe(false);
  });

  it('is not overtaken by something else, or by what happened at the same moment', () => {
    expect(isOvertaken(on('admission', 20), [on('leave', 21), on('no-show', 21), on('relocation', 21)])).toBe(false);
    expect(isOvertaken(on('discharge', 20), [on('admission', 20)])).toBe(false);
    expect(isOvertaken(on('no-show', 20), [on('no-show', 21)])).toBe(false);
  });

  it('holds from when it happened until the next of the matter', () => {
    const known = [on('relocation', 10), on('relocation', 20), on('admission', 5)];
    expect([5, 10, 15, 25].map((day) => lastOf(['relocation'], known, on('death', day).at))).toEqual([
      undefined,
      known[0],
      known[0],
      known[1],
    ]);
  });
});
