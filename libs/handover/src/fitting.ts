import { localDateOf, startOfLocalDay } from '@stafet/calendar';
import { keyOf, latest, type HandoverEvent, type HandoverRoute } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import type { Reading } from './handover-reader';
import { requireCountableMoments, requireWithinReach } from './moments';
import { itemNameOf, optionalMoment } from './stored-handover';
import { wayBetween } from './ways';

/**
 * Asks of an event what only reference data and the calendar can judge; the core judges the rest. Answers the way to
 * the new receiver, where the event sends on.
 * @throws ProblemError 422 with the code of what does not fit.
 */
export function requireFittingValues(
  event: HandoverEvent,
  pathway: Pathway,
  reading: Reading,
  organizations: OrganizationCatalogue,
): HandoverRoute | undefined {
  const { now, handover, items } = reading;
  if (event.type === 'accept' && event.startsAt !== undefined) {
    if (event.startsAt < startOfLocalDay(localDateOf(now))) throw new ProblemError('instant-in-the-past');
    requireWithinReach(event.startsAt, now);
  }
  if (event.type === 'reschedule') requireWithinReach(event.effectiveFrom, now);
  requireReceiverThen(event, reading, organizations);
  requireCountableMoments(pathway, event, now);
  const named = event.type === 'redirect' ? event.receiver : event.type === 'reject' ? event.betterReceiver : undefined;
  if (named === undefined) return undefined;
  // Who is asked now can take over now at the earliest.
  const at = latest(now, optionalMoment(handover.effective_from));
  const receiver = organizations.find(named, at);
  if (receiver === undefined) throw new ProblemError('organization-unknown');
  if (event.type !== 'redirect') return undefined;
  const senderType = (organizations.find(handover.sender, now) ?? organizations.find(handover.sender))?.type ?? '';
  const open = items.filter(({ status }) => status === 'requested').map((item) => keyOf(itemNameOf(item)));
  return wayBetween(pathway, { senderType, receiverType: receiver.type }, open, at);
}

/** Nobody is asked to hold, and nothing moves to, an organisation that has ended by then (catalogue 6.5). */
function requireReceiverThen(
  event: HandoverEvent,
  { now, handover }: Reading,
  organizations: OrganizationCatalogue,
): void {
  if (event.type !== 'send' && event.type !== 'accept' && event.type !== 'reschedule') return;
  const agreed = event.type === 'reschedule' ? event.effectiveFrom : optionalMoment(handover.effective_from);
  const then = latest(now, agreed, event.type === 'accept' ? event.startsAt : undefined);
  if (organizations.find(handover.receiver, then) === undefined) throw new ProblemError('organization-unknown');
}
