import type { OrganizationId } from '@stafet/core';
import type { Organization } from './organization';
import type { PatientGroup } from './patient-group';
import { isValidOn, type Provenance, type Validity } from './validity';

/** What decides which psychiatric department a patient belongs to (catalogue 6.3). */
export interface RoutingCase {
  readonly municipalityCode: string;
  readonly urgency: 'planned' | 'acute';
  readonly group: PatientGroup;
  /** In whole years on the day of referral. */
  readonly ageAtReferral: number;
  /** Admitted with coercion or by court order. */
  readonly coercion: boolean;
  /** Already in a course at the children's and young people's department. */
  readonly inChildCourse: boolean;
  /** The unit that the patient chose («frit valg»); catchment then does not apply. */
  readonly chosenUnit?: OrganizationId;
}

/** A row of the catchment routing table 6.3: it opens a door (`entry`) or decides (`unit`), never both. */
export interface RoutingRule extends Validity, Provenance {
  readonly rule: number | 'any';
  readonly when: {
    readonly urgency?: RoutingCase['urgency'];
    readonly groups?: readonly PatientGroup[];
    readonly municipalities?: readonly string[];
    readonly municipalitiesExcept?: readonly string[];
    readonly ageFrom?: number;
    readonly ageBelow?: number;
    readonly coercion?: boolean;
    readonly inChildCourse?: boolean;
    readonly freeChoice?: boolean;
  };
  readonly entry?: 'department' | 'own-acute-hospital';
  /** An organisation's id, `own-department` or `chosen`. */
  readonly unit?: string;
}

/** Where table 6.3 leads a patient. */
export interface Route {
  readonly unit: Organization;
  /** The row that chose the unit, with its source. */
  readonly rule: RoutingRule;
  /** The acute hospital that the patient comes through first; absent where the way leads to the unit directly. */
  readonly entryPoint?: Organization;
}

export interface Decisive {
  /** The row that names the unit. */
  readonly rule: RoutingRule & { readonly unit: string };
  /** The row that says through which door, if one does. */
  readonly entryRule?: RoutingRule;
}

/** The rows that decide a case: the first that names a unit, and the first before it that opens a door. */
export function decisiveRules(rules: readonly RoutingRule[], patient: RoutingCase, day: string): Decisive | undefined {
  const holding = rules.filter((rule) => isValidOn(day, rule) && holds(rule, patient));
  const deciding = holding.findIndex(namesUnit);
  const rule = holding[deciding];
  if (rule === undefined || !namesUnit(rule)) return undefined;
  return { rule, entryRule: holding.slice(0, deciding).find(({ entry }) => entry !== undefined) };
}

/** Whether the conditions of a row hold for the patient; what a row does not mention does not matter. */
export function holds({ when }: RoutingRule, patient: RoutingCase): boolean {
  const { municipalityCode: municipality, ageAtReferral: age } = patient;
  return (
    (when.urgency === undefined || when.urgency === patient.urgency) &&
    (when.groups === undefined || when.groups.includes(patient.group)) &&
    (when.municipalities === undefined || when.municipalities.includes(municipality)) &&
    when.municipalitiesExcept?.includes(municipality) !== true &&
    (when.ageFrom === undefined || age >= when.ageFrom) &&
    (when.ageBelow === undefined || age < when.ageBelow) &&
    (when.coercion === undefined || when.coercion === patient.coercion) &&
    (when.inChildCourse === undefined || when.inChildCourse === patient.inChildCourse) &&
    (when.freeChoice === undefined || when.freeChoice === (patient.chosenUnit !== undefined))
  );
}

export function namesUnit(rule: RoutingRule): rule is Decisive['rule'] {
  return rule.unit !== undefined;
}
