import type { Instant, Particulars } from '@stafet/core';
import type { Config, Database } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { birthDateOf } from '../cpr';
import type { ConfiguredDeadline } from '../handover-reader';
import { momentsAtBeginning } from '../moments';
import { PathwayRegistry } from '../pathway-registry';
import { PatientVault } from '../patient-vault';
import { bytesOf, type HandoverRow } from '../stored-handover';
import { compareDeadlines, compareHandover, compareItems, type StoredContent } from './handover-comparison';
import { compareRow, type RowDivergence } from './divergence';
import { foldHandover, type FoldedHandover } from './handover-fold';
import { compareLedger } from './ledger-comparison';
import { orphans, patientRecords, type EntryRow, type PatientRecord } from './patient-record';
import { compareTexts, compareTrail, compareVersions, opened } from './trail-of-handover';

/** Where a version of a pathway is found; those that were accepted at run time included. */
export interface KnownPathways {
  version(id: string, version: number): Promise<Pathway | undefined>;
}

/** How far a replay has come. */
export interface ReplayProgress {
  readonly handovers: number;
  readonly entries: number;
}

type Moments = Particulars['moments'];
type Answer = RowDivergence | ReplayProgress;

/**
 * Folds the trail of every handover through the pure core again and compares what comes out with everything that is
 * stored: the handover, its items and deadlines, and who held what. Reads only. The words of explanations are not
 * compared, nor is the lease of a sweep: neither is decided.
 */
export class TrailReplay {
  constructor(
    private readonly database: Database,
    private readonly vault: PatientVault,
    private readonly pathways: KnownPathways,
  ) {}

  /** A replay that opens what the keys open, and knows every pathway that the system knows. */
  static of(database: Database, keys: Config['patientKeys']): TrailReplay {
    return new TrailReplay(database, new PatientVault(keys), new PathwayRegistry(database));
  }

  /** Every divergence as it is found, and in between how far it has come; all handovers, or one. */
  async *run(handover?: string): AsyncGenerator<Answer> {
    const configured = await this.database.query<ConfiguredDeadline & { readonly pathway: string }>(
      `select pathway, name, duration, clock, to_jsonb(valid_from) #>> '{}' as valid_from
       from pathway_deadline order by valid_from`,
    );
    let progress: ReplayProgress = { handovers: 0, entries: 0 };
    for await (const page of patientRecords(this.database, handover)) {
      for (const record of page) {
        const found = await this.patient(record, configured);
        yield* handover === undefined ? found : found.filter((each) => each.handover === handover);
        progress = {
          handovers: progress.handovers + record.handovers.length,
          entries: progress.entries + record.entries.length,
        };
      }
      yield progress;
    }
    const astray = await orphans(this.database);
    for (const { table, handover: id, column } of astray) {
      if (handover !== undefined && handover !== id) continue;
      yield { handover: id, table, column, expected: 'what it belongs to', found: 'nothing of that id' };
    }
  }

