import { actsFor, hasRole, type Actor, type OrganizationId, type Phase } from '@stafet/core';

/** The two organisations that a handover lies between, and where it stands. */
export interface Parties {
  readonly sender: OrganizationId;
  readonly receiver: OrganizationId;
  readonly phase: Phase;
}

/**
 * Who may know of a handover: both sides, and the auditor. To everybody else it does not exist (404). A draft is the
 * sender's own paper; the receiver has not been asked for anything.
 */
export function maySee(actor: Actor, parties: Parties): boolean {
  const isReceiver = actsFor(actor, parties.receiver) && parties.phase !== 'draft';
  return actsFor(actor, parties.sender) || isReceiver || hasRole(actor, 'auditor');
}

/** Who may read what was written about the citizen: both sides. The auditor sees who, what and when. */
export function mayReadContent(actor: Actor, parties: Parties): boolean {
  return actsFor(actor, parties.sender) || actsFor(actor, parties.receiver);
}

/** Who may read the trail of everything. */
export function mayAudit(actor: Actor): boolean {
  return hasRole(actor, 'auditor');
}

/** Who may see what is stuck in the machinery. */
export function maySeeOperations(actor: Actor): boolean {
  return hasRole(actor, 'operator') || hasRole(actor, 'auditor');
}

/** Who may set the deadlines of pathways. */
export function maySetDeadlines(actor: Actor): boolean {
  return hasRole(actor, 'steward');
}
