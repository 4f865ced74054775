import type { Instant, Particulars } from '@stafet/core';
import type { Pathway } from '../pathway';
import { days, type World } from './world';

/**
 * The worlds in which a pathway is walked, the smallest first. Each leaves something out, so that together they stay
 * affordable: marks and levels multiply the states, and so do days, items and receivers.
 */
export function worldsOf(pathway: Pathway): readonly World[] {
  const owes = pathway.routes.some((route) => route.supplyDuty === true);
  const advises = pathway.routes.some((route) => route.receiverAdvises === true);
  const inTime: Partial<Particulars> = { moments: momentsOf(pathway, days[1]) };
  return [
    {
      name: 'planned for tomorrow, every mark and level told apart',
      days: days.slice(0, 2),
      effectiveFrom: days[1],
      items: 1,
      tellsMarksApart: true,
      particulars: { ...inTime, hasSupplyDuty: owes },
    },
    ...(advises
      ? [
          {
            name: 'asking one who only advises',
            days: days.slice(0, 2),
            items: 2,
            tellsMarksApart: false,
            particulars: { ...inTime, canReceiverHold: false },
          } as const,
        ]
      : []),
    {
      name: 'sent on, and on again',
      days: days.slice(0, 2),
      items: 2,
      tellsMarksApart: false,
      followsSuccessors: true,
      particulars: { hasSupplyDuty: owes },
    },
    { name: 'without a date, three days', days: days.slice(0, 3), items: 2, tellsMarksApart: false },
    {
      name: 'planned for the third of four days',
      days,
      effectiveFrom: days[2],
      items: 2,
      tellsMarksApart: false,
      particulars: { ...inTime, hasSupplyDuty: owes },
    },
  ];
}

/** The moments that a handover of this pathway is born with: what its content says, and the citizen's birthdays. */
function momentsOf({ moments = [] }: Pathway, at: Instant | undefined): Readonly<Record<string, Instant>> {
  const born = moments.filter(({ from }) => !('act' in from));
  return at === undefined ? {} : Object.fromEntries(born.map(({ name }) => [name, at]));
}
