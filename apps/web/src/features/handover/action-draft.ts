import type { Handover, HandoverEvent } from '../../api';
import { instantInDenmark } from '../../ui/moment';

/** What a person can do with a button; opening is done by looking. */
export type ActionType = Exclude<HandoverEvent['type'], 'open'>;

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
}

export type ActionField = Exclude<keyof ActionDraft, 'date' | 'clock'> | 'effectiveFrom';

/** What the form of each act asks for, in order. */
export const fieldsOf: Readonly<Record<ActionType, readonly ActionField[]>> = {
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

const optional: readonly ActionField[] = ['startDate', 'text', 'assignee'];

export function isAction(type: string): type is ActionType {
  return type in fieldsOf;
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
  };
}

/** The items that have not been answered. */
export function answerable({ items }: Handover): readonly string[] {
  return items.filter((item) => item.status === 'requested').map((item) => item.kind);
}

/** Whether a field stands in the form now: `wrong-catchment` alone asks where it belongs. */
export function isAsked(field: ActionField, draft: ActionDraft): boolean {
  return field !== 'betterReceiver' || draft.reason === 'wrong-catchment';
}

/** Which fields of the form must be filled in and are not. `needsText`: the chosen reason needs words of its own. */
export function missingFields(type: ActionType, draft: ActionDraft, needsText: boolean): readonly ActionField[] {
  return fieldsOf[type].filter((field) => {
    if (!isAsked(field, draft)) return false;
    if (field === 'effectiveFrom') return instantInDenmark(draft.date, draft.clock) === undefined;
    if (optional.includes(field) && !(field === 'text' && needsText)) return false;
    return draft[field].length === 0;
  });
}

/** The event that a filled form means. */
export function eventFrom(type: ActionType, draft: ActionDraft): HandoverEvent {
  const { items, reason } = draft;
  const text = orNothing(draft.text);
  switch (type) {
    case 'send':
      return { type };
    case 'accept':
      return { type, items: [...items], startDate: orNothing(draft.startDate) };
    case 'reject': {
      const betterReceiver = isAsked('betterReceiver', draft) ? orNothing(draft.betterReceiver) : undefined;
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

function orNothing(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
