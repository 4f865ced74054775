import type { Circumstance, HandoverSystemEvent, Instant, OrganizationId } from '@stafet/core';

/** What can be told of a citizen, whichever handovers she is in (catalogue 1.4 and the triggers of section 3). */
export const citizenFactTypes = [
  'death',
  'death-cancelled',
  'admission',
  'discharge',
  'leave',
  'leave-ended',
  'relocation',
  'consent-withdrawn',
  'consent-given',
  'no-show',
  'acute-contact',
  'bup-course',
] as const;
export type CitizenFactType = (typeof citizenFactTypes)[number];

/** Codes and yes-or-no only: words about a citizen have no place in a fact that is kept for ever. */
export interface FactDetails {
  /** Her first psychiatric admission: the ward's knowledge, and never derived from Stafet's own history (P02). */
  readonly first?: boolean;
  readonly psychosocialProblems?: boolean;
  /** Four digits: where she moves to. */
  readonly municipality?: string;
  readonly under18AtReferral?: boolean;
  readonly eatingDisorder?: boolean;
}

/** Something that happened to a citizen. It is told once, and never changed. */
export interface CitizenFact {
  readonly id: string;
  readonly type: CitizenFactType;
  /** When it happened, which is not when it was told. */
  readonly at: Instant;
  /** Where it happened, or who told it where it happened nowhere. */
  readonly unit: OrganizationId;
  readonly details: FactDetails;
}

type Told = Pick<CitizenFact, 'type' | 'at'>;

/** Facts of one matter: the last of them, by when it happened, is what holds. */
const matters: readonly (readonly CitizenFactType[])[] = [
  ['death', 'death-cancelled'],
  ['admission', 'discharge'],
  ['leave', 'leave-ended'],
  ['consent-withdrawn', 'consent-given'],
  ['relocation'],
  ['bup-course'],
];

/** What a hospital unit or a practice can tell of any citizen whom it sees; all else is for those who are party to her. */
export const factsOfContact: readonly CitizenFactType[] = [
  'admission',
  'discharge',
  'leave',
  'leave-ended',
  'no-show',
  'acute-contact',
  'bup-course',
];

/** Types of organisation that see patients: hospital units and practices. */
export const typesThatSeePatients: readonly string[] = [
  'hospital',
  'acute-hospital',
  'psychiatric-department',
  'somatic-department',
  'ward',
  'outreach-team',
  'psychosis-team',
  'health-house',
  'acute-clinic',
  'hospital-visitation',
  'prehospital',
  'general-practice',
  'out-of-hours-gp',
  'specialist-practice',
  'psychologist-practice',
];

/** Whether something that happened later in the same matter is known already: what comes late then changes nothing. */
export function isOvertaken(fact: Told, known: readonly Told[]): boolean {
  const matter = matters.find((types) => types.includes(fact.type)) ?? [];
  return known.some(({ type, at }) => matter.includes(type) && at > fact.at);
}

/** The last fact of the matter that held at `at`; of those of one moment, the one that was told last. */
export function lastOf<Fact extends Told>(types: readonly CitizenFactType[], known: readonly Fact[], at: Instant) {
  return known
    .filter((fact) => types.includes(fact.type) && fact.at <= at)
    .reduce<Fact | undefined>((last, fact) => (last === undefined || fact.at >= last.at ? fact : last), undefined);
}

/** What the fact is to each handover of the citizen; undefined where it is of no concern to a handover. */
export function eventOf({ type }: Pick<CitizenFact, 'type'>): HandoverSystemEvent | undefined {
  switch (type) {
    case 'death':
      return { type: 'closed-by-event', reason: deceased };
    case 'death-cancelled':
      return { type: 'reopened' };
    case 'no-show':
    case 'acute-contact':
    case 'bup-course':
      return undefined;
    default:
      return { type: 'circumstance', circumstance: type satisfies Circumstance };
  }
}

/** The reason with which a death closes (MedCom `MORS`, catalogue 1.4). */
export const deceased = 'patient-deceased';
