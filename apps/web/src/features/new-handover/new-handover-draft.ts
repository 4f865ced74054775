import type { Handover, NewCourse, NewHandover, Organization, Pathway, Problem } from '../../api';
import { instantInDenmark } from '../../ui/moment';
import type { Proposal } from '../proposals/proposal';
import { filledIn, formFields, missingNames, type FormValues } from '../handover/form-schema';
import { itemsFor, keyOf } from '../handover/ways';

/** What a form begins with, where it comes from somewhere: an earlier handover, or a proposal. */
export interface Beginning {
  readonly patient?: Handover['patient'];
  readonly pathway?: string;
  readonly sender?: string;
  readonly receiver?: string;
  readonly items?: readonly string[];
  readonly content?: FormValues;
  /** Other receivers on the same pathway, where several are to be asked at once. */
  readonly more?: readonly { readonly receiver: string; readonly items: readonly string[] }[];
  /** The handover that this one follows. */
  readonly follows?: string;
  /** The handover whose responsibilities are handed back. */
  readonly returns?: string;
}

/** What one receiver is asked to take over. */
export interface PartDraft {
  /** 0 for the first, which is the whole of most handovers. */
  readonly number: number;
  readonly pathway: string;
  readonly items: readonly string[];
  readonly when: 'at-once' | 'from-time';
  readonly date: string;
  readonly clock: string;
  /** Empty while nobody has chosen another than the proposed one. */
  readonly receiver: string;
  readonly content: FormValues;
  /** Counts the examples: the form keeps half a moment by itself, and an example starts it anew. */
  readonly examples: number;
}

/** What has been typed into the form of a new handover. */
export interface NewHandoverDraft {
  readonly sender: string;
  readonly cpr: string;
  readonly name: string;
  readonly municipality: string;
  readonly parts: readonly [PartDraft, ...PartDraft[]];
}

/** A part with what follows from it: its pathway, who is asked, and what may be handed to just this receiver. */
export interface SettledPart {
  readonly draft: PartDraft;
  readonly pathway: Pathway | undefined;
  readonly receiver: string;
  readonly choices: readonly Pathway['items'][number][];
  readonly items: readonly string[];
}

export function emptyPart(number: number): PartDraft {
  return {
    number,
    pathway: '',
    items: [],
    when: 'at-once',
    date: '',
    clock: '',
    receiver: '',
    content: {},
    examples: 0,
  };
}

export function emptyNewHandover({
  pathway,
  sender,
  receiver,
  items,
  content,
  more = [],
}: Beginning): NewHandoverDraft {
  const first: PartDraft = {
    ...emptyPart(0),
    pathway: pathway ?? '',
    receiver: receiver ?? '',
    items: items ?? [],
    content: content ?? {},
  };
  const others = more.map((each, index): PartDraft => ({ ...emptyPart(index + 1), ...each, pathway: first.pathway }));
  return { sender: sender ?? '', cpr: '', name: '', municipality: '', parts: [first, ...others] };
}

/** The form for what was rejected in an earlier handover, or for what advice has led to; for the same citizen. */
export function beginningAfter(earlier: Handover): Beginning {
  if (!earlier.transfers) return { patient: earlier.patient, follows: earlier.id };
  return {
    patient: earlier.patient,
    pathway: earlier.pathway,
    sender: earlier.sender.id,
    items: earlier.items.filter((item) => item.status === 'rejected').map(keyOf),
    content: earlier.content ?? {},
    follows: earlier.id,
  };
}

/** The form in which what came by a handover is handed back, to who handed it over where nobody else is chosen. */
export function beginningOfReturn(earlier: Handover, pathway: string): Beginning {
  return {
    patient: earlier.patient,
    pathway,
    sender: earlier.receiver.id,
    receiver: earlier.sender.id,
    items: returnable(earlier).map(keyOf),
    returns: earlier.id,
  };
}

/** What its receiver took over and still holds. */
export function returnable({ items, receiver }: Handover): Handover['items'] {
  return items.filter(({ status, holder }) => status === 'transferred' && holder.id === receiver.id);
}

/** The form for what a rule has proposed. */
export function beginningOf({ patient, pathway, sender, parts }: Proposal): Beginning {
  const [first, ...more] = parts.map(({ receiver, items }) => ({ receiver: receiver?.id ?? '', items }));
  return { patient, pathway, sender: sender.id, ...first, more };
}

/** The moment from which the receiver shall hold it; undefined for at once, and while it is not filled in. */
export function wantedMoment({ when, date, clock }: PartDraft): string | undefined {
  return when === 'at-once' ? undefined : instantInDenmark(date, clock);
}

/** What follows from a part. The only responsibility that can go this way needs no choice. */
export function settled(
  draft: PartDraft,
  pathway: Pathway | undefined,
  parties: { readonly sender: Organization | undefined; readonly receiver: Organization | undefined },
  now: string,
): SettledPart {
  const at = wantedMoment(draft) ?? now;
  const choices = pathway === undefined ? [] : itemsFor(pathway, parties.sender?.type, parties.receiver?.type, at);
  const keys = choices.map(keyOf);
  const items = keys.length === 1 ? keys : keys.filter((key) => draft.items.includes(key));
  return { draft, pathway, receiver: parties.receiver?.id ?? '', choices, items };
}

/** The id of a control of a part. */
export function partField(number: number, name: string): string {
  return number === 0 ? name : `part-${number}-${name}`;
}

