import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import shipped from './data/organizations.json';
import schema from './data/organizations.schema.json';
import type { Catchment, Organization, OrganizationType } from './organization';
import type { RoutingRule } from './routing';
import type { Provenance, Validity } from './validity';

/** The reference data with every row complete: what its table says of all rows is written into each. */
export interface CatalogueData {
  /** The day from which the data must be without gap. */
  readonly recordStarts: string;
  readonly totals: readonly Total[];
  readonly organizations: readonly Organization[];
  readonly catchments: readonly Catchment[];
  readonly rules: readonly RoutingRule[];
}

/** How many there are and what their populations add up to, as the source itself says. */
export interface Total extends Validity {
  readonly of: 'municipality' | 'cluster';
  readonly count: number;
  readonly population: number;
}

/** All that is wrong with the reference data, one sentence each. */
export class OrganizationDataError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The organisation data is not usable: ${faults.join('; ')}`);
    this.name = 'OrganizationDataError';
  }
}

type Common = Validity & Provenance;

interface Table<Of extends Common, Row> {
  readonly of: Of;
  readonly rows: readonly (Row & Partial<Common>)[];
}

type OrganizationRow = Omit<Organization, keyof Common | 'type' | 'population'> & {
  readonly population?: number;
  readonly populationAsOf?: string;
};

interface DataFile {
  readonly recordStarts: string;
  readonly totals: readonly Total[];
  readonly tables: readonly Table<Common & { type: OrganizationType } & Partial<OrganizationRow>, OrganizationRow>[];
  readonly catchments: Table<Common, Omit<Catchment, keyof Common>>;
  readonly routing: Table<Common, Omit<RoutingRule, keyof Common>>;
}

const ajv = addFormats(new Ajv({ allErrors: true }), ['date']);
const hasForm = ajv.compile<DataFile>(schema);

/**
 * The data file at `path`, or the one that is shipped.
 * @throws OrganizationDataError where it cannot be read or has another form than `organizations.schema.json` says.
 */
export function readCatalogueData(path?: string): CatalogueData {
  const file: unknown = path === undefined ? shipped : parse(path);
  if (!hasForm(file)) {
    throw new OrganizationDataError(
      (hasForm.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath || 'the file'} ${message}`),
    );
  }
  return {
    recordStarts: file.recordStarts,
    totals: file.totals,
    organizations: file.tables.flatMap(({ of, rows }) => rows.map((row) => organization({ ...of, ...row }))),
    catchments: file.catchments.rows.map((row) => ({ ...file.catchments.of, ...row })),
    rules: file.routing.rows.map((row) => ({ ...file.routing.of, ...row })),
  };
}

function organization({
  population: value,
  populationAsOf: asOf = 'unknown',
  ...row
}: Common & { type: OrganizationType } & OrganizationRow): Organization {
  return value === undefined ? row : { ...row, population: { value, asOf } };
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new OrganizationDataError([`${path} cannot be read as JSON: ${(error as Error).message}`]);
  }
}
