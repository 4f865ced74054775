import type { CatalogueData } from './catalogue-data';
import { groupBy } from './grouping';
import type { Organization, OrganizationType } from './organization';
import { patientGroups } from './patient-group';
import { holds, namesUnit, type RoutingCase } from './routing';
import { faultsOfUnits } from './unit-checks';
import { inOrderOfValidity, isValidOn, type Validity } from './validity';

/** All that is wrong with the data, one sentence each: what the schema cannot say because it takes more than one row. */
export function faultsOf(data: CatalogueData): readonly string[] {
  return [
    ...faultsOfValidity(data),
    ...faultsOfSuccession(data),
    ...faultsOfReferences(data),
    ...faultsOfMunicipalities(data),
    ...faultsOfUnits(data.organizations),
    ...faultsOfTotals(data),
    ...faultsOfCatchments(data),
    ...faultsOfRouting(data),
  ];
}

function faultsOfValidity({ organizations, catchments, rules, totals }: CatalogueData): string[] {
  const rows = [
    ...organizations.map((row) => ({ row, name: row.id })),
    ...catchments.map((row) => ({ row, name: `the catchment of ${row.cluster}` })),
    ...rules.map((row) => ({ row, name: `rule ${row.rule}` })),
    ...totals.map((row) => ({ row, name: `the total of ${row.of}` })),
  ];
  const faults = rows
    .filter(({ row }) => row.validTo !== null && row.validTo <= row.validFrom)
    .map(({ name }) => `${name} ends before it begins`);
  const byId = groupBy(organizations, ({ id }) => id);
  return [...faults, ...[...byId].flatMap(([id, sameId]) => breaks(sameId).map((fault) => `${id} has ${fault}`))];
}

function faultsOfSuccession({ organizations }: CatalogueData): string[] {
  return organizations.flatMap(({ id, validFrom, replaces = [] }) =>
    replaces.flatMap((former) => {
      const last = inOrderOfValidity(organizations.filter((row) => row.id === former)).at(-1);
      if (last === undefined) return [`${id} replaces ${former}, which does not exist`];
      if (last.validTo === validFrom) return [];
      const kind = last.validTo !== null && last.validTo < validFrom ? 'a gap' : 'an overlap';
      return [
        `${id} replaces ${former} with ${kind}: one ends ${last.validTo ?? 'never'}, the other begins ${validFrom}`,
      ];
    }),
  );
}

function faultsOfReferences({ organizations, catchments, rules }: CatalogueData): string[] {
  const check = (name: string, validity: Validity, id: string | undefined, types?: readonly OrganizationType[]) => {
    if (id === undefined) return [];
    const rows = inOrderOfValidity(organizations.filter((row) => row.id === id));
    const [first, last] = [rows.at(0), rows.at(-1)];
    if (first === undefined || last === undefined) return [`${name} refers to ${id}, which does not exist`];
    if (types !== undefined && !types.includes(first.type)) {
      return [`${name} refers to ${id}, of type ${first.type} where ${types.join(' or ')} belongs`];
    }
    const isCovered = first.validFrom <= validity.validFrom && endOf(validity) <= endOf(last);
    return isCovered ? [] : [`${name} refers to ${id}, which is not valid throughout`];
  };
  return [
    ...organizations.flatMap((row) => [
      ...check(`${row.id} (partOf)`, row, row.partOf),
      ...check(`${row.id} (cluster)`, row, row.cluster, ['cluster']),
    ]),
    ...catchments.flatMap((row) => [
      ...check('a catchment', row, row.cluster, ['cluster']),
      ...check(`the catchment of ${row.cluster}`, row, row.hospital, ['hospital']),
      ...check(`the catchment of ${row.cluster}`, row, row.acuteHospital, ['acute-hospital']),
      ...check(`the catchment of ${row.cluster}`, row, row.department, ['psychiatric-department']),
    ]),
    ...rules
      .filter(({ unit }) => unit !== 'own-department' && unit !== 'chosen')
      .flatMap((row) => check(`rule ${row.rule}`, row, row.unit, ['psychiatric-department'])),
  ];
}

function faultsOfMunicipalities({ organizations, rules }: CatalogueData): string[] {
  const municipalities = organizations.filter(isMunicipality);
  const codes = new Set(municipalities.map(({ municipalityCode }) => municipalityCode));
  const mentioned = [
    ...organizations.flatMap(({ id, municipalityCode, serves = [] }) =>
      [municipalityCode, ...serves].map((code) => ({ name: id, code })),
    ),
    ...rules.flatMap(({ rule, when }) =>
      [...(when.municipalities ?? []), ...(when.municipalitiesExcept ?? [])].map((code) => ({
        name: `rule ${rule}`,
        code,
      })),
    ),
  ];
  return [
    ...municipalities.flatMap(({ id, municipalityCode, cluster, population }) => [
      ...(municipalityCode === undefined ? [`${id} has no municipality code`] : []),
      ...(cluster === undefined ? [`${id} is in no cluster`] : []),
      ...(population === undefined ? [`${id} has no population`] : []),
    ]),
    ...[...groupBy(municipalities, ({ municipalityCode = '' }) => municipalityCode)].flatMap(([code, rows]) =>
      breaks(rows).map((fault) => `municipality code ${code} has ${fault}`),
    ),
    ...mentioned
      .filter(({ code }) => code !== undefined && !codes.has(code))
      .map(({ name, code }) => `${name} refers to municipality ${code ?? ''}, which does not exist`),
  ];
}

