/** An organisation of the region's reference data, such as `municipality-0730`. */
export type OrganizationId = string;

/** What a person may be in an organisation. Only the first three act on handovers. */
export type Role =
  | 'clinician'
  | 'case-worker'
  | 'general-practitioner'
  | 'auditor'
  | 'organization-administrator'
  | 'steward'
  | 'operator';

/** The roles whose word can confirm, reject or send (INV-2: "an authorised person"). */
const rolesThatAct: readonly Role[] = ['clinician', 'case-worker', 'general-practitioner'];

/** A person who is logged in, with every organisation that she belongs to. */
export interface Actor {
  /** The person's id in Stafet, a UUID; never a CPR number. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly organization: OrganizationId }[];
}

/** Stafet itself: the relay, the notifier and the deadline sweep. It can tell and mark; it can never confirm. */
export const systemActor: Actor = { id: 'system', name: 'Stafet', roles: [] };

/** Says whether the actor may speak for `organization`: she belongs to it in a role that acts. */
export function actsFor(actor: Actor, organization: OrganizationId): boolean {
  return actor.roles.some((each) => each.organization === organization && rolesThatAct.includes(each.role));
}

/** The organisations that the actor may speak for. */
export function organizationsOf(actor: Actor): readonly OrganizationId[] {
  return [...new Set(actor.roles.filter((each) => rolesThatAct.includes(each.role)).map((each) => each.organization))];
}

/** Says whether the actor has `role` anywhere. */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.roles.some((each) => each.role === role);
}
