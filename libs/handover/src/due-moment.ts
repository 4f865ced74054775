import { dueAt, dueBefore, type Due } from '@stafet/calendar';
import {
  latest,
  type DeadlineDefinition,
  type DeadlineRule,
  type HandoverState,
  type Instant,
  type Localized,
} from '@stafet/core';
import type { Pathway } from '@stafet/workflows';

/**
 * When a deadline whose clock starts at `at` is due, and why then, in words; nothing where it counts from a moment that
 * is not known. What would have been due before its clock started is due at once (design 4.3).
 */
export function dueMoment(
  pathway: Pathway,
  definition: DeadlineDefinition,
  rule: DeadlineRule,
  state: HandoverState,
  at: Instant,
): Due | undefined {
  const due = counted(pathway, definition, rule, state, at);
  return due && { ...due, dueAt: latest(due.dueAt, at) };
}

function counted(
  pathway: Pathway,
  definition: DeadlineDefinition,
  rule: DeadlineRule,
  state: HandoverState,
  at: Instant,
): Due | undefined {
  const { effectiveFrom, particulars } = state;
  const own = definition.moment === undefined ? undefined : particulars.moments[definition.moment];
  switch (definition.counts) {
    case 'after-start':
      return dueAt(rule, at, { reference: startInWords(definition, state, at) });
    case 'before-effect':
      return effectiveFrom && dueBefore(rule, effectiveFrom);
    case 'after-effect':
      return effectiveFrom && dueAt(rule, effectiveFrom, { reference: afterEffect });
    case 'after-moment':
      return own && dueAt(rule, own, { reference: momentInWords(pathway, definition, state, after) });
    case 'before-moment':
      return own && dueBefore(rule, own, { reference: momentInWords(pathway, definition, state, before) });
  }
}

const after: Localized = { da: 'efter', en: 'after' };
const before: Localized = { da: 'før', en: 'before' };
const afterEffect: Localized = { da: 'efter overdragelsen', en: 'after the handover takes effect' };
const afterQuestion: Localized = { da: 'efter spørgsmålet', en: 'after the question' };
const afterStart: Localized = { da: 'efter at fristen begyndte', en: 'after the deadline began' };

/** Nothing for what starts with the sending: the calendar's own words say that. */
function startInWords({ runsIn }: DeadlineDefinition, { sentAt }: HandoverState, at: Instant): Localized | undefined {
  if (runsIn.every((place) => place === 'needs-information')) return afterQuestion;
  return sentAt === undefined || sentAt === at ? undefined : afterStart;
}

/** A moment by the label of whatever set it last: an act that was done, else what stood at the beginning. */
function momentInWords(
  { moments = [] }: Pathway,
  { moment }: DeadlineDefinition,
  { particulars }: HandoverState,
  preposition: Localized,
): Localized {
  const named = moments.filter(({ name }) => name === moment);
  const done = named.filter(({ from }) => 'act' in from && (particulars.counts[from.act] ?? 0) > 0);
  const { da, en } = (done.at(-1) ?? named[0])?.label ?? { da: '', en: '' };
  return { da: `${preposition.da} ${inSentence(da)}`, en: `${preposition.en} ${inSentence(en)}` };
}

/** A label begins with a capital, a word within a sentence does not; `FMK` stays as it is. */
function inSentence(label: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLocaleLowerCase('da') + label.slice(1) : label;
}
