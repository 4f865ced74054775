import { actsFor, hasRole, type Actor, type OrganizationId } from '@stafet/core';

/** The two organisations that a handover lies between, and when the second was asked, if ever. Named as the row is. */
export interface Parties {
  readonly sender: OrganizationId;
  readonly receiver: OrganizationId;
  readonly sent_at: string | null;
}

/**
 * Who may know of a handover: both sides, and the auditor. To everybody else it does not exist (404). What was never
 * sent is the sender's own paper, also when it was withdrawn: the receiver has not been asked for anything.
 */
export function maySee(actor: Actor, parties: Parties): boolean {
  return mayReadContent(actor, parties) || hasRole(actor, 'auditor');
}

/** Who may read what was written about the citizen: both sides. The auditor sees who, what and when. */
export function mayReadContent(actor: Actor, parties: Parties): boolean {
  return actsFor(actor, parties.sender) || (actsFor(actor, parties.receiver) && parties.sent_at !== null);
}

/**
 * Whether a consent that was withdrawn keeps what was written from an asker who could read it else: the receiver, until
 * it holds something. What is shared stops, not the responsibility (catalogue 1.4); a minimal notice stays.
 */
export function isWithheldFrom(
  actor: Actor,
  parties: Parties,
  { isConsentWithdrawn, receiverHolds }: { readonly isConsentWithdrawn: boolean; readonly receiverHolds: boolean },
): boolean {
  return isConsentWithdrawn && !receiverHolds && mayReadContent(actor, parties) && !actsFor(actor, parties.sender);
}

/** Who may read the trail of everything. */
export function mayAudit(actor: Actor): boolean {
  return hasRole(actor, 'auditor');
}

/** Who may see what is stuck in the machinery. */
export function maySeeOperations(actor: Actor): boolean {
  return hasRole(actor, 'operator') || hasRole(actor, 'auditor');
}

/** Who may take in pathways while the system runs. */
export function mayAcceptPathways(actor: Actor): boolean {
  return hasRole(actor, 'steward');
}

/** Who may set the deadlines of pathways. */
export function maySetDeadlines(actor: Actor): boolean {
  return hasRole(actor, 'steward');
}
