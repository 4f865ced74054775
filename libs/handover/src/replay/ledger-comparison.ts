import { itemNamed, keyOf, type Instant, type ItemKey } from '@stafet/core';
import { itemNameOf } from '../stored-handover';
import { foldAdmissions } from './admission-fold';
import { compareRow, type Columns, type RowDivergence } from './divergence';
import type { FoldedHandover } from './handover-fold';
import { foldLedger, type ExpectedResponsibility, type LedgerTrail } from './ledger-fold';
import { firstOf } from './trail-of-handover';
import type { EntryRow, PatientRecord, StoredItemRow } from './patient-record';

/** Who held what of a citizen, as all her trails together tell it, against the ledger. */
export function compareLedger(record: PatientRecord, folded: readonly FoldedHandover[]): readonly RowDivergence[] {
  const trails = folded.map((each) =>
    ledgerTrail(
      each,
      record.entries.filter(({ handover_id: id }) => id === each.id),
    ),
  );
  const expected = foldLedger(trails);
  const known = new Set<string>();
  const found = expected.flatMap((responsibility) => {
    const id = itemIdIn(record, responsibility.opener, responsibility.key);
    if (id !== null) known.add(id);
    return compareResponsibility(record, responsibility, id);
  });
  const admissions = foldAdmissions(record).flatMap(({ id, responsibility }) => {
    if (id !== null) known.add(id);
    return compareResponsibility(record, responsibility, id);
  });
  const drafts = record.items.filter(
    (item) =>
      !expected.some(({ key, handovers }) => handovers.includes(item.handover_id) && keyOf(itemNameOf(item)) === key),
  );
  return [
    ...found,
    ...admissions,
    ...drafts.flatMap((item) => compareRow(nameOf(item), { item_id: null }, { item_id: item.item_id })),
    ...record.responsibilities
      .filter(({ id }) => !known.has(id))
      .flatMap(({ id }) =>
        compareRow({ handover: openerIn(record, id), table: 'responsibility_item', row: id }, undefined, {}),
      ),
  ];
}

function compareResponsibility(
  record: PatientRecord,
  { key, opener, handovers, closedAt, intervals }: ExpectedResponsibility,
  id: string | null,
): readonly RowDivergence[] {
  const name = itemNamed(key);
  const expected: Columns = {
    id,
    patient_id: record.patient.id,
    kind: name?.kind,
    scope: name?.scope ?? '',
    closed_at: closedAt,
    held_until: 'infinity',
  };
  const stored = record.responsibilities.find((each) => each.id === id);
  const about = record.items.filter(
    (item) => handovers.includes(item.handover_id) && keyOf(itemNameOf(item)) === key && item.handover_id !== opener,
  );
  const astray = { handover: opener, table: 'handover_item', row: key, column: 'item_id' };
  return [
    ...(stored === undefined ? [{ ...astray, expected: 'a responsibility of hers', found: id ?? 'nothing' }] : []),
    ...compareRow(
      { handover: opener, table: 'responsibility_item', row: key },
      expected,
      stored as Columns | undefined,
    ),
    ...about.flatMap((item) => compareRow(nameOf(item), { item_id: id }, { item_id: item.item_id })),
    ...(stored === undefined ? [] : compareIntervals(record, stored.id, key, intervals)),
  ];
}

function compareIntervals(
  record: PatientRecord,
  id: string,
  key: ItemKey,
  expected: readonly Columns[],
): readonly RowDivergence[] {
  const stored = record.intervals.filter((each) => each.item_id === id);
  const count = Math.max(expected.length, stored.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [wanted, is] = [expected[index], stored[index]];
    const handover = (wanted?.['handover_id'] as string | undefined) ?? is?.handover_id ?? '';
    const name = { handover, table: 'responsibility_interval', row: `${key}, ${index + 1}` };
    return compareRow(name, wanted && { item_id: id, ...wanted }, is as Columns | undefined);
  });
}

/** What the trail of one handover says about holders. */
function ledgerTrail({ id, replay }: FoldedHandover, entries: readonly EntryRow[]): LedgerTrail {
  return {
    handover: id,
    sent: firstOf('send', entries),
    state: replay.state,
    confirmedBy: replay.confirmedBy,
    completed: entries
      .filter(({ entry }) => entry['type'] === 'complete')
      .map(({ entry }) => ({ at: entry['at'] as Instant, items: (entry['items'] ?? []) as readonly ItemKey[] })),
  };
}

function itemIdIn({ items }: PatientRecord, handover: string, key: ItemKey): string | null {
  return items.find((each) => each.handover_id === handover && keyOf(itemNameOf(each)) === key)?.item_id ?? null;
}

function openerIn({ intervals, items }: PatientRecord, id: string): string {
  const about = intervals.find((each) => each.item_id === id) ?? items.find((each) => each.item_id === id);
  return about?.handover_id ?? '';
}

function nameOf(item: StoredItemRow) {
  return { handover: item.handover_id, table: 'handover_item', row: keyOf(itemNameOf(item)) };
}