function faultsOfTotals(data: CatalogueData): string[] {
  return daysOfChange(data).flatMap((day) =>
    (['municipality', 'cluster'] as const).flatMap((type) => {
      const [total, ...others] = data.totals.filter((row) => row.of === type && isValidOn(day, row));
      if (total === undefined || others.length > 0) return [`on ${day} there is not exactly one total of ${type}`];
      const rows = data.organizations.filter((row) => row.type === type && isValidOn(day, row));
      const population = rows.reduce((sum, row) => sum + (row.population?.value ?? 0), 0);
      return [
        ...(rows.length === total.count ? [] : [`on ${day} there are ${rows.length} of ${type}, not ${total.count}`]),
        ...(population === total.population
          ? []
          : [`on ${day} the populations of ${type} add up to ${population}, not ${total.population}`]),
      ];
    }),
  );
}

function faultsOfCatchments(data: CatalogueData): string[] {
  return daysOfChange(data).flatMap((day) =>
    data.organizations
      .filter((row) => row.type === 'cluster' && isValidOn(day, row))
      .map(({ id }) => ({ id, serving: data.catchments.filter((row) => row.cluster === id && isValidOn(day, row)) }))
      .filter(({ serving }) => serving.length !== 1)
      .map(
        ({ id, serving }) => `on ${day} ${serving.length === 0 ? 'nobody serves' : 'more than one row serves'} ${id}`,
      ),
  );
}

function faultsOfRouting(data: CatalogueData): string[] {
  const faults = daysOfChange(data).flatMap((day) => {
    const rules = data.rules.filter((rule) => namesUnit(rule) && isValidOn(day, rule));
    const municipalities = data.organizations.filter((row) => isMunicipality(row) && isValidOn(day, row));
    return municipalities.flatMap(({ id, municipalityCode = '' }) =>
      everyCase(municipalityCode).flatMap((patient) => {
        const holding = rules.filter((rule) => holds(rule, patient));
        const [first] = holding;
        const who = `${patient.urgency} ${patient.group} at ${patient.ageAtReferral} in ${id}`;
        if (first === undefined) return [`on ${day} no rule routes ${who}`];
        return holding.filter(({ rule }) => rule === first.rule).length > 1
          ? [`on ${day} rule ${first.rule} routes ${who} twice`]
          : [];
      }),
    );
  });
  return [...new Set(faults)];
}

/** One patient of every kind that a rule can tell apart; who chooses freely is routed by the choice alone. */
function everyCase(municipalityCode: string): RoutingCase[] {
  const kinds = [
    { ageAtReferral: 17, inChildCourse: false },
    { ageAtReferral: 17, inChildCourse: true },
    { ageAtReferral: 20, inChildCourse: false },
    { ageAtReferral: 20, inChildCourse: true },
    { ageAtReferral: 21, inChildCourse: true },
    { ageAtReferral: 40, inChildCourse: false },
  ];
  return (['planned', 'acute'] as const).flatMap((urgency) =>
    patientGroups.flatMap((group) =>
      [false, true].flatMap((coercion) =>
        kinds.map((kind) => ({ municipalityCode, urgency, group, coercion, ...kind })),
      ),
    ),
  );
}

/** The days on which an answer may change; what holds on each of them holds on every day. */
function daysOfChange({ recordStarts, organizations, catchments, rules, totals }: CatalogueData): string[] {
  const days = [...organizations, ...catchments, ...rules, ...totals]
    .flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]))
    .filter((day) => day > recordStarts);
  return [...new Set([recordStarts, ...days])];
}

/** Where rows that should follow each other do not. */
function breaks(rows: readonly Validity[]): string[] {
  const ordered = inOrderOfValidity(rows);
  return ordered.slice(1).flatMap((row, index) => {
    const end = endOf(ordered[index] ?? row);
    if (end === row.validFrom) return [];
    return [`${end < row.validFrom ? 'a gap before' : 'an overlap on'} ${row.validFrom}`];
  });
}

function endOf({ validTo }: Validity): string {
  return validTo ?? '9999-12-31';
}

function isMunicipality({ type }: Organization): boolean {
  return type === 'municipality';
}
