import { randomUUID } from 'node:crypto';
import {
  keyOf,
  nameOfEvent,
  systemActor,
  waitingPhases,
  type Actor,
  type Decision,
  type Fact,
  type HandoverSystemEvent,
  type Instant,
  type ItemName,
  type OrganizationId,
} from '@stafet/core';
import { decide } from '@stafet/workflows';
import type { HandoverRecord, HandoverWrite } from '../handover-record';
import { pathwayOf, type Reading } from '../handover-reader';
import { nextMoment } from '../moments';
import type { PathwayRegistry } from '../pathway-registry';
import type { PatientVault } from '../patient-vault';
import { bytesOf, itemNameOf, moment, stateOf } from '../stored-handover';
import { openingIn, openSuccessor, successorOf } from '../successor';
import type { CitizenFact } from './citizen-fact';
import type { CitizenReading, OpenItem } from './citizen-reader';

/** What an admission is about: treatment there and for as long, beside all that others hold (catalogue 1.4). */
export const admissionItem: ItemName = { kind: 'treatment', scope: 'admission' };

/** What a fact did to a handover. */
export interface Effected {
  readonly reading: Reading;
  readonly decision: Decision;
  /** Its own, and that of the handover that was opened with it. */
  readonly writes: readonly HandoverWrite[];
  readonly at: Instant;
}

type Ledger = Pick<CitizenReading, 'items' | 'handovers'>;

/** Decides for one handover what something that happened to the citizen means for it. */
export class CitizenWrites {
  constructor(
    private readonly vault: PatientVault,
    private readonly record: HandoverRecord,
    private readonly pathways: PathwayRegistry,
  ) {}

  /** Nothing where it means nothing there. `teller` speaks for the unit that admits, where the event says so. */
  async effect(
    reading: Reading,
    fact: CitizenFact,
    event: HandoverSystemEvent,
    teller: { readonly actor: Actor; readonly commandId: string },
    ledger: Ledger,
  ): Promise<Effected | undefined> {
    const { handover, patient, items } = reading;
    const sinces = items.map((item) => moment(item.since));
    const at = nextMoment(reading.now, moment(handover.last_fact_at), ...sinces);
    const pathway = await pathwayOf(reading, this.pathways);
    const decided = decide(pathway, stateOf(handover, items), event, systemActor, at);
    if (decided.kind === 'refused') return undefined;
    const decision = { ...decided, facts: decided.facts.map((each) => followingFrom(each, event, fact)) };
    const isOwnWord = event.type === 'circumstance' && event.admitted !== undefined;
    const by = isOwnWord ? teller : { actor: systemActor, commandId: undefined };
    const dataKey = this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) });
    const standing = { ...reading, row: handover };
    const write = this.record.write(pathway, standing, decision, { event, at, ...by }, dataKey);
    const opening = openingIn(decision);
    if (opening === undefined) return { reading, decision, at, writes: [write] };
    // What somebody has taken up meanwhile, after a death notice that was wrong, is not asked for a second time.
    const open = opening.items.filter((key) => !isTakenUp(key, handover.sender, ledger));
    if (open.length === 0) return goesOn(decision) ? { reading, decision, at, writes: [write] } : undefined;
    const successor = successorOf({ ...opening, items: open }, reading, undefined, at, randomUUID());
    return { reading, decision, at, writes: [write, openSuccessor(successor, pathway, at, dataKey, this.record)] };
  }
}

/** Whether the handover itself is under way again: its receiver holds something by it. */
function goesOn({ state }: Decision): boolean {
  return state.phase === 'transferred';
}

function followingFrom(said: Fact, event: HandoverSystemEvent, { id }: CitizenFact): Fact {
  return said.type === nameOfEvent(event) ? { ...said, because: id } : said;
}

function isTakenUp(key: string, sender: OrganizationId, { items }: Ledger): boolean {
  const item = items.find((each) => keyIn(each) === key);
  return item !== undefined && (item.live_handover !== null || item.holder !== sender);
}

/**
 * The handover in whose trail an admitting unit takes on what the admission is about: one with a municipality that is
 * pending or has just moved something there. Nothing where there is none, or where that is held already.
 */
export function whereAdmissionOpens({ items, handovers }: Ledger, isMunicipality: (id: OrganizationId) => boolean) {
  if (items.some((item) => keyIn(item) === keyOf(admissionItem))) return undefined;
  const phases = [...waitingPhases, 'accepted', 'transferred'];
  return handovers.find(
    ({ phase, receiver, circumstances }) =>
      phases.includes(phase) && isMunicipality(receiver) && !circumstances.includes('admission'),
  )?.id;
}

/** What the unit took on with an admission, and lets go of with the discharge. */
export function heldByAdmission({ items }: Ledger, unit: OrganizationId): OpenItem | undefined {
  return items.find(
    (item) => keyIn(item) === keyOf(admissionItem) && item.holder === unit && item.live_handover === null,
  );
}

/** The entry of the trail in which the unit takes it on, in the shape that the SQL function `record_about_citizen` takes. */
export function opened({ writes: [write], at }: Effected, holder: OrganizationId, item: string): object {
  const entries = (write?.audit ?? []) as readonly { readonly seq: number; readonly type: string }[];
  const evidence = entries.find(({ type }) => type === 'circumstance')?.seq;
  const { kind, scope } = admissionItem;
  return { op: 'open', item, kind, scope, holder, at, handover: write?.row.id, evidence };
}

function keyIn(item: OpenItem): string {
  return keyOf(itemNameOf({ kind: item.kind as ItemName['kind'], scope: item.scope }));
}
