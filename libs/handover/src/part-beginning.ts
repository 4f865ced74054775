import { randomBytes } from 'node:crypto';
import {
  actsFor,
  isMeant,
  keyOf,
  plainParticulars,
  type Actor,
  type Decision,
  type Instant,
  type ItemName,
} from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import { decide, type findPathway, type Pathway } from '@stafet/workflows';
import { createFact, draftState, emptyRow } from './beginning';
import { requireParticipation } from './citizen/participation';
import type { NewPart, NewParts } from './commands';
import { contentFaults, type FormFault } from './content-validator';
import { municipalityAt, type CreationReading, type HeldItem } from './creation-reader';
import type { HandoverRecord, HandoverWrite } from './handover-record';
import type { Viewed } from './handover-view';
import { momentsAtBeginning, requireWithinReach } from './moments';
import type { PatientVault } from './patient-vault';
import { chooseReceiver, routingOf, type ReceiverChoice } from './receiver-choice';
import { handedBack, handsBack, type HandingBack } from './returning';
import { hexOf, itemNameOf, type ItemRow, type PatientRow } from './stored-handover';
import { itemsOn, waysOpenOn } from './ways';

// A client's "now" reaches the server a little later; a discharge that is happening is not one in the past.
const toleranceMilliseconds = 30_000;

/** What all parts of one creation share. */
export interface PartSetting {
  readonly wish: NewParts;
  readonly actor: Actor;
  readonly reading: CreationReading;
  readonly birthDate: string | undefined;
}

/** A part that may begin: what it hands over, to whom, and what the ledger knows of it. */
export interface JudgedPart {
  readonly part: NewPart;
  readonly pathway: Pathway;
  readonly choice: ReceiverChoice;
  readonly names: readonly ItemName[];
  readonly held: readonly HeldItem[];
  readonly moments: Readonly<Record<string, Instant>>;
}

/** What is recorded for a part, and the rows that show it. */
export interface BegunPart {
  readonly pathway: Pathway;
  readonly write: HandoverWrite;
  readonly viewed: Viewed;
}

/** Faults of form in one part, before anything is asked about it. */
export function faultsOfForm(pathway: Pathway, part: NewPart): readonly FormFault[] {
  const back = handsBack(pathway);
  const isLacking = back && part.returns === undefined;
  const isTooMuch = !back && part.returns !== undefined;
  return [
    ...(pathway.transfers && !back && part.items.length === 0
      ? [{ pointer: '/items', detail: 'must name at least one item' }]
      : []),
    ...(isLacking ? [{ pointer: '/returns', detail: 'must name the handover whose items are handed back' }] : []),
    ...(isTooMuch ? [{ pointer: '/returns', detail: 'belongs to a pathway that hands back' }] : []),
    ...contentFaults(pathway, part.content),
  ];
}

/** The beginning of one handover: whether it may begin, and the facts with which it does. */
export class PartBeginning {
  constructor(
    private readonly vault: PatientVault,
    private readonly organizations: OrganizationCatalogue,
    private readonly record: HandoverRecord,
    private readonly find: typeof findPathway,
  ) {}

  /** @throws ProblemError with the code of what does not fit. */
  judge(part: NewPart, pathway: Pathway, setting: PartSetting): JudgedPart {
    const { wish, reading, birthDate } = setting;
    const { sender, back } = this.requireSenderAndItems(part, pathway, setting);
    const choice = this.chooseReceiver(part, pathway, setting, sender, back);
    this.requireFitting(part, setting);
    const moments = momentsAtBeginning(pathway, part.content, birthDate, reading.now);
    if (back !== undefined) return { part, pathway, choice, names: back.names, held: back.items, moments };
    const names = itemsOn(pathway, choice.route).filter((item) => isMeant(item, part.items));
    const keys = names.map(keyOf);
    const held = reading.items.filter((item) => keys.includes(keyOf(itemNameOf(item))));
    if (this.hasEnded(wish.sender, reading.now)) requireHolding(held, names, wish.sender);
    if (wish.send) requireHeldAndFree(held, wish.sender);
    return { part, pathway, choice, names, held, moments };
  }

  /** The facts of the beginning, recorded under `id` at `at`. */
  begin(
    { part, pathway, choice, names, held, moments }: JudgedPart,
    { wish, actor, reading }: PartSetting,
    as: {
      readonly id: string;
      readonly at: Instant;
      readonly course: string | undefined;
      readonly commandId: string;
      readonly patient: PatientRow;
      readonly dataKey: Buffer;
    },
  ): BegunPart {
    const { receiver, route, isFreeChoice } = choice;
    const { at, patient, dataKey } = as;
    const particulars = {
      ...plainParticulars,
      canReceiverHold: route.receiverAdvises !== true,
      hasSupplyDuty: route.supplyDuty === true,
      moments,
    };
    const draft = draftState(wish.sender, receiver, names, part.effectiveFrom, particulars);
    const created: Decision = {
      kind: 'decision',
      state: draft,
      facts: [createFact(draft, at, wish.sender, isFreeChoice)],
      effects: [],
      movesVersion: true,
    };
    const decision = wish.send ? sentAtOnce(pathway, created, actor, at) : created;
    const row = emptyRow(
      {
        id: as.id,
        pathway: pathway.id,
        pathway_version: pathway.version,
        patient_id: patient.id,
        sender: wish.sender,
        receiver,
        effective_from: part.effectiveFrom ?? null,
        content: hexOf(this.vault.encrypt(dataKey, JSON.stringify(part.content), 'content')),
        content_salt: hexOf(randomBytes(16)),
        follows: part.follows?.toLowerCase() ?? null,
        course_id: as.course ?? null,
        returns: part.returns?.toLowerCase() ?? null,
        is_free_choice: isFreeChoice,
      },
      particulars,
      at,
    );
    const origin = { event: { type: 'create' }, actor, at, commandId: as.commandId } as const;
    const configured = reading.configured.filter((each) => each.pathway === pathway.id);
    const standing = { row, items: [], deadlines: [], configured };
    const write = this.record.write(pathway, standing, decision, origin, dataKey);
    const items = decision.state.items.map((item, position): ItemRow => {
      const known = held.find((each) => keyOf(itemNameOf(each)) === keyOf(item));
      return {
        kind: item.kind,
        scope: item.scope ?? '',
        position,
        status: item.status,
        confirmed_at: null,
        confirmed_seq: null,
        starts_at: null,
        takes_effect_at: null,
        is_live: wish.send,
        holder: known?.holder ?? wish.sender,
        since: known?.since ?? at,
      };
    });
    return { pathway, write, viewed: { row: write.row, items, deadlines: write.deadlines, patient } };
  }

