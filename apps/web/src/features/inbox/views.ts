import type { Me } from '../../api';

export const views = ['not-yet-confirmed', 'waiting-for-us', 'unresolved', 'overdue', 'mine', 'closed'] as const;
export type View = (typeof views)[number];

export function isView(value: unknown): value is View {
  return views.some((view) => view === value);
}

/** The list that each role starts the morning with; other roles start with everything that they may see. */
const firstViews: Readonly<Record<string, View>> = {
  clinician: 'not-yet-confirmed',
  'general-practitioner': 'not-yet-confirmed',
  'case-worker': 'waiting-for-us',
  auditor: 'unresolved',
};

/** The lists of a person: what each of her roles starts with, then those that everybody has. */
export function viewsOf(me: Me): readonly View[] {
  const own = me.roles.flatMap((role) => firstViews[role] ?? []);
  return [...new Set<View>([...own, 'overdue', 'mine', 'closed'])];
}
