import type { Instant, Localized, OrganizationId } from '@stafet/core';
import type { Organization } from './organization';
import * as because from './proposal-reasons';
import type { Route, RoutingCase } from './routing';

/** Where the receiver of a handover is looked for. */
export type CatchmentRule =
  | 'municipality'
  | 'municipal-unit'
  | 'psychiatric-department'
  | 'cluster-unit'
  | 'region-wide'
  | 'sender-department'
  | 'none';

export interface ReceiverQuestion {
  readonly catchment: CatchmentRule;
  /** Nobody of another type is proposed. */
  readonly types: readonly string[];
  /** The moment of effect, not that of sending (catalogue 6.5). */
  readonly at: Instant;
  /** Where the citizen lives. */
  readonly municipalityCode?: string;
  readonly sender?: OrganizationId;
  /** What is known of the patient's case; the rest is taken to be that of an adult, planned, of no special group. */
  readonly routing?: Partial<Omit<RoutingCase, 'municipalityCode'>>;
}

export interface ReceiverProposal {
  readonly receiver: Organization;
  /** Why this one, as it is shown. */
  readonly because: Localized;
}

/** What of the reference data a proposal rests on. */
export interface Directory {
  find(id: OrganizationId, at?: Instant): Organization | undefined;
  all(at?: Instant): readonly Organization[];
  municipality(code: string, at?: Instant): Organization | undefined;
  route(patient: RoutingCase & { at: Instant }): Route | undefined;
}

/** Neither a child nor near any limit of table 6.3; the limits themselves are rows of the data. */
const ordinaryCase = {
  urgency: 'planned',
  group: 'other',
  ageAtReferral: 40,
  coercion: false,
  inChildCourse: false,
} as const;

type Finder = (directory: Directory, question: ReceiverQuestion) => ReceiverProposal | undefined;

const finders: Readonly<Record<CatchmentRule, Finder>> = {
  municipality: inMunicipality,
  'municipal-unit': unitOfMunicipality,
  'psychiatric-department': byRoutingTable,
  'cluster-unit': unitOfCluster,
  'region-wide': oneOfRegion,
  'sender-department': departmentOfSender,
  none: () => undefined,
};

/** The one organisation that fits, in force at the moment asked for. Where several fit, or none, nothing is proposed. */
export function proposeReceiver(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const proposal = finders[question.catchment](directory, question);
  if (proposal === undefined || !question.types.includes(proposal.receiver.type)) return undefined;
  return proposal.receiver.id === question.sender ? undefined : proposal;
}

function inMunicipality(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const municipality = municipalityOf(directory, question);
  return municipality && { receiver: municipality, because: because.livesThere(municipality) };
}

/** The municipality's own unit, or the one that followed it; where it has none, the municipality itself. */
function unitOfMunicipality(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const municipality = municipalityOf(directory, question);
  if (municipality === undefined) return undefined;
  const units = candidates(directory, question).filter(
    (unit) => unit.type !== 'municipality' && belongedTo(directory, unit, question.municipalityCode),
  );
  if (units.length === 0) return inMunicipality(directory, question);
  const receiver = only(units);
  return receiver && { receiver, because: because.unitOf(municipality, receiver) };
}

function byRoutingTable(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const { municipalityCode, at, routing, types } = question;
  const municipality = municipalityOf(directory, question);
  if (municipalityCode === undefined || municipality === undefined) return undefined;
  const route = directory.route({ ...ordinaryCase, ...routing, municipalityCode, at });
  if (route === undefined) return undefined;
  if (types.includes(route.unit.type)) {
    return { receiver: route.unit, because: because.routed(route, municipality) };
  }
  const ward = only(
    candidates(directory, question).filter(({ type, partOf }) => type === 'ward' && partOf === route.unit.id),
  );
  return ward && { receiver: ward, because: because.routed(route, municipality, ward) };
}

function unitOfCluster(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const { municipalityCode, at } = question;
  const sender = senderOf(directory, question);
  const home = municipalityOf(directory, question);
  const id = municipalityCode === undefined ? sender && clusterOf(directory, sender, at) : home?.cluster;
  const cluster = id === undefined ? undefined : directory.find(id, at);
  if (cluster === undefined) return undefined;
  const receiver = only(
    candidates(directory, question).filter(
      (unit) =>
        clusterOf(directory, unit, at) === cluster.id &&
        (municipalityCode === undefined || unit.serves?.includes(municipalityCode) !== false),
    ),
  );
  if (receiver === undefined) return undefined;
  if (home !== undefined) return { receiver, because: because.covers(receiver, cluster, home) };
  return sender && { receiver, because: because.coversSender(receiver, cluster, sender) };
}

function oneOfRegion(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const receiver = only(candidates(directory, question));
  return receiver && { receiver, because: because.onlyOne(receiver) };
}

function departmentOfSender(directory: Directory, question: ReceiverQuestion): ReceiverProposal | undefined {
  const sender = senderOf(directory, question);
  const receiver =
    sender && above(directory, sender, question.at).find(({ type }) => type === 'psychiatric-department');
  return sender && receiver && { receiver, because: because.departmentOf(sender, receiver) };
}

/** Whoever is of a type asked for, in force, and not for another group of patients. */
function candidates(directory: Directory, { types, at, routing }: ReceiverQuestion): readonly Organization[] {
  return directory
    .all(at)
    .filter(({ type, group }) => types.includes(type) && (group === undefined || group === routing?.group));
}

function only(units: readonly Organization[]): Organization | undefined {
  return units.length === 1 ? units[0] : undefined;
}

function municipalityOf(directory: Directory, { municipalityCode, at }: ReceiverQuestion): Organization | undefined {
  return municipalityCode === undefined ? undefined : directory.municipality(municipalityCode, at);
}

function senderOf(directory: Directory, { sender, at }: ReceiverQuestion): Organization | undefined {
  return sender === undefined ? undefined : directory.find(sender, at);
}

function belongedTo(directory: Directory, unit: Organization, municipalityCode: string | undefined): boolean {
  if (unit.municipalityCode !== undefined) return unit.municipalityCode === municipalityCode;
  return (unit.replaces ?? []).some((id) => {
    const former = directory.find(id);
    return former !== undefined && belongedTo(directory, former, municipalityCode);
  });
}

function clusterOf(directory: Directory, unit: Organization, at: Instant): OrganizationId | undefined {
  const home = unit.municipalityCode === undefined ? undefined : directory.municipality(unit.municipalityCode, at);
  return [unit, home, ...above(directory, unit, at)].find((each) => each?.cluster !== undefined)?.cluster;
}

/** The wholes that a unit is part of, from the nearest outwards. */
function above(directory: Directory, unit: Organization, at: Instant): readonly Organization[] {
  const whole = unit.partOf === undefined ? undefined : directory.find(unit.partOf, at);
  return whole === undefined ? [] : [whole, ...above(directory, whole, at)];
}
