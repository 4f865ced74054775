import { levelMoments, nextLevelAfter } from './escalation';
import { instant, type DeadlineRule, type LevelRule } from '@stafet/core';
import fc from 'fast-check';

const at = (text: string) => instant(new Date(text).toISOString());
const moments = (levels: readonly LevelRule[], from: string, due: string) =>
  levelMoments(levels, at(from), at(due)).map(({ level, at: moment }) => [level, moment]);

const half: LevelRule = { level: 0, at: { is: 'part', of: 0.5 } };
const overdue: LevelRule = { level: 1, at: { is: 'due' } };
const afterDue = (level: LevelRule['level'], rule: DeadlineRule): LevelRule => ({
  level,
  at: { is: 'after-due', rule },
});
const afterStart = (level: LevelRule['level'], rule: DeadlineRule): LevelRule => ({
  level,
  at: { is: 'after-start', rule },
});

describe('the levels of a deadline', () => {
  it('are reached, acutely, at half the time, at its end, four hours and a day later', () => {
    const acute = [
      half,
      overdue,
      afterDue(2, { clock: 'elapsed', duration: 'PT4H' }),
      afterDue(3, { clock: 'elapsed', duration: 'P1D' }),
    ];
    expect(moments(acute, '2026-11-20T15:04:00+01:00', '2026-11-20T17:04:00+01:00')).toEqual([
      [0, at('2026-11-20T16:04:00+01:00')],
      [1, at('2026-11-20T17:04:00+01:00')],
      [2, at('2026-11-20T21:04:00+01:00')],
      [3, at('2026-11-21T17:04:00+01:00')],
    ]);
  });

  it('are reached, routinely, one and three working days later', () => {
    const routine = [
      afterDue(3, { clock: 'working', duration: 'P3D' }),
      afterDue(2, { clock: 'working', duration: 'P1D' }),
      overdue,
      half,
    ];
    expect(moments(routine, '2026-11-19T12:00:00+01:00', '2026-11-20T12:00:00+01:00')).toEqual([
      [0, at('2026-11-20T00:00:00+01:00')],
      [1, at('2026-11-20T12:00:00+01:00')],
      [2, at('2026-11-23T12:00:00+01:00')],
      [3, at('2026-11-25T12:00:00+01:00')],
    ]);
  });

  it('are E1 at 10:00 and E2 at 15:00 of the day that the municipality calls (P02)', () => {
    const call = [overdue, afterStart(2, { clock: 'next-working-day', at: '15:00' })];
    expect(moments(call, '2026-04-01T14:00:00+02:00', '2026-04-07T10:00:00+02:00')).toEqual([
      [1, at('2026-04-07T10:00:00+02:00')],
      [2, at('2026-04-07T15:00:00+02:00')],
    ]);
  });

  it('are a warning on day 20 and E3 on day 28 of a referral (P04)', () => {
    const referral = [
      afterStart(0, { clock: 'calendar', duration: 'P20D' }),
      afterStart(3, { clock: 'calendar', duration: 'P28D' }),
    ];
    expect(moments(referral, '2026-10-05T14:30:00+02:00', '2026-11-02T14:30:00+01:00')).toEqual([
      [0, at('2026-10-25T14:30:00+01:00')],
      [3, at('2026-11-02T14:30:00+01:00')],
    ]);
  });

  it('are a warning on day 10 and E3 on day 14 of a referral with dual diagnosis (P09)', () => {
    const referral: LevelRule[] = [
      { level: 0, at: { is: 'before-due', rule: { clock: 'calendar', duration: 'P4D' } } },
      { level: 3, at: { is: 'due' } },
    ];
    expect(moments(referral, '2027-03-20T08:00:00+01:00', '2027-04-03T08:00:00+02:00')).toEqual([
      [0, at('2027-03-30T08:00:00+02:00')],
      [3, at('2027-04-03T08:00:00+02:00')],
    ]);
  });

  it('are E2 at 60 and E3 at 72 hours over the gained hour (P12)', () => {
    const physician = [
      afterStart(2, { clock: 'elapsed', duration: 'PT60H' }),
      afterStart(3, { clock: 'elapsed', duration: 'PT72H' }),
    ];
    expect(moments(physician, '2026-10-23T14:00:00+02:00', '2026-10-26T01:00:00+01:00')).toEqual([
      [2, at('2026-10-26T01:00:00+01:00')],
      [3, at('2026-10-26T13:00:00+01:00')],
    ]);
  });

  it('are reached at the due moment where an escalation is wanted at once', () => {
    const atOnce = [overdue, afterDue(2, { clock: 'at-once' })];
    const due = '2026-11-20T17:04:00+01:00';
    expect(moments(atOnce, '2026-11-20T15:04:00+01:00', due)).toEqual([
      [1, at(due)],
      [2, at(due)],
    ]);
  });

  it('warn at the due moment at the latest, so that the warning delays no escalation', () => {
    const late = [afterStart(0, { clock: 'calendar', duration: 'P8W' }), overdue];
    const due = '2026-11-09T09:00:00+01:00';
    expect(moments(late, '2026-10-12T09:00:00+02:00', due)).toEqual([
      [0, at(due)],
      [1, at(due)],
    ]);
  });

  it('wait for the level below, and for the start', () => {
    const early: LevelRule[] = [
      { level: 0, at: { is: 'before-due', rule: { clock: 'elapsed', duration: 'P2D' } } },
      overdue,
      afterStart(3, { clock: 'at-once' }),
    ];
    expect(moments(early, '2026-11-20T15:04:00+01:00', '2026-11-20T17:04:00+01:00')).toEqual([
      [0, at('2026-11-20T15:04:00+01:00')],
      [1, at('2026-11-20T17:04:00+01:00')],
      [3, at('2026-11-20T17:04:00+01:00')],
    ]);
  });

  it('are reached by the first to come of several rules, in whatever order they stand', () => {
    const either = [
      afterDue(2, { clock: 'working', duration: 'P1D' }),
      afterDue(2, { clock: 'elapsed', duration: 'PT4H' }),
    ];
    for (const levels of [either, either.toReversed()]) {
      expect(moments(levels, '2026-11-20T15:04:00+01:00', '2026-11-20T17:04:00+01:00')).toEqual([
        [2, at('2026-11-20T21:04:00+01:00')],
      ]);
    }
  });

  it('keep the closing days of the organisation', () => {
    const [level] = levelMoments(
      [afterDue(2, { clock: 'next-working-day', at: '12:00' })],
      at('2026-12-23T09:00:00+01:00'),
      at('2026-12-23T12:00:00+01:00'),
      { closingDays: ['12-24'] },
    );
    expect(level?.at).toBe(at('2026-12-28T12:00:00+01:00'));
  });

  it.each([-0.1, 1.5, Number.NaN])('refuse the share %d', (of) => {
    const levels: LevelRule[] = [{ level: 0, at: { is: 'part', of } }];
    expect(() => moments(levels, '2026-11-20T15:04:00+01:00', '2026-11-20T17:04:00+01:00')).toThrow(RangeError);
  });
});

