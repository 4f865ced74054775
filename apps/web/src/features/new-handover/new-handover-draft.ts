import type { Handover, NewHandover, Pathway, Problem } from '../../api';
import { instantInDenmark } from '../../ui/moment';

/** What has been typed into the form of a new handover. */
export interface NewHandoverDraft {
  readonly pathway: string;
  readonly sender: string;
  readonly cpr: string;
  readonly name: string;
  readonly municipality: string;
  readonly items: readonly string[];
  readonly when: 'at-once' | 'from-time';
  readonly date: string;
  readonly clock: string;
  /** Empty while nobody has chosen another than the proposed one. */
  readonly receiver: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export function emptyNewHandover(pathway: Pathway, sender: string, earlier: Handover | undefined): NewHandoverDraft {
  const rejected = earlier?.items.filter((item) => item.status === 'rejected').map((item) => item.kind);
  return {
    pathway: pathway.id,
    sender,
    cpr: '',
    name: '',
    municipality: '',
    items: rejected ?? [],
    when: 'at-once',
    date: '',
    clock: '',
    receiver: '',
    content: earlier?.content ?? {},
  };
}

/** The moment from which the receiver shall hold it; undefined for at once, and while it is not filled in. */
export function wantedMoment({ when, date, clock }: NewHandoverDraft): string | undefined {
  return when === 'at-once' ? undefined : instantInDenmark(date, clock);
}

/** Which controls must be filled in and are not, by id. */
export function missingIn(
  draft: NewHandoverDraft,
  pathway: Pathway,
  receiver: string,
  earlier: Handover | undefined,
): readonly string[] {
  const required = (pathway.contentSchema['required'] ?? []) as readonly string[];
  const gaps: readonly (readonly [string, boolean])[] = [
    ['cpr', earlier === undefined && draft.cpr.trim() === ''],
    ['municipality', earlier === undefined && draft.municipality === ''],
    ['items', draft.items.length === 0],
    ['effectiveFrom', draft.when === 'from-time' && wantedMoment(draft) === undefined],
    ['receiver', receiver === ''],
    ...required.map((name): readonly [string, boolean] => [`content-${name}`, isEmpty(draft.content[name])]),
  ];
  return gaps.filter(([, isMissing]) => isMissing).map(([id]) => id);
}

/** The ids of the controls that a change of the form is about; what was wrong with them is no longer known. */
export function changedControls(before: NewHandoverDraft, changed: Partial<NewHandoverDraft>): readonly string[] {
  const content = changed.content ?? before.content;
  const names = new Set([...Object.keys(content), ...Object.keys(before.content)]);
  return [
    ...Object.keys(changed),
    ...('date' in changed || 'clock' in changed || 'when' in changed ? ['effectiveFrom'] : []),
    // The receiver is proposed from the municipality.
    ...('municipality' in changed ? ['receiver'] : []),
    ...[...names].filter((name) => content[name] !== before.content[name]).map((name) => `content-${name}`),
  ];
}

/** The request that the form means. What is left empty is left out. */
export function requestFrom(
  draft: NewHandoverDraft,
  receiver: string,
  earlier: Handover | undefined,
  send: boolean,
): NewHandover {
  const cpr = draft.cpr.replace(/[\s-]/g, '');
  const name = draft.name.trim();
  return {
    pathway: draft.pathway,
    patient:
      earlier === undefined
        ? { cpr, municipality: draft.municipality, ...(name === '' ? {} : { name }) }
        : { id: earlier.patient.id },
    sender: draft.sender,
    receiver,
    items: [...draft.items],
    effectiveFrom: wantedMoment(draft),
    content: Object.fromEntries(Object.entries(draft.content).filter(([, value]) => !isEmpty(value))),
    send,
    follows: earlier?.id,
  };
}

/** The controls that a refusal is about, by id: where it points, or what its code means. */
export function refusedIn({ code, errors }: Problem): readonly string[] {
  const pointed = (errors ?? []).map(({ pointer }) => {
    const [, first = '', second] = pointer.split('/');
    if (first === 'content') return `content-${second ?? ''}`;
    return first === 'patient' ? (second ?? 'cpr') : first;
  });
  return [...new Set([...pointed, ...(byCode[code] ?? [])])];
}

const byCode: Readonly<Record<string, readonly string[]>> = {
  'cpr-invalid': ['cpr'],
  'municipality-unknown': ['municipality'],
  'receiver-unsuitable': ['receiver'],
  'receiver-not-proposable': ['receiver'],
  'organization-unknown': ['receiver'],
  'instant-in-the-past': ['effectiveFrom'],
  'item-not-in-pathway': ['items'],
  'item-already-in-handover': ['items'],
  'sender-not-holder': ['items'],
  'sender-unsuitable': ['sender'],
  'sender-not-yours': ['sender'],
};

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '';
}
