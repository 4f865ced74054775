import { randomUUID } from 'node:crypto';
import { actsFor, organizationsOf, type Actor, type Instant, type OrganizationId } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import { requireWithinReach } from '../moments';
import {
  factsOfContact,
  typesThatSeePatients,
  type CitizenFact,
  type CitizenFactType,
  type FactDetails,
} from './citizen-fact';
import type { CitizenReading } from './citizen-reader';

/** What somebody tells of a citizen. Form has been checked; whether it fits is for the library to say. */
export interface CitizenEvent {
  readonly type: CitizenFactType;
  /** Now, where left out. */
  readonly at?: Instant | undefined;
  /** On whose behalf it is told; the unit or the only organisation that the person acts for, where left out. */
  readonly organization?: OrganizationId | undefined;
  readonly unit?: OrganizationId | undefined;
  readonly patient?: {
    readonly cpr: string;
    readonly name?: string | undefined;
    readonly municipality?: string | undefined;
  };
  readonly details: FactDetails;
  /** For a rule that opens a handover at once. */
  readonly content?: Readonly<Record<string, unknown>> | undefined;
}

/** The fact, and who tells it. */
export interface Told {
  readonly fact: CitizenFact;
  readonly teller: OrganizationId;
}

// A client's "now" reaches the server a little later.
const toleranceMilliseconds = 30_000;

/**
 * A citizen can be named by her id only by those who have to do with her, or have told of her before.
 * @throws ProblemError `unknown-patient`.
 */
export function requireAddress(patientId: string | undefined, reading: CitizenReading, actor: Actor): void {
  if (patientId === undefined) return;
  const isKnown = reading.isParty || reading.facts.some(({ toldBy }) => actsFor(actor, toldBy));
  if (reading.patient === undefined || !isKnown) throw new ProblemError('unknown-patient');
}

/**
 * The fact that is told, and on whose behalf.
 * @throws ProblemError 403 `role-required`, `sender-not-yours`; 404 `unknown-patient` where it is not theirs to tell;
 * 422 `organization-unknown`, `unit-unsuitable`, `municipality-unknown`, `instant-in-the-future`, `instant-too-far-ahead`.
 */
export function factIn(
  event: CitizenEvent,
  reading: CitizenReading,
  actor: Actor,
  organizations: OrganizationCatalogue,
): Told {
  const { type, details } = event;
  const { now } = reading;
  const teller = tellerOf(event, actor);
  const seesPatients = typesThatSeePatients.includes(organizations.find(teller)?.type ?? '');
  const isTheirs = reading.isParty || (seesPatients && factsOfContact.includes(type));
  if (!isTheirs) throw new ProblemError('unknown-patient');

  const at = event.at ?? now;
  if (type === 'relocation') requireWithinReach(at, now);
  else if (Date.parse(at) > Date.parse(now) + toleranceMilliseconds) throw new ProblemError('instant-in-the-future');
  const unit = event.unit ?? teller;
  const where = organizations.find(unit);
  if (where === undefined) throw new ProblemError('organization-unknown');
  if (event.unit !== undefined && !typesThatSeePatients.includes(where.type)) throw new ProblemError('unit-unsuitable');
  for (const code of [details.municipality, event.patient?.municipality]) {
    if (code !== undefined && organizations.municipality(code, at) === undefined) {
      throw new ProblemError('municipality-unknown');
    }
  }
  return { fact: { id: randomUUID(), type, at, unit, details }, teller };
}

/** Whether two facts are the same one, told twice. */
export function isSame(one: CitizenFact, other: CitizenFact): boolean {
  const isSameMove = one.details.municipality === other.details.municipality;
  return one.type === other.type && one.at === other.at && one.unit === other.unit && isSameMove;
}

/** The unit that is admitted to or discharged from, where it says so itself. */
export function admittingUnit({ fact: { type, unit } }: Told, actor: Actor): OrganizationId | undefined {
  const isStay = type === 'admission' || type === 'discharge';
  return isStay && actsFor(actor, unit) ? unit : undefined;
}

function tellerOf({ organization, unit }: CitizenEvent, actor: Actor): OrganizationId {
  if (organization !== undefined) {
    if (!actsFor(actor, organization)) throw new ProblemError('sender-not-yours');
    return organization;
  }
  if (unit !== undefined && actsFor(actor, unit)) return unit;
  const [only, ...others] = organizationsOf(actor);
  if (only === undefined) throw new ProblemError('role-required');
  if (others.length === 0) return only;
  const errors = [{ pointer: '/organization', detail: 'must name one of the organisations that you act for' }];
  throw new ProblemError('malformed', { errors });
}
