import type { Instant, OrganizationId } from '@stafet/core';
import { faultsOf } from './catalogue-checks';
import { OrganizationDataError, readCatalogueData, type CatalogueData } from './catalogue-data';
import { groupBy } from './grouping';
import type { Catchment, Organization } from './organization';
import { proposeReceiver, type ReceiverProposal, type ReceiverQuestion } from './receiver-proposal';
import { decisiveRules, type Route, type RoutingCase } from './routing';
import { dayOf, inOrderOfValidity, isValidOn } from './validity';

/**
 * The region's reference data, from the shipped file or the one at `path`.
 * @throws OrganizationDataError with every fault at once.
 */
export function loadCatalogue(path?: string): OrganizationCatalogue {
  const data = readCatalogueData(path);
  const faults = faultsOf(data);
  if (faults.length > 0) throw new OrganizationDataError(faults);
  return new OrganizationCatalogue(data);
}

/** Who is who, and who receives whom, on any day. Every answer is that of the day of `at`: a handover's effective date. */
export class OrganizationCatalogue {
  private readonly rowsById: ReadonlyMap<OrganizationId, readonly Organization[]>;
  private readonly municipalitiesByCode: ReadonlyMap<string, readonly Organization[]>;

  constructor(private readonly data: CatalogueData) {
    const organizations = inOrderOfValidity(data.organizations);
    this.rowsById = groupBy(organizations, ({ id }) => id);
    this.municipalitiesByCode = groupBy(
      organizations.filter(({ type }) => type === 'municipality'),
      ({ municipalityCode = '' }) => municipalityCode,
    );
  }

  /** The organisation as it is at `at`; without a moment, its last row, whether in force or not. */
  find(id: OrganizationId, at?: Instant): Organization | undefined {
    return rowAt(this.rowsById.get(id), at);
  }

  /** Every organisation in force at `at`; without a moment, every row there is, in the order of the file. */
  all(at?: Instant): readonly Organization[] {
    if (at === undefined) return this.data.organizations;
    const day = dayOf(at);
    return this.data.organizations.filter((organization) => isValidOn(day, organization));
  }

  /** The municipality with the four-digit code. */
  municipality(code: string, at?: Instant): Organization | undefined {
    return rowAt(this.municipalitiesByCode.get(code), at);
  }

  /** Who should be asked to take over, and why; nothing where the data cannot say. A proposal, never an assignment. */
  proposeReceiver(question: ReceiverQuestion): ReceiverProposal | undefined {
    return proposeReceiver(this, question);
  }

  /** The psychiatric department a patient belongs to by table 6.3; nothing for an unknown municipality or unit. */
  route({ at, ...patient }: RoutingCase & { at: Instant }): Route | undefined {
    const day = dayOf(at);
    const cluster = this.municipality(patient.municipalityCode, at)?.cluster;
    const catchment = this.data.catchments.find((row) => row.cluster === cluster && isValidOn(day, row));
    const decisive = decisiveRules(this.data.rules, patient, day);
    if (catchment === undefined || decisive === undefined) return undefined;
    const { rule, entryRule } = decisive;
    const unit = this.find(unitOf(rule.unit, patient, catchment), at);
    if (unit === undefined) return undefined;
    return entryRule?.entry === 'own-acute-hospital'
      ? { unit, rule, entryPoint: this.find(catchment.acuteHospital, at) }
      : { unit, rule };
  }
}

function unitOf(unit: string, patient: RoutingCase, catchment: Catchment): OrganizationId {
  if (unit === 'own-department') return catchment.department;
  return unit === 'chosen' ? (patient.chosenUnit ?? '') : unit;
}

function rowAt(rows: readonly Organization[] = [], at?: Instant): Organization | undefined {
  if (at === undefined) return rows.at(-1);
  const day = dayOf(at);
  return rows.find((row) => isValidOn(day, row));
}
