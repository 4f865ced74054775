import { randomBytes, randomUUID } from 'node:crypto';
import {
  actsFor,
  isMeant,
  keyOf,
  organizationsOf,
  plainParticulars,
  type Actor,
  type Decision,
  type Instant,
} from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, type Database } from '@stafet/platform';
import { decide, type findPathway, type Pathway } from '@stafet/workflows';
import { createFact, draftState, emptyRow } from './beginning';
import type { CommandAnswer, CreateCommand, NewHandover } from './commands';
import { contentFaults } from './content-validator';
import { birthDateOf, normalizeCpr } from './cpr';
import type { HandoverRecord, HandoverWrite } from './handover-record';
import { readForCreation, type CreationReading } from './handover-reader';
import type { Viewed } from './handover-view';
import { momentsAtBeginning, nextMoment, requireWithinReach } from './moments';
import type { PatientVault } from './patient-vault';
import { chooseReceiver, routingOf, type ReceiverChoice } from './receiver-choice';
import { bodyHash, isUuid, repeatOf, requireFreshKey } from './repeatable';
import { bytesOf, hexOf, itemNameOf, moment, type ItemRow, type PatientRow } from './stored-handover';
import { itemsOn, waysOpenOn } from './ways';

// A client's "now" reaches the server a little later; a discharge that is happening is not one in the past.
const toleranceMilliseconds = 30_000;

interface Prepared {
  readonly repeat?: undefined;
  readonly pathway: Pathway;
  readonly write: HandoverWrite;
  readonly viewed: Viewed;
  readonly newPatient: PatientRow | undefined;
  readonly access: object;
  readonly dataKey: Buffer;
  readonly at: Instant;
  readonly request: { readonly caller: string; readonly path: string; readonly key: string; readonly bodyHash: string };
}

/** Everything about the beginning of a handover: whether it may begin, and the facts with which it does. */
export class HandoverCreation {
  constructor(
    private readonly vault: PatientVault,
    private readonly organizations: OrganizationCatalogue,
    private readonly record: HandoverRecord,
    private readonly find: typeof findPathway,
  ) {}

  /** Reads and decides; answers what is to be stored, or the answer of an earlier request of the same key. */
  async prepare(database: Database, command: CreateCommand): Promise<Prepared | { readonly repeat: CommandAnswer }> {
    const { actor, path, idempotencyKey } = command;
    const wish = command.parse();
    const cpr = 'cpr' in wish.patient ? normalizeCpr(wish.patient.cpr) : undefined;
    const about = {
      cprHash: cpr === undefined ? undefined : this.vault.lookupHash(cpr),
      patientId: 'id' in wish.patient && isUuid(wish.patient.id) ? wish.patient.id : undefined,
      pathway: wish.pathway,
      organizations: organizationsOf(actor),
      follows: isUuid(wish.follows) ? wish.follows : undefined,
    };
    const key = isUuid(idempotencyKey) ? idempotencyKey : undefined;
    const reading = await readForCreation(database, about, { caller: actor.id, path, key });

    const hash = bodyHash(command.body);
    const repeat = repeatOf(reading.stored, hash, this.vault, () => this.keyOf(reading));
    if (repeat !== undefined) return { repeat };
    if ('id' in wish.patient && !reading.isPartyToPatient) throw new ProblemError('unknown-patient');
    const pathway = this.find(wish.pathway);
    if (pathway !== undefined) requireForm(pathway, wish);
    const freshKey = requireFreshKey(idempotencyKey, reading.stored);
    if (pathway === undefined) throw new ProblemError('pathway-unknown-here');

    const birthDate = this.birthDateIn(cpr, reading);
    const choice = this.requireParties(wish, pathway, actor, reading, birthDate);
    requireFitting(wish, reading);
    const moments = momentsAtBeginning(pathway, wish.content, birthDate, reading.now);
    const { patient, newPatient, dataKey } = this.patientOf(wish, cpr, reading);
    const begun = this.begin({ wish, pathway, actor, choice, moments, reading, patient, dataKey, key: freshKey });
    return {
      ...begun,
      pathway,
      newPatient,
      // Whoever makes a handover is told what is known of the citizen: that is a look at her.
      access: {
        id: randomUUID(),
        recorded_at: begun.at,
        person_id: actor.id,
        organization_id: wish.sender,
        action: 'handover-created',
        patient_id: patient.id,
        details: { handover: begun.viewed.row.id },
      },
      dataKey,
      request: { caller: actor.id, path, key: freshKey, bodyHash: hash },
    };
  }

