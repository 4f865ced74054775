import { days, type World } from './world';

/**
 * The worlds in which every pathway is walked, the smallest first. Each leaves something out, so that together they
 * stay affordable.
 */
export const worlds: readonly World[] = [
  {
    name: 'planned for tomorrow, every mark told apart',
    days: days.slice(0, 2),
    effectiveFrom: days[1],
    items: 1,
    tellsMarksApart: true,
  },
  { name: 'without a date, three days', days: days.slice(0, 3), items: 2, tellsMarksApart: false },
  { name: 'planned for the third of four days', days, effectiveFrom: days[2], items: 2, tellsMarksApart: false },
];
