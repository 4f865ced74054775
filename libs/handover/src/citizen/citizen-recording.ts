import { randomUUID } from 'node:crypto';
import type { Actor, Instant, OrganizationId } from '@stafet/core';
import { isOvertaken, lastOf, type CitizenFact } from './citizen-fact';
import type { CitizenReading, FactRow } from './citizen-reader';
import { heldByAdmission, opened, type Effected } from './citizen-writes';
import type { HandoverWrite } from '../handover-record';
import type { ProposalRow } from './stored-proposal';
import type { Told } from './told-fact';

/** A request whose answer is kept. */
export interface AnswerKey {
  readonly caller: string;
  readonly path: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** What an admitting unit takes on or lets go of, and how the ledger learns it. */
export interface ItemOfStay {
  readonly id: string;
  readonly what: 'opened' | 'closed';
  readonly holder: OrganizationId;
  readonly op: object;
}

/** All that a fact does. */
export interface Done {
  readonly effects: readonly Effected[];
  readonly items: readonly ItemOfStay[];
  /** The proposals that it makes, taken at once or open. */
  readonly made: readonly ProposalRow[];
  /** How other proposals end, or open again. */
  readonly turned: readonly object[];
  /** The handovers that it opens by rule. */
  readonly opened: readonly HandoverWrite[];
}

export const nothing: Done = { effects: [], items: [], made: [], turned: [], opened: [] };

/** What the unit takes on by saying that it has admitted her, or lets go of by saying that it has discharged her. */
export function itemsOfStay(
  fact: CitizenFact,
  holder: OrganizationId,
  effects: readonly Effected[],
  reading: CitizenReading,
): readonly ItemOfStay[] {
  if (isOvertaken(fact, reading.facts)) return [];
  if (fact.type === 'discharge') {
    // A unit that knows her to be admitted elsewhere lets go of her only when that one has discharged her too.
    if (isAdmittedElsewhere(fact, reading.facts)) return [];
    const id = heldByAdmission(reading, holder)?.id;
    return id === undefined
      ? []
      : [{ id, what: 'closed', holder, op: { op: 'close', item: id, holder, at: reading.now } }];
  }
  const entry = effects.find(({ decision }) =>
    decision.facts.some((fact) => fact.type === 'circumstance' && fact.newHolder === holder),
  );
  if (entry === undefined) return [];
  const id = randomUUID();
  return [{ id, what: 'opened', holder, op: opened(entry, holder, id) }];
}

/** Whether another unit has admitted her by then, and has not discharged her. */
function isAdmittedElsewhere({ unit, at }: CitizenFact, known: readonly CitizenFact[]): boolean {
  const others = [...new Set(known.map((each) => each.unit))].filter((each) => each !== unit);
  return others.some((other) => {
    const theirs = known.filter((each) => each.unit === other);
    return lastOf(['admission', 'discharge'], theirs, at)?.type === 'admission';
  });
}

/** The fact with all that it does beside the handovers, in the shape that the SQL function `record_about_citizen` takes. */
export function recorded({ fact, teller }: Told, patientId: string, { id }: Actor, at: Instant, done: Done): object {
  const { municipality = '', ...details } = fact.details;
  const itemThatIs = (what: ItemOfStay['what']): string | null =>
    done.items.find((item) => item.what === what)?.id ?? null;
  const row: FactRow = {
    ...{ id: fact.id, patient_id: patientId, type: fact.type, at: fact.at, unit: fact.unit },
    municipality_code: municipality,
    details: { ...details, ...(municipality === '' ? {} : { municipality }) },
    ...{ told_by: teller, person_id: id, recorded_at: at },
    opened_item: itemThatIs('opened'),
    closed_item: itemThatIs('closed'),
  };
  const proposals = [...done.turned, ...done.made.map((made) => ({ op: 'make', row: made }))];
  return { fact: row, ledger: done.items.map(({ op }) => op), proposals };
}

/** Whoever tells of a citizen looks at her: she is told what Stafet knows. */
export function accessBy({ id }: Actor, { teller }: Told, patientId: string, fact: CitizenFact, at: Instant): object {
  return {
    id: randomUUID(),
    recorded_at: at,
    person_id: id,
    organization_id: teller,
    action: 'patient-event',
    patient_id: patientId,
    details: { fact: fact.id, type: fact.type },
  };
}

/** What the fact did to a handover, as it is answered. */
export function effectOn({ reading: { handover }, decision, writes }: Effected) {
  const [own, successor] = writes;
  const [closed, reopened] = ['closed-by-event', 'reopened'].map((type) =>
    decision.facts.some((fact) => fact.type === type),
  );
  return {
    ...{ id: handover.id, pathway: handover.pathway, phase: own?.row.phase ?? handover.phase },
    what: closed ? 'closed' : reopened ? 'reopened' : 'noted',
    ...(successor === undefined ? {} : { successor: successor.row.id }),
  };
}