  private begin(start: {
    readonly wish: NewHandover;
    readonly pathway: Pathway;
    readonly actor: Actor;
    readonly choice: ReceiverChoice;
    readonly moments: Readonly<Record<string, Instant>>;
    readonly reading: CreationReading;
    readonly patient: PatientRow;
    readonly dataKey: Buffer;
    readonly key: string;
  }): Pick<Prepared, 'write' | 'viewed' | 'at'> {
    const { wish, pathway, actor, choice, moments, reading, patient, dataKey } = start;
    const { receiver, route, isFreeChoice } = choice;
    const names = itemsOn(pathway, route).filter((item) => isMeant(item, wish.items));
    const keys = names.map(keyOf);
    const held = reading.items.filter((item) => keys.includes(keyOf(itemNameOf(item))));
    const at = nextMoment(reading.now, ...held.map((item) => moment(item.since)));
    const particulars = {
      ...plainParticulars,
      canReceiverHold: route.receiverAdvises !== true,
      hasSupplyDuty: route.supplyDuty === true,
      moments,
    };
    const draft = draftState(wish.sender, receiver, names, wish.effectiveFrom, particulars);
    if (wish.send) requireHeldAndFree(held, wish.sender);

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
        id: randomUUID(),
        pathway: pathway.id,
        pathway_version: pathway.version,
        patient_id: patient.id,
        sender: wish.sender,
        receiver,
        effective_from: wish.effectiveFrom ?? null,
        content: hexOf(this.vault.encrypt(dataKey, JSON.stringify(wish.content), 'content')),
        content_salt: hexOf(randomBytes(16)),
        follows: wish.follows ?? null,
        is_free_choice: isFreeChoice,
      },
      particulars,
      at,
    );
    const origin = { event: { type: 'create' }, actor, at, commandId: start.key } as const;
    const standing = { row, items: [], deadlines: [], configured: reading.configured };
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
    return { write, at, viewed: { row: write.row, items, deadlines: write.deadlines, patient } };
  }

  private requireParties(
    wish: NewHandover,
    pathway: Pathway,
    actor: Actor,
    reading: CreationReading,
    birthDate: string | undefined,
  ): ReceiverChoice {
    // The receiver is resolved for the moment of effect, not for the moment of sending (catalogue 6.5).
    const at = wish.effectiveFrom ?? reading.now;
    const sender = this.organizations.find(wish.sender, reading.now);
    if (sender === undefined) throw new ProblemError('organization-unknown');
    if (!actsFor(actor, wish.sender)) throw new ProblemError('sender-not-yours');
    if (!waysOpenOn(pathway, at).some(({ from }) => from.includes(sender.type)))
      throw new ProblemError('sender-unsuitable');

    const given = wish.patient.municipality ?? reading.patient?.municipality_code ?? undefined;
    if (given !== undefined && this.organizations.municipality(given, at) === undefined) {
      throw new ProblemError('municipality-unknown');
    }
    requireItems(wish, pathway);
    return chooseReceiver(this.organizations, pathway, {
      sender,
      receiver: wish.receiver,
      items: wish.items,
      at,
      municipalityCode: given,
      routing: routingOf(wish.content, birthDate, reading.now),
    });
  }

  private birthDateIn(cpr: string | undefined, reading: CreationReading): string | undefined {
    const { patient } = reading;
    const known = patient && this.vault.decrypt(this.keyOf(reading), bytesOf(patient.cpr), 'cpr');
    const number = cpr ?? known;
    return number === undefined ? undefined : birthDateOf(number);
  }

  private patientOf(wish: NewHandover, cpr: string | undefined, reading: CreationReading) {
    if (reading.patient !== undefined) {
      return { patient: reading.patient, newPatient: undefined, dataKey: this.keyOf(reading) };
    }
    if ('id' in wish.patient) throw new ProblemError('unknown-patient');
    if (cpr === undefined) throw new ProblemError('cpr-invalid');
    const { key, wrapped } = this.vault.newKey();
    const patient: PatientRow = {
      id: randomUUID(),
      cpr_hash: hexOf(this.vault.lookupHash(cpr)),
      key_id: wrapped.keyId,
      data_key: hexOf(wrapped.wrapped),
      cpr: hexOf(this.vault.encrypt(key, cpr, 'cpr')),
      name: wish.patient.name === undefined ? null : hexOf(this.vault.encrypt(key, wish.patient.name, 'name')),
      municipality_code: wish.patient.municipality ?? null,
      created_at: reading.now,
    };
    return { patient, newPatient: patient, dataKey: key };
  }

  private keyOf(reading: CreationReading): Buffer {
    if (reading.patient === undefined) throw new Error('an answer is stored for a patient who is not');
    return this.vault.unwrap({ keyId: reading.patient.key_id, wrapped: bytesOf(reading.patient.data_key) });
  }
}

function sentAtOnce(pathway: Pathway, created: Decision, actor: Actor, at: Instant): Decision {
  const sent = decide(pathway, created.state, { type: 'send' }, actor, at);
  if (sent.kind === 'refused') throw new ProblemError(sent.refusal.code);
  return { ...sent, facts: [...created.facts, ...sent.facts] };
}

function requireForm(pathway: Pathway, wish: NewHandover): void {
  const without = { pointer: '/items', detail: 'must name at least one item' };
  const errors = [
    ...(pathway.transfers && wish.items.length === 0 ? [without] : []),
    ...contentFaults(pathway, wish.content),
  ];
  if (errors.length > 0) throw new ProblemError('malformed', { errors });
}

function requireItems(wish: NewHandover, pathway: Pathway): void {
  const foreign = wish.items.filter((name) => !pathway.items.some((item) => isMeant(item, [name])));
  if (foreign.length > 0) throw new ProblemError('item-not-in-pathway', { items: foreign });
}

function requireFitting(wish: NewHandover, reading: CreationReading): void {
  const { effectiveFrom } = wish;
  if (effectiveFrom !== undefined && Date.parse(effectiveFrom) < Date.parse(reading.now) - toleranceMilliseconds) {
    throw new ProblemError('instant-in-the-past');
  }
  if (effectiveFrom !== undefined) requireWithinReach(effectiveFrom, reading.now);
  if (wish.follows === undefined) return;
  const { follows, patient } = reading;
  if (follows === undefined || follows.patient_id !== patient?.id || follows.sender !== wish.sender) {
    throw new ProblemError('follows-unsuitable');
  }
}

/** Asked before the database asks it again with a lock: the answer here can name the other handover. */
function requireHeldAndFree(held: CreationReading['items'], sender: string): void {
  const live = held.find((item) => item.live_handover !== null);
  if (live !== undefined) throw new ProblemError('item-already-in-handover', { handover: live.live_handover });
  if (held.some((item) => item.holder !== sender)) throw new ProblemError('sender-not-holder');
}