  private async patient(
    record: PatientRecord,
    configured: readonly (ConfiguredDeadline & { readonly pathway: string })[],
  ): Promise<readonly RowDivergence[]> {
    const folded = new Map<string, FoldedHandover>();
    const found: RowDivergence[] = [];
    const dataKey = this.dataKeyOf(record);
    for (const row of inOrderOfBeginning(record)) {
      const entries = record.entries.filter((each) => each.handover_id === row.id);
      found.push(...compareTrail(row.id, entries));
      if (dataKey !== undefined) {
        const texts = record.texts.filter((each) => each.handover_id === row.id);
        found.push(...compareTexts(row.id, entries, texts, this.vault, dataKey));
      }
      if (entries.length === 0) {
        found.push(...compareRow({ handover: row.id, table: 'handover' }, undefined, {}));
        continue;
      }
      const create = entries[0]?.entry ?? {};
      const id = String(create['pathway']);
      const versions = await this.versionsIn(id, entries);
      const opener = openerOf(row, create, folded);
      const again = foldHandover(row.id, entries, {
        pathwayOf: (version) => versions.get(version),
        configured: configured.filter((each) => each.pathway === id),
        opener,
        moments: this.momentsOf(row, create, record, versions.get(Number(create['pathwayVersion'])), opener),
      });
      if ('expected' in again) {
        const { seq, expected, found: is } = again;
        found.push({ handover: row.id, table: 'audit_entry', row: `seq ${seq}`, column: 'entry', expected, found: is });
        continue;
      }
      folded.set(row.id, again);
      found.push(
        ...compareVersions(again, entries),
        ...compareHandover(row, again, entries, record, this.contentOf(row, dataKey)),
        ...compareItems(row, again, record),
        ...compareDeadlines(row, again, record),
      );
    }
    // Who held what follows from all the trails of a citizen together, or not at all.
    const isWhole = folded.size === record.handovers.length;
    return isWhole ? [...found, ...compareLedger(record, [...folded.values()])] : found;
  }

  private async versionsIn(id: string, entries: readonly EntryRow[]): Promise<ReadonlyMap<number, Pathway>> {
    const versions = [...new Set(entries.flatMap(({ entry }) => entry['pathwayVersion'] ?? []).map(Number))];
    const found = await Promise.all(versions.map(async (version) => this.pathways.version(id, version)));
    return new Map(versions.flatMap((version, index) => (found[index] === undefined ? [] : [[version, found[index]]])));
  }

  /**
   * The moments that a handover began with: what its content and the birthday say, or what the one before it knew. Where
   * the patient's key is destroyed, what is stored is all that is left.
   */
  private momentsOf(
    row: HandoverRow,
    create: EntryRow['entry'],
    record: PatientRecord,
    pathway: Pathway | undefined,
    opener: FoldedHandover | undefined,
  ): Moments {
    const at = create['at'] as Instant;
    const opening = opener?.recordings.find((each) => each.at === at);
    if (opening !== undefined) return opening.before.particulars.moments;
    const dataKey = this.dataKeyOf(record);
    if (pathway === undefined || dataKey === undefined) return row.particulars.moments;
    const { patient } = record;
    const moments = opened(() => {
      const content = this.vault.decrypt(dataKey, bytesOf(row.content), 'content');
      const cpr = this.vault.decrypt(dataKey, bytesOf(patient.cpr), 'cpr');
      return momentsAtBeginning(pathway, JSON.parse(content) as Record<string, unknown>, birthDateOf(cpr), at);
    });
    return moments ?? row.particulars.moments;
  }

  private contentOf(row: HandoverRow, dataKey: Buffer | undefined): StoredContent | undefined {
    if (dataKey === undefined) return undefined;
    return { text: opened(() => this.vault.decrypt(dataKey, bytesOf(row.content), 'content')) };
  }

  private dataKeyOf({ patient }: PatientRecord): Buffer | undefined {
    return opened(() => this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) }));
  }
}

/** Openers before what they open; the order of the trail, not of a column that may have been tampered with. */
function inOrderOfBeginning({ handovers, entries }: PatientRecord): readonly HandoverRow[] {
  const beginning = new Map(
    entries.filter(({ seq }) => seq === 1).map((each) => [each.handover_id, String(each.entry['at'])]),
  );
  const at = ({ id }: HandoverRow): string => beginning.get(id) ?? '';
  return [...handovers].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
}

/** The handover that Stafet opened this one from: after a redirect, or after a reopening. */
function openerOf(
  row: HandoverRow,
  create: EntryRow['entry'],
  folded: ReadonlyMap<string, FoldedHandover>,
): FoldedHandover | undefined {
  if (create['actor'] !== 'system') return undefined;
  const named = create['redirectedFrom'] ?? create['follows'] ?? row.redirected_from ?? row.follows;
  return typeof named === 'string' ? folded.get(named) : undefined;
}
