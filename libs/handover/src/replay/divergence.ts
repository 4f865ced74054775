import { isDeepStrictEqual } from 'node:util';

/** A value that is stored otherwise than the trail says. */
export interface RowDivergence {
  readonly handover: string;
  readonly table: string;
  /** Which row of the handover, where it has several: an item, a deadline, a number of the trail. */
  readonly row?: string;
  readonly column: string;
  readonly expected: string;
  readonly found: string;
}

export type Columns = Readonly<Record<string, unknown>>;

/** Which row of which handover is compared. */
export interface RowName {
  readonly handover: string;
  readonly table: string;
  readonly row?: string;
}

/** Compares every column that the trail knows of; a row that only one side has is one divergence. */
export function compareRow(
  name: RowName,
  expected: Columns | undefined,
  found: Columns | undefined,
): readonly RowDivergence[] {
  if (expected === undefined && found === undefined) return [];
  if (found === undefined) return [{ ...name, column: '*', expected: 'a row', found: 'none' }];
  if (expected === undefined) return [{ ...name, column: '*', expected: 'none', found: 'a row' }];
  return Object.entries(expected).flatMap(([column, value]) => {
    const [wanted, is] = [plain(value), plain(found[column])];
    return isDeepStrictEqual(wanted, is) ? [] : [{ ...name, column, expected: shown(wanted), found: shown(is) }];
  });
}

const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A value in one form, whether it comes from the core or from a column as JSON. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return written.test(value) ? new Date(value).toISOString() : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

function shown(value: unknown): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