  private requireSenderAndItems(part: NewPart, pathway: Pathway, { wish, actor, reading }: PartSetting) {
    // The receiver is resolved for the moment of effect, not for the moment of sending (catalogue 6.5).
    const at = part.effectiveFrom ?? reading.now;
    // Who has ended hands on what it still holds, so that nobody's citizen stays with it.
    const sender = this.organizations.find(wish.sender, reading.now) ?? this.organizations.find(wish.sender);
    const isTheirs = actsFor(actor, wish.sender) && reading.items.some(({ holder }) => holder === wish.sender);
    if (sender === undefined || (this.hasEnded(sender.id, reading.now) && !isTheirs))
      throw new ProblemError('organization-unknown');
    if (!actsFor(actor, wish.sender)) throw new ProblemError('sender-not-yours');
    if (!waysOpenOn(pathway, at).some(({ from }) => from.includes(sender.type)))
      throw new ProblemError('sender-unsuitable');
    const given = wish.patient.municipality ?? municipalityAt(reading, at);
    if (given !== undefined && this.organizations.municipality(given, at) === undefined) {
      throw new ProblemError('municipality-unknown');
    }
    requireParticipation(pathway, this.organizations, reading.settings, { sender, municipality: given, at });
    if (!handsBack(pathway)) {
      requireItems(part, pathway);
      return { sender };
    }
    const first = reading.linked.find(({ id }) => id === part.returns?.toLowerCase());
    const { sender: asking, send } = wish;
    return { sender, back: handedBack(part, first, { patientId: reading.patient?.id, sender: asking, send }) };
  }

  private hasEnded(organization: string, at: Instant): boolean {
    return this.organizations.find(organization, at) === undefined;
  }

  private chooseReceiver(
    part: NewPart,
    pathway: Pathway,
    { wish, reading, birthDate }: PartSetting,
    sender: { readonly id: string; readonly type: string },
    back: HandingBack | undefined,
  ): ReceiverChoice {
    const at = part.effectiveFrom ?? reading.now;
    return chooseReceiver(this.organizations, pathway, {
      sender,
      receiver: back?.receiver ?? part.receiver,
      // A pathway that hands back knows kinds; the scopes are those of the handover that it returns.
      items: back?.names.map(({ kind }) => kind) ?? part.items,
      at,
      municipalityCode: wish.patient.municipality ?? municipalityAt(reading, at),
      routing: routingOf(part.content, birthDate, reading.now),
    });
  }

  private requireFitting({ effectiveFrom, follows }: NewPart, { wish, reading }: PartSetting): void {
    if (effectiveFrom !== undefined && Date.parse(effectiveFrom) < Date.parse(reading.now) - toleranceMilliseconds) {
      throw new ProblemError('instant-in-the-past');
    }
    if (effectiveFrom !== undefined) requireWithinReach(effectiveFrom, reading.now);
    if (follows === undefined) return;
    const earlier = reading.linked.find(({ id }) => id === follows.toLowerCase());
    if (earlier === undefined || earlier.patient_id !== reading.patient?.id)
      throw new ProblemError('follows-unsuitable');
    // What advice leads to is sent by whoever gave it, or by whoever asked.
    const isAdvice = this.find(earlier.pathway, earlier.pathway_version)?.transfers === false;
    const wasAsked = isAdvice && earlier.receiver === wish.sender && earlier.sent_at !== null;
    if (earlier.sender !== wish.sender && !wasAsked) throw new ProblemError('follows-unsuitable');
  }
}

function sentAtOnce(pathway: Pathway, created: Decision, actor: Actor, at: Instant): Decision {
  const sent = decide(pathway, created.state, { type: 'send' }, actor, at);
  if (sent.kind === 'refused') throw new ProblemError(sent.refusal.code);
  return { ...sent, facts: [...created.facts, ...sent.facts] };
}

function requireItems(part: NewPart, pathway: Pathway): void {
  const foreign = part.items.filter((name) => !pathway.items.some((item) => isMeant(item, [name])));
  if (foreign.length > 0) throw new ProblemError('item-not-in-pathway', { items: foreign });
}

function requireHolding(held: readonly HeldItem[], names: readonly ItemName[], sender: string): void {
  const theirs = held.filter(({ holder }) => holder === sender);
  if (names.length === 0 || theirs.length < names.length) throw new ProblemError('organization-unknown');
}

/** Asked before the database asks it again with a lock: the answer here can name the other handover. */
function requireHeldAndFree(held: readonly HeldItem[], sender: string): void {
  const live = held.find((item) => item.live_handover !== null);
  if (live !== undefined) throw new ProblemError('item-already-in-handover', { handover: live.live_handover });
  if (held.some((item) => item.holder !== sender)) throw new ProblemError('sender-not-holder');
}
