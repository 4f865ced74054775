import { localDateOf } from '@stafet/calendar';
import type { HandoverRoute, Instant, OrganizationId } from '@stafet/core';
import type { OrganizationCatalogue, PatientGroup, ReceiverProposal, ReceiverQuestion } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { ageOn } from './cpr';
import { carries, noRoute, wayBetween, waysOpenOn } from './ways';

/** What decides who is asked. */
export interface ReceiverWish {
  readonly sender: { readonly id: OrganizationId; readonly type: string };
  /** Proposed where left out. */
  readonly receiver?: OrganizationId;
  readonly items: readonly string[];
  /** The moment of effect: the receiver is that of the day (catalogue 6.5). */
  readonly at: Instant;
  readonly municipalityCode?: string;
  readonly routing?: ReceiverQuestion['routing'];
}

/** Who is asked, and the way on which that is allowed. */
export interface ReceiverChoice {
  readonly receiver: OrganizationId;
  readonly route: HandoverRoute;
  /** «frit valg»: the way leaves the choice open, and another one than the proposed was named. */
  readonly isFreeChoice: boolean;
}

/**
 * Who is asked to take over.
 * @throws ProblemError `organization-unknown`, `receiver-unsuitable`, `no-route`, `receiver-not-proposable`.
 */
export function chooseReceiver(
  organizations: OrganizationCatalogue,
  pathway: Pathway,
  wish: ReceiverWish,
): ReceiverChoice {
  if (wish.receiver === undefined) {
    const found = proposeOnWays(organizations, pathway, wish);
    if (found === undefined) throw new ProblemError('receiver-not-proposable');
    return { receiver: found.proposal.receiver.id, route: found.route, isFreeChoice: false };
  }
  const receiver = organizations.find(wish.receiver, wish.at);
  if (receiver === undefined) throw new ProblemError('organization-unknown');
  if (receiver.id === wish.sender.id) throw new ProblemError('receiver-unsuitable');
  const types = { senderType: wish.sender.type, receiverType: receiver.type };
  const route = wayBetween(pathway, types, wish.items, wish.at);
  const proposed = route.freeChoice === true ? proposalOn(organizations, route, wish)?.receiver.id : undefined;
  return { receiver: receiver.id, route, isFreeChoice: proposed !== undefined && proposed !== receiver.id };
}

/** What a proposal can be asked about before anything is written. */
export type ProposalQuestion = Pick<ReceiverWish, 'at' | 'municipalityCode' | 'routing'> & {
  readonly sender?: OrganizationId;
};

/** Who would be asked on a pathway, and why; nothing where no way of it says. */
export function proposalFor(
  organizations: OrganizationCatalogue,
  pathway: Pathway,
  question: ProposalQuestion,
): ReceiverProposal | undefined {
  const { sender: id, at } = question;
  const sender = id === undefined ? undefined : organizations.find(id, at);
  const ways = waysOpenOn(pathway, at).filter(({ from }) => sender === undefined || from.includes(sender.type));
  return firstProposal(ways, (route) => proposalOn(organizations, route, { ...question, sender }))?.proposal;
}

/** What the content says about the case, by the names that pathways share (table 6.3). */
export function routingOf(
  content: Readonly<Record<string, unknown>>,
  birthDate: string | undefined,
  now: Instant,
): ReceiverQuestion['routing'] {
  const { patientGroup, urgency, referredOn } = content;
  const referral = typeof referredOn === 'string' ? referredOn : localDateOf(now);
  return {
    // A group that no row of the table names is decided like all others.
    ...(typeof patientGroup === 'string' ? { group: patientGroup as PatientGroup } : {}),
    ...(urgency === 'acute' || urgency === 'planned' ? { urgency } : {}),
    ...(birthDate === undefined ? {} : { ageAtReferral: ageOn(birthDate, referral) }),
  };
}

interface Found {
  readonly route: HandoverRoute;
  readonly proposal: ReceiverProposal;
}

function proposeOnWays(organizations: OrganizationCatalogue, pathway: Pathway, wish: ReceiverWish): Found | undefined {
  const theirs = waysOpenOn(pathway, wish.at).filter(({ from }) => from.includes(wish.sender.type));
  const ways = theirs.filter((route) => carries(pathway, route, wish.items));
  if (ways.length === 0) throw noRoute(pathway, theirs);
  return firstProposal(ways, (route) => proposalOn(organizations, route, wish));
}

function firstProposal(
  ways: readonly HandoverRoute[],
  propose: (route: HandoverRoute) => ReceiverProposal | undefined,
): Found | undefined {
  for (const route of ways) {
    const proposal = propose(route);
    if (proposal !== undefined) return { route, proposal };
  }
  return undefined;
}

function proposalOn(
  organizations: OrganizationCatalogue,
  route: HandoverRoute,
  question: Omit<ProposalQuestion, 'sender'> & { readonly sender?: { readonly id: OrganizationId } | undefined },
): ReceiverProposal | undefined {
  // An offer that is for a group of patients is asked for on behalf of that group.
  const routing =
    route.group === undefined ? question.routing : { ...question.routing, group: route.group as PatientGroup };
  return organizations.proposeReceiver({
    catchment: route.catchment,
    types: route.to,
    at: question.at,
    ...(question.municipalityCode === undefined ? {} : { municipalityCode: question.municipalityCode }),
    ...(question.sender === undefined ? {} : { sender: question.sender.id }),
    ...(routing === undefined ? {} : { routing }),
  });
}
