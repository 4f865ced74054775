import type { Actor, Instant } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { NewParts } from '../commands';
import { turned, type ProposalRow } from './stored-proposal';

/** SQLSTATE of `record_about_citizen`: somebody took or dismissed the proposal first. */
export const notOpen = 'SF006';

/**
 * The proposal that somebody takes by handing over; nothing where she names none.
 * @throws ProblemError `proposal-unsuitable`, `proposal-not-open`.
 */
export function proposalTaken(
  wish: NewParts,
  proposal: ProposalRow | undefined,
  patientId: string | undefined,
): ProposalRow | undefined {
  if (wish.proposal === undefined) return undefined;
  const isAbout = proposal !== undefined && proposal.patient_id === patientId && proposal.sender === wish.sender;
  if (!isAbout || !wish.parts.some(({ pathway }) => pathway === proposal.pathway)) {
    throw new ProblemError('proposal-unsuitable');
  }
  if (proposal.state !== 'open') throw new ProblemError('proposal-not-open');
  return proposal;
}

/** How it is recorded that the proposal was taken, by a course or by one handover. */
export function takenBy(
  proposal: ProposalRow,
  { id }: Actor,
  at: Instant,
  what: { readonly course: string } | { readonly handover: string },
): object {
  const made = 'course' in what ? { course_id: what.course } : { handover_id: what.handover };
  return turned(proposal, { state: 'taken', ended_at: at, ended_by: id, ...made });
}