/** Which controls must be filled in and are not, by id. */
export function missingIn(
  draft: NewHandoverDraft,
  parts: readonly SettledPart[],
  beginning: Beginning,
): readonly string[] {
  const isKnown = beginning.patient !== undefined;
  const gaps: readonly (readonly [string, boolean])[] = [
    ['cpr', !isKnown && draft.cpr.trim() === ''],
    ['municipality', !isKnown && draft.municipality === ''],
  ];
  return [
    ...gaps.filter(([, isMissing]) => isMissing).map(([id]) => id),
    ...parts.flatMap((part) => missingInPart(part).map((name) => partField(part.draft.number, name))),
  ];
}

function missingInPart({ draft, pathway, receiver, items }: SettledPart): readonly string[] {
  if (pathway === undefined) return ['pathway'];
  const gaps: readonly (readonly [string, boolean])[] = [
    ['items', pathway.transfers && items.length === 0],
    ['effectiveFrom', pathway.transfers && draft.when === 'from-time' && wantedMoment(draft) === undefined],
    ['receiver', receiver === ''],
  ];
  return [
    ...gaps.filter(([, isMissing]) => isMissing).map(([name]) => name),
    ...missingNames(formFields(pathway.contentSchema, 'da'), draft.content).map((name) => `content-${name}`),
  ];
}

/** The ids of the controls that a change of the citizen is about; what was wrong with them is no longer known. */
export function changedControls(changed: Partial<NewHandoverDraft>): readonly string[] {
  return [
    ...Object.keys(changed),
    // The receiver is proposed from the municipality.
    ...('municipality' in changed ? ['receiver'] : []),
  ];
}

/** The same of a change of a part. */
export function changedInPart(before: PartDraft, changed: Partial<PartDraft>): readonly string[] {
  const content = changed.content ?? before.content;
  const names = new Set([...Object.keys(content), ...Object.keys(before.content)]);
  return [
    ...Object.keys(changed),
    ...('date' in changed || 'clock' in changed || 'when' in changed ? ['effectiveFrom'] : []),
    ...('receiver' in changed ? ['items'] : []),
    ...[...names].filter((name) => content[name] !== before.content[name]).map((name) => `content-${name}`),
  ].map((name) => partField(before.number, name));
}

/** The request that the form means. What is left empty is left out. */
export function requestFrom(
  draft: NewHandoverDraft,
  sender: string,
  part: SettledPart,
  beginning: Beginning,
  send: boolean,
): NewHandover {
  const { follows, returns } = beginning;
  return {
    ...partFrom(part),
    patient: patientFrom(draft, beginning),
    sender,
    send,
    follows,
    ...(returns === undefined ? {} : { returns }),
  };
}

/** The request for several parts at once. */
export function courseFrom(
  draft: NewHandoverDraft,
  sender: string,
  parts: readonly SettledPart[],
  beginning: Beginning,
  send: boolean,
): NewCourse {
  return { patient: patientFrom(draft, beginning), sender, parts: parts.map(partFrom), send };
}

/** Who it is about, by number or, where the citizen is known, by id. */
function patientFrom(draft: NewHandoverDraft, { patient }: Beginning): NewHandover['patient'] {
  const { municipality } = draft;
  if (patient !== undefined) return { id: patient.id };
  const name = draft.name.trim();
  return { cpr: draft.cpr.replace(/[\s-]/g, ''), municipality, ...(name === '' ? {} : { name }) };
}

/** What one receiver is asked to take over, as a request names it. */
function partFrom({ draft, pathway, receiver, items }: SettledPart) {
  const transfers = pathway?.transfers !== false;
  return {
    pathway: draft.pathway,
    receiver,
    items: transfers ? [...items] : [],
    effectiveFrom: transfers ? wantedMoment(draft) : undefined,
    content: filledIn(draft.content),
  };
}

/** The controls that a refusal is about, by id: where it points, or what its code means. */
export function refusedIn({ code, errors, part }: Problem, parts: readonly SettledPart[]): readonly string[] {
  const numberOf = (index: number): number => parts[index]?.draft.number ?? 0;
  const pointed = (errors ?? []).map(({ pointer }) => {
    const [, ...path] = pointer.split('/');
    const isOfPart = path[0] === 'parts';
    const [first = '', second] = isOfPart ? path.slice(2) : path;
    const number = isOfPart ? numberOf(Number(path[1])) : 0;
    if (first === 'content') return partField(number, `content-${second ?? ''}`);
    return first === 'patient' ? (second ?? 'cpr') : partField(number, first);
  });
  // A refusal of a course that names no part may be about any of them.
  const isPlaced = parts.length === 1 || part !== undefined;
  const coded = isPlaced ? (byCode[code] ?? []).map((name) => codedField(name, numberOf(part ?? 0))) : [];
  return [...new Set([...pointed, ...coded])];
}

function codedField(name: string, number: number): string {
  return ofAllParts.includes(name) ? name : partField(number, name);
}

const ofAllParts = ['cpr', 'municipality', 'sender'];

const byCode: Readonly<Record<string, readonly string[]>> = {
  'cpr-invalid': ['cpr'],
  'municipality-unknown': ['municipality'],
  'receiver-unsuitable': ['receiver'],
  'receiver-not-proposable': ['receiver'],
  'no-route': ['receiver'],
  'organization-unknown': ['receiver'],
  'instant-in-the-past': ['effectiveFrom'],
  'item-not-in-pathway': ['items'],
  'item-already-in-handover': ['items'],
  'sender-not-holder': ['items'],
  'sender-unsuitable': ['sender'],
  'sender-not-yours': ['sender'],
};
