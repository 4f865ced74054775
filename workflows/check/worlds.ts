import type { Instant, Particulars } from '@stafet/core';
import type { Pathway } from '../pathway';
import { days, type World } from './world';

/**
 * The worlds in which a pathway is walked, the smallest first. Each leaves something out, so that together they stay
 * affordable: marks and levels multiply the states, and so do days, items and receivers.
 */
export function worldsOf(pathway: Pathway): readonly World[] {
  const owes =
    pathway.routes.some((route) => route.supplyDuty === true) ||
    pathway.deadlines.some(({ onlyIf }) => onlyIf?.is === 'capacity-lacking');
  const advises = pathway.routes.some((route) => route.receiverAdvises === true);
  const inTime: Partial<Particulars> = { moments: momentsOf(pathway, days[1]) };
  const tomorrow = { days: days.slice(0, 2), effectiveFrom: days[1] as Instant };
  return [
    {
      name: 'planned for tomorrow, every mark told apart',
      ...tomorrow,
      items: [0],
      tells: 'marks',
      particulars: inTime,
    },
    {
      name: 'planned for tomorrow, every level told apart',
      ...tomorrow,
      items: [0],
      tells: 'levels',
      particulars: { ...inTime, hasSupplyDuty: owes },
    },
    ...(advises
      ? [
          {
            name: 'asking one who only advises',
            days: days.slice(0, 2),
            items: [0, 1],
            particulars: { ...inTime, canReceiverHold: false },
          } as const,
        ]
      : []),
    {
      name: 'sent on, and on again',
      days: days.slice(0, 2),
      items: [0, 1],
      followsSuccessors: true,
    },
    ...pairsBeyondTheFirst(pathway.items.length).map((items) => ({
      name: `planned for tomorrow, items ${items.map((index) => index + 1).join(' and ')}`,
      ...tomorrow,
      items,
      particulars: inTime,
    })),
    {
      name: 'without a date, three days',
      days: days.slice(0, 3),
      items: [0, 1],
      particulars: { hasSupplyDuty: owes },
    },
    {
      name: 'planned for the third of four days',
      days,
      effectiveFrom: days[2] as Instant,
      items: [0, 1],
      particulars: inTime,
    },
  ];
}

/** Each further item once, beside the one before it. */
function pairsBeyondTheFirst(count: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.max(0, count - 2) }, (_, index) => [index + 1, index + 2]);
}

/** The moments that a handover of this pathway is born with: what its content says, and the citizen's birthdays. */
function momentsOf({ moments = [] }: Pathway, at: Instant | undefined): Readonly<Record<string, Instant>> {
  const born = moments.filter(({ from }) => !('act' in from));
  return at === undefined ? {} : Object.fromEntries(born.map(({ name }) => [name, at]));
}