describe('the next level', () => {
  const levels = [afterDue(3, { clock: 'at-once' }), half, overdue];

  it.each([
    [undefined, 0],
    [0, 1],
    [1, 3],
    [2, 3],
    [3, undefined],
  ] as const)('after %s is %s', (passed, next) => {
    expect(nextLevelAfter(levels, passed)?.level).toBe(next);
  });

  it('is found among the moments as well', () => {
    const due = at('2026-11-20T17:04:00+01:00');
    const reached = levelMoments(levels, at('2026-11-20T15:04:00+01:00'), due);
    expect(nextLevelAfter(reached, 0)).toEqual({ level: 1, at: due });
    expect(nextLevelAfter<LevelRule>([], undefined)).toBeUndefined();
  });
});

describe('over ten years, for any levels', () => {
  const [first, last] = [Date.UTC(2024, 0, 1), Date.UTC(2034, 0, 1)];
  const atEpoch = (milliseconds: number) => instant(new Date(milliseconds).toISOString());
  const runs = fc
    .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 0, max: 60 * 86_400_000 }))
    .map(([start, length]) => ({ start: atEpoch(start), due: atEpoch(start + length) }));
  const rules: fc.Arbitrary<DeadlineRule> = fc.oneof(
    fc.constantFrom<DeadlineRule>({ clock: 'at-once' }, { clock: 'next-working-day', at: '24:00' }),
    fc.record({
      clock: fc.constantFrom<'elapsed' | 'working'>('elapsed', 'working'),
      duration: fc.integer({ min: 1, max: 100 }).map((hours) => `PT${hours}H`),
    }),
    fc.record({
      clock: fc.constant<'calendar'>('calendar'),
      duration: fc.integer({ min: 1, max: 60 }).map((days) => `P${days}D`),
    }),
  );
  const moment: fc.Arbitrary<LevelRule['at']> = fc.oneof(
    fc.record({ is: fc.constant<'part'>('part'), of: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.constant<LevelRule['at']>({ is: 'due' }),
    fc.record({
      is: fc.constantFrom<'after-due' | 'after-start' | 'before-due'>('after-due', 'after-start', 'before-due'),
      rule: rules,
    }),
  );
  const anyLevels = (...levels: LevelRule['level'][]) =>
    fc.array(fc.record({ level: fc.constantFrom(...levels), at: moment }), { maxLength: 6 });

  it('the moments rise with the levels, each level once, none before the start', () => {
    fc.assert(
      fc.property(anyLevels(0, 1, 2, 3), runs, (levels, { start, due }) => {
        const reached = levelMoments(levels, start, due);
        expect(reached.map(({ level }) => level)).toEqual([...new Set(levels.map(({ level }) => level))].sort());
        const line = [start, ...reached.map(({ at: next }) => next)];
        expect(line).toEqual([...line].sort());
      }),
    );
  });

  it('E1 is the due moment itself, whatever warns before and whatever escalates after', () => {
    fc.assert(
      fc.property(anyLevels(0, 2, 3), runs, (levels, { start, due }) => {
        const reached = levelMoments([...levels, overdue], start, due);
        expect(reached.find(({ level }) => level === 1)?.at).toBe(due);
      }),
    );
  });

  it('going from level to level visits every moment once', () => {
    fc.assert(
      fc.property(anyLevels(0, 1, 2, 3), runs, (levels, { start, due }) => {
        const reached = levelMoments(levels, start, due);
        const visited = [];
        for (let next = nextLevelAfter(reached, undefined); next; next = nextLevelAfter(reached, next.level)) {
          visited.push(next);
        }
        expect(visited).toEqual(reached);
      }),
    );
  });
});
