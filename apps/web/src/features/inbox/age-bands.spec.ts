import type { WorkListEntry } from '../../api';
import { bandsOf } from './age-bands';

const now = new Date('2026-11-22T12:00:00Z');
const hour = 3_600_000;

function sentHoursAgo(hours: number, overdue = false): WorkListEntry {
  const at = new Date(now.getTime() - hours * hour).toISOString();
  return { id: String(hours), createdAt: at, sentAt: at, overdue } as WorkListEntry;
}

describe('the unresolved by age', () => {
  it('puts every handover in exactly one band, the oldest band first', () => {
    const bands = bandsOf(
      [0, 23.9, 24, 71.9, 72, 167.9, 168, 2000].map((hours) => sentHoursAgo(hours)),
      now,
    );
    expect(bands.map(({ name, entries }) => [name, ...entries.map(({ id }) => id)])).toEqual([
      ['over-7-days', '168', '2000'],
      ['3-to-7-days', '72', '167.9'],
      ['1-to-3-days', '24', '71.9'],
      ['under-1-day', '0', '23.9'],
    ]);
  });

  it('keeps one that was sent just now by a clock ahead of this one', () => {
    expect(bandsOf([sentHoursAgo(-0.1)], now).at(-1)?.entries).toHaveLength(1);
  });

  it('counts what is overdue in each band', () => {
    const bands = bandsOf([sentHoursAgo(30, true), sentHoursAgo(31), sentHoursAgo(1)], now);
    expect(bands.map(({ overdue }) => overdue)).toEqual([0, 0, 1, 0]);
  });

  it('counts the age of a draft from its creation', () => {
    const draft = { ...sentHoursAgo(100), sentAt: null };
    expect(bandsOf([draft], now)[1]?.entries).toHaveLength(1);
  });
});
