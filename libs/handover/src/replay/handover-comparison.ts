import { escalationLevel, keyOf, overdueDeadlines } from '@stafet/core';
import { commitmentTo } from '../patient-vault';
import { bytesOf, itemNameOf, type HandoverRow } from '../stored-handover';
import { compareRow, type Columns, type RowDivergence } from './divergence';
import type { FoldedHandover } from './handover-fold';
import type { EntryRow, PatientRecord } from './patient-record';

/** What the key of the citizen opens; no text where the bytes are not what was sealed. */
export interface StoredContent {
  readonly text: string | undefined;
}

/** The row of a handover against its trail. What it contains is left out where the key is destroyed. */
export function compareHandover(
  row: HandoverRow,
  folded: FoldedHandover,
  entries: readonly EntryRow[],
  record: PatientRecord,
  content: StoredContent | undefined,
): readonly RowDivergence[] {
  const { create, replay } = folded;
  const { state } = replay;
  const last = entries.at(-1);
  const redirect = entries.find(({ entry }) => entry['redirectedTo'] !== undefined);
  const expected: Columns = {
    id: create['handover'],
    pathway: create['pathway'],
    pathway_version: folded.pathwayVersion,
    version: folded.version,
    seq: entries.length,
    chain_hash: last?.hash,
    phase: state.phase,
    step: state.step,
    patient_id: create['patient'],
    sender: state.sender,
    receiver: state.receiver,
    effective_from: state.effectiveFrom,
    sent_at: state.sentAt,
    delivered_at: state.deliveredAt,
    opened_at: state.openedAt,
    is_question_open: state.isQuestionOpen,
    passed_deadlines: state.passedDeadlines,
    overdue_deadlines: overdueDeadlines(state),
    escalation_level: escalationLevel(state),
    particulars: state.particulars,
    is_free_choice: (create['details'] as Columns | undefined)?.['freeChoice'] === true,
    redirected_from: create['redirectedFrom'],
    redirected_to: redirect?.entry['redirectedTo'],
    follows: create['follows'],
    course_id: create['course'],
    returns: create['returns'],
    created_at: create['at'],
    last_fact_at: last?.entry['at'],
  };
  return [
    ...compareRow({ handover: row.id, table: 'handover' }, expected, row as unknown as Columns),
    ...compareAssignee(row, entries, record),
    ...compareContent(row, create, content),
  ];
}

/** Who it was given to is said in words, which the trail is committed to and does not hold. */
function compareAssignee(
  row: HandoverRow,
  entries: readonly EntryRow[],
  { texts }: PatientRecord,
): readonly RowDivergence[] {
  const name = { handover: row.id, table: 'handover' };
  const said = entries.findLast(({ entry }) => entry['type'] === 'assign');
  const commitment = said?.entry['textCommitment'];
  if (commitment === undefined) return compareRow(name, { assignee: said?.actor_id }, { assignee: row.assignee });
  const salt = texts.find((each) => each.handover_id === row.id && each.seq === said?.seq)?.salt;
  // Without the salt nobody can tell any more.
  if (salt === undefined || commitmentTo(row.assignee ?? '', bytesOf(salt)) === commitment) return [];
  return [{ ...name, column: 'assignee', expected: 'whom the trail is committed to', found: 'somebody else' }];
}

function compareContent(
  row: HandoverRow,
  create: EntryRow['entry'],
  content: StoredContent | undefined,
): readonly RowDivergence[] {
  if (content === undefined) return [];
  const name = { handover: row.id, table: 'handover' };
  if (content.text === undefined) {
    return [{ ...name, column: 'content', expected: 'content that can be read', found: 'bytes nobody can read' }];
  }
  if (commitmentTo(content.text, bytesOf(row.content_salt)) === create['contentCommitment']) return [];
  return [{ ...name, column: 'content_salt', expected: 'content that the trail is committed to', found: 'another' }];
}

/** The items of a handover against its trail; which responsibility each of them is, the ledger says. */
export function compareItems(
  row: HandoverRow,
  folded: FoldedHandover,
  record: PatientRecord,
): readonly RowDivergence[] {
  const { state, confirmedBy } = folded.replay;
  const stored = new Map(
    record.items.filter((each) => each.handover_id === row.id).map((each) => [keyOf(itemNameOf(each)), each]),
  );
  const expected = new Map(
    state.items.map((item, position): [string, Columns] => [
      keyOf(item),
      {
        handover_id: row.id,
        kind: item.kind,
        scope: item.scope ?? '',
        position,
        status: item.status,
        confirmed_at: item.confirmedAt,
        confirmed_seq: item.confirmedAt === undefined ? null : confirmedBy[keyOf(item)],
        starts_at: item.startsAt,
        takes_effect_at: item.takesEffectAt,
        is_live: state.phase !== 'draft' && (item.status === 'requested' || item.status === 'accepted'),
      },
    ]),
  );
  return compareByName({ handover: row.id, table: 'handover_item' }, expected, stored);
}

/** The clocks of a handover: those that go on, stand still, were met or have passed, and when the next level is due. */
export function compareDeadlines(
  row: HandoverRow,
  folded: FoldedHandover,
  record: PatientRecord,
): readonly RowDivergence[] {
  const named = (rows: readonly { readonly name: string }[]): ReadonlyMap<string, object> =>
    new Map(rows.map((each) => [each.name, each]));
  const expected = new Map(
    folded.deadlines.map(({ explanation_da: _da, explanation_en: _en, lease_until: _lease, ...each }) => [
      each.name,
      each as Columns,
    ]),
  );
  const stored = named(record.deadlines.filter((each) => each.handover_id === row.id));
  return compareByName({ handover: row.id, table: 'deadline' }, expected, stored);
}

function compareByName(
  name: { readonly handover: string; readonly table: string },
  expected: ReadonlyMap<string, Columns>,
  stored: ReadonlyMap<string, object>,
): readonly RowDivergence[] {
  return [...new Set([...expected.keys(), ...stored.keys()])].flatMap((row) =>
    compareRow({ ...name, row }, expected.get(row), stored.get(row) as Columns | undefined),
  );
}
