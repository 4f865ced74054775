import { waitingPhases, type Instant, type ItemKind, type ItemStatus, type Phase } from '@stafet/core';
import type { HandoverView, HandoverViews, NamedOrganization } from './handover-view';

/** An item of a part, with what the ledger says of it today. */
export interface CourseItem {
  readonly kind: ItemKind;
  readonly scope: string | null;
  readonly status: ItemStatus;
  readonly holder: string;
  /** Which responsibility it is; what was never sent has none until somebody opens it. */
  readonly responsibility: string | null;
  readonly isOpen: boolean;
}

/** A part of a course, as far as it matters for what is still with whom. */
export interface CoursePart {
  readonly id: string;
  readonly sender: string;
  readonly phase: Phase;
  readonly wasSent: boolean;
  readonly items: readonly CourseItem[];
}

/** What is still with an organisation, and the part that says so. */
export interface StillWith {
  readonly organization: NamedOrganization;
  readonly items: readonly { readonly kind: ItemKind; readonly scope: string | null; readonly handover: string }[];
}

/** A course as its parties see it: how every part stands, and nothing of what was written (design 4.3, INV-5). */
export interface CourseView {
  readonly id: string;
  readonly patient: ReturnType<HandoverViews['patient']>;
  readonly startedBy: NamedOrganization;
  readonly createdAt: Instant;
  readonly parts: readonly {
    readonly id: string;
    readonly pathway: string;
    readonly sender: NamedOrganization;
    readonly receiver: NamedOrganization;
    readonly phase: Phase;
    readonly step: string;
    readonly version: number;
    readonly items: readonly {
      readonly kind: ItemKind;
      readonly scope: string | null;
      readonly status: ItemStatus;
      readonly holder: NamedOrganization;
    }[];
    readonly overdue: boolean;
    readonly escalationLevel: number;
  }[];
  readonly stillWith: readonly StillWith[];
  readonly isComplete: boolean;
}

/** The answer to the creation of a course: every part whole, as its sender sees it. */
export interface CreatedCourse {
  readonly id: string;
  readonly patient: HandoverView['patient'];
  readonly parts: readonly HandoverView[];
  readonly stillWith: readonly StillWith[];
}

/**
 * What of a course is still with those who hand over: first of all with whoever started it. An item counts once, where it
 * was asked for last; one that came back counts again. What was an error or has been ended by an event counts no more.
 */
export function stillWith(
  parts: readonly CoursePart[],
  startedBy: string,
  nameOf: (organization: string) => string,
): readonly StillWith[] {
  const latest = new Map(
    parts
      .filter(counts)
      .flatMap((part) =>
        part.items.map((item) => [item.responsibility ?? `${item.kind}/${item.scope ?? ''}`, { part, item }] as const),
      ),
  );
  const left = [...latest.values()].filter(
    ({ part, item }) => item.isOpen && (item.holder === part.sender || item.holder === startedBy),
  );
  const holders = [...new Set([startedBy, ...left.map(({ item }) => item.holder)])];
  return holders.flatMap((holder) => {
    const theirs = left.filter(({ item }) => item.holder === holder);
    if (theirs.length === 0) return [];
    const items = theirs.map(({ part, item: { kind, scope } }) => ({ kind, scope, handover: part.id }));
    return [{ organization: { id: holder, name: nameOf(holder) }, items }];
  });
}

/** INV-5: complete is what every receiver has confirmed, with nothing left and nobody still asked. */
export function isComplete(parts: readonly CoursePart[], startedBy: string): boolean {
  const isAsked = parts.some(({ phase }) => phase === 'draft' || waitingPhases.includes(phase));
  return !isAsked && stillWith(parts, startedBy, (id) => id).length === 0;
}

/** The parts of a course that begins, as far as they matter here. */
export function partsOf(views: readonly HandoverView[]): readonly CoursePart[] {
  return views.map(({ id, sender, phase, delivery, items }) => ({
    ...{ id, sender: sender.id, phase, wasSent: delivery.sentAt !== null },
    items: items.map(({ kind, scope, status, holder }) => ({
      ...{ kind, scope, status, holder: holder.id, responsibility: null, isOpen: true },
    })),
  }));
}

function counts({ phase, wasSent }: CoursePart): boolean {
  const isOver = phase === 'entered-in-error' || phase === 'closed-by-event';
  return !isOver && (wasSent || phase === 'draft');
}
