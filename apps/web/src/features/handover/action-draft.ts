import type { CommonEvent, Handover, HandoverEvent } from '../../api';
import { instantInDenmark } from '../../ui/moment';
import { filledIn, type FormValues } from './form-schema';
import { keyOf } from './ways';

/** What a person can do with a button on every pathway; opening is done by looking. */
type CommonAct = Exclude<CommonEvent['type'], 'open'>;

/** What has been typed into the form of an act and not been sent. */
export interface ActionDraft {
  readonly items: readonly string[];
  readonly startDate: string;
  readonly reason: string;
  readonly betterReceiver: string;
  readonly receiver: string;
  readonly question: string;
  readonly answer: string;
  readonly date: string;
  readonly clock: string;
  readonly with: string;
  readonly said: string;
  readonly outcome: string;
  readonly assignee: string;
  readonly text: string;
  /** Of an act of the pathway's own. */
  readonly values: FormValues;
}

export type ActionField = Exclude<keyof ActionDraft, 'date' | 'clock' | 'values'> | 'effectiveFrom';

/** What the form must have beside what it always has. */
export interface ActionDemands {
  /** What the chosen reason says nothing without. */
  readonly needs: 'text' | 'better-receiver' | 'text-or-better-receiver' | undefined;
  /** The act counts only with the day from which the receiver takes over. */
  readonly isStartDateRequired: boolean;
}

const commonFields: Readonly<Record<CommonAct, readonly ActionField[]>> = {
  send: [],
  accept: ['items', 'startDate'],
  reject: ['items', 'reason', 'betterReceiver', 'text'],
  ask: ['question'],
  answer: ['answer'],
  redirect: ['receiver', 'reason', 'text'],
  withdraw: ['reason', 'text'],
  reschedule: ['effectiveFrom'],
  'phone-call': ['with', 'said'],
  complete: ['outcome', 'text'],
  correct: ['reason', 'text'],
  assign: ['assignee'],
};

const optional: readonly ActionField[] = ['startDate', 'text', 'assignee', 'betterReceiver'];

/** Whether an act is one that all pathways share and that has a form. */
export function isCommonAct(type: string): type is CommonAct {
  return type in commonFields;
}

/** What the form of an act asks for, in order; nothing for an act of a pathway's own, which has a form of its own. */
export function fieldsOf(type: string): readonly ActionField[] {
  return isCommonAct(type) ? commonFields[type] : [];
}

/** An empty form; all that can be answered is chosen. */
export function emptyDraft(handover: Handover): ActionDraft {
  return {
    items: answerable(handover),
    startDate: '',
    reason: '',
    betterReceiver: '',
    receiver: '',
    question: '',
    answer: '',
    date: '',
    clock: '',
    with: '',
    said: '',
    outcome: '',
    assignee: '',
    text: '',
    values: {},
  };
}

/** The items that have not been answered, by their keys. */
export function answerable({ items }: Handover): readonly string[] {
  return items.filter((item) => item.status === 'requested').map(keyOf);
}

/** Whether a field stands in the form now: where it belongs is asked only with a reason that needs it. */
export function isAsked(field: ActionField, { needs }: ActionDemands): boolean {
  return field !== 'betterReceiver' || needs === 'better-receiver' || needs === 'text-or-better-receiver';
}

/** Which fields of the form must be filled in and are not. */
export function missingFields(type: string, draft: ActionDraft, demands: ActionDemands): readonly ActionField[] {
  return fieldsOf(type).filter((field) => {
    if (!isAsked(field, demands)) return false;
    if (field === 'effectiveFrom') return instantInDenmark(draft.date, draft.clock) === undefined;
    return isDemanded(field, draft, demands) && isBlank(draft[field]);
  });
}

/** Whether the form is no act without the field. */
export function isDemanded(field: ActionField, draft: ActionDraft, demands: ActionDemands): boolean {
  const { needs, isStartDateRequired } = demands;
  if (field === 'startDate') return isStartDateRequired;
  if (field === 'betterReceiver') return needs === 'better-receiver';
  // One of the two is enough, and the words are the one that everybody can fill in.
  if (field === 'text') return needs === 'text' || (needs === 'text-or-better-receiver' && draft.betterReceiver === '');
  return !optional.includes(field);
}

/** The event that a filled form means. */
export function eventFrom(type: string, draft: ActionDraft, demands: ActionDemands): HandoverEvent {
  if (!isCommonAct(type)) return { ...filledIn(draft.values), type };
  const { items, reason } = draft;
  const text = orNothing(draft.text);
  switch (type) {
    case 'send':
      return { type };
    case 'accept':
      return { type, items: [...items], startDate: orNothing(draft.startDate) };
    case 'reject': {
      const betterReceiver = isAsked('betterReceiver', demands) ? orNothing(draft.betterReceiver) : undefined;
      return { type, items: [...items], reason, text, betterReceiver };
    }
    case 'ask':
      return { type, question: draft.question };
    case 'answer':
      return { type, text: draft.answer };
    case 'redirect':
      return { type, receiver: draft.receiver, reason, text };
    case 'withdraw':
    case 'correct':
      return { type, reason, text };
    case 'reschedule':
      return { type, effectiveFrom: instantInDenmark(draft.date, draft.clock) ?? '' };
    case 'phone-call':
      return { type, with: draft.with, text: draft.said };
    case 'complete':
      return { type, outcome: draft.outcome, text };
    case 'assign':
      return { type, assignee: orNothing(draft.assignee) };
  }
}

function isBlank(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? value.trim() === '' : value.length === 0;
}

function orNothing(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
