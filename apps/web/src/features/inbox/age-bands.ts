import type { WorkListEntry } from '../../api';

const dayMilliseconds = 86_400_000;

/** Up to how many days a band reaches; the last has no end. */
const ends = [
  { name: 'over-7-days', from: 7 },
  { name: '3-to-7-days', from: 3 },
  { name: '1-to-3-days', from: 1 },
  { name: 'under-1-day', from: 0 },
] as const;

export interface AgeBand {
  readonly name: (typeof ends)[number]['name'];
  readonly entries: readonly WorkListEntry[];
  readonly overdue: number;
}

/** The handovers by how long ago they were sent, the oldest band first: what has waited longest needs somebody. */
export function bandsOf(entries: readonly WorkListEntry[], now: Date): readonly AgeBand[] {
  return ends.map(({ name, from }, index) => {
    const upTo = ends[index - 1]?.from ?? Infinity;
    const inBand = entries.filter((entry) => {
      const days = (now.getTime() - new Date(entry.sentAt ?? entry.createdAt).getTime()) / dayMilliseconds;
      return (days >= from || from === 0) && days < upTo;
    });
    return { name, entries: inBand, overdue: inBand.filter((entry) => entry.overdue).length };
  });
}
