import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { verifyChain, type AuditEntryBody, type Instant } from '@stafet/core';
import { commitmentTo, type PatientVault } from '../patient-vault';
import { bytesOf } from '../stored-handover';
import { compareRow, type RowDivergence } from './divergence';
import type { FoldedHandover } from './handover-fold';
import type { EntryRow, TextRow } from './patient-record';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const canonical = (value: unknown): string => canonicalize(value) ?? '';

/** Whether the trail of one handover is whole: every entry follows the one before it, and says what the columns say. */
export function compareTrail(handover: string, entries: readonly EntryRow[]): readonly RowDivergence[] {
  const fault = verifyChain(
    entries.map(({ entry, hash }) => ({ body: entry as AuditEntryBody, hash })),
    canonical,
    sha256,
  );
  const broken: readonly RowDivergence[] =
    fault === undefined
      ? []
      : [
          {
            ...{ handover, table: 'audit_entry', row: `seq ${fault.seq}` },
            ...{ column: 'hash', expected: 'an unbroken chain', found: fault.fault },
          },
        ];
  const beside = entries.flatMap(({ entry, hash: _hash, ...columns }) =>
    compareRow(
      { handover, table: 'audit_entry', row: `seq ${columns.seq}` },
      {
        handover_id: entry['handover'],
        seq: entry['seq'],
        type: entry['type'],
        organization_id: entry['organization'],
        actor_id: entry['actor'],
        recorded_at: entry['at'],
        version: entry['version'],
        command_id: entry['command'] ?? null,
      },
      columns,
    ),
  );
  const stranger = entries.find(({ entry }) => entry['handover'] !== handover);
  const foreign: readonly RowDivergence[] =
    stranger === undefined
      ? []
      : compareRow(
          { handover, table: 'audit_entry', row: `seq ${stranger.seq}` },
          { handover },
          { handover: stranger.entry['handover'] },
        );
  return [...broken, ...beside, ...foreign];
}

/** Whether each fact carries the version that the decisions lead to. */
export function compareVersions(folded: FoldedHandover, entries: readonly EntryRow[]): readonly RowDivergence[] {
  const versionAt = (seq: number): number => {
    const recording = folded.recordings.find((each) => seq <= each.lastSeq);
    if (recording === undefined || seq >= recording.versionFromSeq) return recording?.version ?? folded.version;
    return folded.recordings.findLast((each) => each.lastSeq < seq)?.version ?? 1;
  };
  return entries.flatMap(({ seq, entry }) =>
    compareRow(
      { handover: folded.id, table: 'audit_entry', row: `seq ${seq}` },
      { version: seq === 1 ? 1 : versionAt(seq) },
      { version: entry['version'] },
    ),
  );
}

/** Whether the words beside the trail are those that it is committed to. */
export function compareTexts(
  handover: string,
  entries: readonly EntryRow[],
  texts: readonly TextRow[],
  vault: PatientVault,
  dataKey: Buffer,
): readonly RowDivergence[] {
  const ofEntries = entries.flatMap(({ seq, entry }): readonly RowDivergence[] => {
    const name = { handover, table: 'fact_text', row: `seq ${seq}` };
    const commitment = entry['textCommitment'];
    const stored = texts.find((each) => each.seq === seq);
    if (commitment === undefined || stored === undefined) {
      return compareRow(name, commitment === undefined ? undefined : {}, stored && {});
    }
    const text = opened(() => vault.decrypt(dataKey, bytesOf(stored.text), 'fact-text'));
    if (text === undefined)
      return [{ ...name, column: 'text', expected: 'readable words', found: 'bytes nobody can read' }];
    const isIt = commitmentTo(text, bytesOf(stored.salt)) === commitment;
    return isIt ? [] : [{ ...name, column: 'salt', expected: 'words that the trail is committed to', found: 'others' }];
  });
  const extra = texts.filter(({ seq }) => !entries.some((each) => each.seq === seq));
  return [
    ...ofEntries,
    ...extra.flatMap(({ seq }) => compareRow({ handover, table: 'fact_text', row: `seq ${seq}` }, undefined, {})),
  ];
}

/** What can be read with the key, or nothing where the bytes are not what was sealed. */
export function opened<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** When and in which fact of the trail something was said first. */
export function firstOf(
  type: string,
  entries: readonly EntryRow[],
): { readonly at: Instant; readonly seq: number } | undefined {
  const found = entries.find(({ entry }) => entry['type'] === type);
  return found && { at: found.entry['at'] as Instant, seq: found.seq };
}
