import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { birthdayMoment, dueAt, type Due } from '@stafet/calendar';
import { itemNamed, keyOf, latest, type DeadlineRule, type Instant, type Localized } from '@stafet/core';
import type { Organization, OrganizationCatalogue } from '@stafet/organization';
import type { findPathway, Pathway } from '@stafet/workflows';
import { proposalFor } from '../receiver-choice';
import { moment } from '../stored-handover';
import { itemsOn, waysOpenOn } from '../ways';
import type { CitizenFact } from './citizen-fact';
import type { CitizenReading } from './citizen-reader';
import { turned, type ProposalRow, type ProposedPart } from './stored-proposal';
import type { Judgement } from './trigger-judgement';
import { ruleOf, type TriggerId } from './trigger-rules';

/** What proposals are made of: the fact, what is known of the citizen, and who is who. */
export interface Occasion {
  readonly fact: CitizenFact;
  readonly patientId: string;
  readonly birthDate: string | undefined;
  readonly municipality: string | undefined;
  readonly reading: Pick<CitizenReading, 'items' | 'proposals' | 'now'>;
  readonly organizations: OrganizationCatalogue;
  readonly find: typeof findPathway;
}

type Made = Pick<ProposalRow, 'rule' | 'pathway' | 'sender' | 'parts' | 'because'> & {
  readonly visibleFrom?: Instant | undefined;
  readonly due: Due;
};

interface Hurry {
  readonly rule: DeadlineRule;
  readonly after: Localized;
}

const admitted = { da: 'efter indlæggelsen', en: 'after the admission' };

// How soon somebody should take a proposal: all of it [PROPOSED] but «førstkommende hverdag» [SEED] S2.
const hurry: Readonly<Record<Exclude<TriggerId, 'approaching-21' | 'joint-plan-participation'>, Hurry>> = {
  // P02: the municipality calls on the first following weekday, and confirms by 10:00 that it will.
  'first-admission': { rule: { clock: 'next-working-day', at: '10:00' }, after: admitted },
  // P03: the date of the meeting is found within one working day.
  'repeated-admissions': { rule: { clock: 'working', duration: 'P1D' }, after: admitted },
  // P17: decided within two working days.
  'missed-appointment': {
    rule: { clock: 'working', duration: 'P2D' },
    after: { da: 'efter udeblivelsen eller kontakten', en: 'after the missed appointment or the contact' },
  },
};

/** What a citizen can come to only once: what was taken is not proposed again. */
const onlyOnce: readonly ProposalRow['rule'][] = ['first-admission', 'approaching-21'];

/** The proposal that a rule makes; nothing where nobody could take it, or where somebody has. */
export function proposalOf(
  { rule, because }: Judgement,
  numbers: Readonly<Record<string, number>>,
  occasion: Occasion,
) {
  const { reading, fact } = occasion;
  const pathway = occasion.find(ruleOf(rule).pathway);
  const isDone = onlyOnce.includes(rule) && reading.proposals.some((row) => row.rule === rule && row.state === 'taken');
  if (pathway === undefined || isDone) return undefined;
  const sender = senderOf(pathway, because, occasion);
  const times = timesOf(rule, numbers, occasion);
  if (sender === undefined || times === undefined) return undefined;
  const parts =
    rule === 'repeated-admissions' ? partsOfMeeting(pathway, sender, occasion) : [partTo(pathway, sender, occasion)];
  const ids = because.map(({ id }) => id);
  return row({ rule, pathway: pathway.id, sender: sender.id, parts, because: ids, ...times }, fact, occasion);
}

/**
 * Nothing moves with a citizen who moves: each municipality that holds something is proposed to hand it over to the new
 * one, from the day of the move (catalogue 1.4 [PROPOSED]).
 */
export function proposalsOfMove(occasion: Occasion): readonly ProposalRow[] {
  const { fact, reading, organizations } = occasion;
  const pathway = occasion.find('change-of-municipality');
  const to = organizations.municipality(fact.details.municipality ?? '', latest(reading.now, fact.at));
  if (pathway === undefined || to === undefined) return [];
  const holders = [...new Set(reading.items.map(({ holder }) => holder))].filter(
    (id) => id !== to.id && organizations.find(id)?.type === 'municipality',
  );
  return holders.flatMap((sender) => {
    const held = reading.items.filter(({ holder }) => holder === sender).map(nameOf);
    const items = pathway.items.filter((item) => held.some((each) => keyOf(each) === keyOf(item))).map(keyOf);
    if (items.length === 0) return [];
    const parts = [{ receiver: to.id, items }];
    const made = { rule: 'change-of-municipality', pathway: pathway.id, sender, parts, because: [fact.id] } as const;
    return [row({ ...made, due: dueOfMove(occasion) }, fact, occasion)];
  });
}

/** What a fact does to proposals: those that it makes, and how others end, or open again, as they are recorded. */
export interface Consequences {
  readonly made: readonly ProposalRow[];
  readonly turned: readonly object[];
}

/** New ones are made, and the open ones of `rules` are superseded by them, or by nothing. */
export function replacing(
  made: readonly ProposalRow[],
  rules: readonly ProposalRow['rule'][],
  { reading, fact }: Occasion,
): Consequences {
  const replaced = reading.proposals.filter(({ state, rule }) => state === 'open' && rules.includes(rule));
  return {
    made: made.map((each) => inNoLessHurry(each, replaced)),
    turned: replaced.map((each) => turned(each, superseded(fact, reading.now))),
  };
}

export function superseded(fact: CitizenFact, at: Instant) {
  return { state: 'superseded', ended_at: at, ended_because: fact.id } as const;
}

/** Whoever had to be quick before has not got more time because it happened again. */
function inNoLessHurry(made: ProposalRow, replaced: readonly ProposalRow[]): ProposalRow {
  const before = replaced.find(({ rule, parts }) => rule === made.rule && isDeepStrictEqual(parts, made.parts));
  if (before === undefined || moment(before.due_at) >= made.due_at) return made;
  const { due_at, explanation_da, explanation_en, visible_from } = before;
  return { ...made, due_at: moment(due_at), explanation_da, explanation_en, visible_from: moment(visible_from) };
}

function row(made: Made, { at }: CitizenFact, { patientId, reading }: Occasion): ProposalRow {
  const { due, visibleFrom = at, ...rest } = made;
  return {
    id: randomUUID(),
    patient_id: patientId,
    ...rest,
    visible_from: visibleFrom,
    due_at: due.dueAt,
    explanation_da: due.explanation.da,
    explanation_en: due.explanation.en,
    state: 'open',
    created_at: reading.now,
    handover_id: null,
    course_id: null,
    ended_at: null,
    ended_by: null,
    ended_because: null,
    reason: null,
  };
}

/** The unit itself, or the department that it is part of, whichever the pathway lets send; of several facts, the last. */
function senderOf(pathway: Pathway, because: readonly CitizenFact[], occasion: Occasion): Organization | undefined {
  const { organizations, reading, fact } = occasion;
  const units = [fact, ...[...because].reverse()].map(({ unit }) => unit);
  const maySend = waysOpenOn(pathway, reading.now).flatMap(({ from }) => from);
  return units
    .flatMap((unit) => [organizations.find(unit), departmentOf(unit, occasion)])
    .find((each) => each !== undefined && maySend.includes(each.type));
}

/** The psychiatric department that a unit is, or is part of. */
export function departmentOf(
  unit: string,
  { organizations, reading }: Pick<Occasion, 'organizations' | 'reading'>,
): Organization | undefined {
  const itself = organizations.find(unit);
  if (itself?.type === 'psychiatric-department') return itself;
  const types = ['psychiatric-department'];
  return organizations.proposeReceiver({ catchment: 'sender-department', types, at: reading.now, sender: unit })
    ?.receiver;
}

function partTo(pathway: Pathway, sender: Organization, occasion: Occasion): ProposedPart {
  const { organizations, municipality, reading } = occasion;
  const question = { at: reading.now, sender: sender.id, ...(municipality && { municipalityCode: municipality }) };
  const receiver = proposalFor(organizations, pathway, question)?.receiver;
  return partFor(pathway, sender, receiver, reading.now);
}

function partFor(
  pathway: Pathway,
  sender: Organization,
  receiver: Organization | undefined,
  at: Instant,
): ProposedPart {
  const ways = waysOpenOn(pathway, at).filter(({ from }) => from.includes(sender.type));
  const way = ways.find(({ to }) => receiver === undefined || to.includes(receiver.type));
  return {
    ...(receiver && { receiver: receiver.id }),
    items: way === undefined ? [] : itemsOn(pathway, way).map(keyOf),
  };
}

/** Every party that is known is invited: the municipality, and whoever holds something for the citizen (P03). */
function partsOfMeeting(pathway: Pathway, sender: Organization, occasion: Occasion): readonly ProposedPart[] {
  const { organizations, reading } = occasion;
  const first = partTo(pathway, sender, occasion);
  const invited = waysOpenOn(pathway, reading.now).flatMap(({ to }) => to);
  const holders = [...new Set(reading.items.map(({ holder }) => holder))]
    .filter((id) => id !== sender.id && id !== first.receiver)
    .flatMap((id) => organizations.find(id) ?? [])
    .filter(({ type }) => invited.includes(type));
  return [first, ...holders.map((holder) => partFor(pathway, sender, holder, reading.now))];
}

function timesOf(
  rule: TriggerId,
  { openAtMonths = 0, dueAtMonths = 0 }: Readonly<Record<string, number>>,
  { fact, birthDate }: Occasion,
): Pick<Made, 'visibleFrom' | 'due'> | undefined {
  if (rule === 'joint-plan-participation') return undefined;
  if (rule !== 'approaching-21') {
    const soon = hurry[rule];
    return { due: dueAt(soon.rule, fact.at, { reference: soon.after }) };
  }
  // A replacement number does not tell when somebody was born, and nobody can be found by a birthday that is not known.
  if (birthDate === undefined) return undefined;
  const [years, months] = [Math.floor(dueAtMonths / 12), dueAtMonths % 12];
  return {
    visibleFrom: birthdayMoment(birthDate, 0, openAtMonths),
    due: {
      dueAt: birthdayMoment(birthDate, years, months),
      explanation: {
        da: `senest når borgeren er ${years} år og ${months} måneder`,
        en: `at the latest when the citizen is ${years} years and ${months} months`,
      },
    },
  };
}

function dueOfMove({ fact, reading }: Occasion): Due {
  if (fact.at > reading.now) {
    return { dueAt: fact.at, explanation: { da: 'senest når borgeren flytter', en: 'before the citizen moves' } };
  }
  const reference = { da: 'efter flytningen blev kendt', en: 'after the move became known' };
  return dueAt({ clock: 'next-working-day', at: '12:00' }, reading.now, { reference });
}

function nameOf({ kind, scope }: { readonly kind: string; readonly scope: string }) {
  const name = itemNamed(scope === '' ? kind : `${kind}/${scope}`);
  if (name === undefined) throw new Error(`the ledger holds an item of an unknown kind: ${kind}`);
  return name;
}
