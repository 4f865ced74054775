import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isInstant, verifyChain, type AuditEntryBody, type ChainFault, type ChainedEntry } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';

/** An entry of the trail as the auditor reads it: what was hashed, and the hash. */
export interface AuditEntryView {
  readonly entry: AuditEntryBody;
  readonly hash: string;
}

/** What a walk over all stored chains found. */
export interface Verification {
  readonly handovers: number;
  readonly entries: number;
  readonly faults: readonly ChainFault[];
}

interface EntryRow {
  readonly handover_id: string;
  readonly recorded_at: Date;
  readonly seq: number;
  readonly entry: AuditEntryBody;
  readonly hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const canonical = (value: unknown): string => canonicalize(value) ?? '';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// Enough to keep the round trips few, little enough to keep the memory flat however long the trail is.
const rowsAtATime = 1_000;

/** Reads the trail and checks it. Nothing here can write: entries are recorded by the one writer alone. */
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** A page of entries in the order in which they were recorded, of all handovers or of one. */
  async page(question: {
    readonly handover?: string | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
  }): Promise<{ readonly items: readonly AuditEntryView[]; readonly nextCursor: string | null }> {
    const [at, handover, seq] = question.cursor === undefined ? [] : openCursor(question.cursor);
    const rows = await this.database.query<EntryRow>(
      `select handover_id, recorded_at, seq, entry, hash from audit_entry
       where ($1::uuid is null or handover_id = $1)
         and ($2::timestamptz is null or (recorded_at, handover_id, seq) > ($2::timestamptz, $3::uuid, $4::integer))
       order by recorded_at, handover_id, seq limit $5`,
      [question.handover ?? null, at ?? null, handover ?? null, seq ?? null, question.limit + 1],
    );
    const page = rows.slice(0, question.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ entry, hash }) => ({ entry, hash })),
      nextCursor:
        rows.length > question.limit && last !== undefined
          ? Buffer.from(`${last.recorded_at.toISOString()} ${last.handover_id} ${last.seq}`).toString('base64url')
          : null,
    };
  }

  /** All entries, handover by handover, in pages of rows. */
  async *all(): AsyncGenerator<readonly AuditEntryView[]> {
    let handover = '00000000-0000-0000-0000-000000000000';
    let seq = 0;
    for (;;) {
      const rows = await this.database.query<EntryRow>(
        `select handover_id, recorded_at, seq, entry, hash from audit_entry
         where (handover_id, seq) > ($1::uuid, $2::integer) order by handover_id, seq limit $3`,
        [handover, seq, rowsAtATime],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(({ entry, hash }) => ({ entry, hash }));
      handover = last.handover_id;
      seq = last.seq;
    }
  }

  /** Walks every stored chain. It cannot show that the end of a chain, or a whole one, was cut away. */
  async verify(): Promise<Verification> {
    const faults: ChainFault[] = [];
    let handovers = 0;
    let entries = 0;
    let chain: ChainedEntry[] = [];
    const close = (): void => {
      if (chain.length === 0) return;
      handovers += 1;
      const fault = verifyChain(chain, canonical, sha256);
      if (fault !== undefined) faults.push(fault);
      chain = [];
    };
    for await (const page of this.all()) {
      for (const { entry, hash } of page) {
        if (chain[0] !== undefined && chain[0].body.handover !== entry.handover) close();
        chain.push({ body: entry, hash });
        entries += 1;
      }
    }
    close();
    return { handovers, entries, faults };
  }
}

function openCursor(cursor: string): readonly [string, string, number] {
  const [at = '', handover = '', seq = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  // PostgreSQL knows no year 0.
  if (!isInstant(at) || at < '0001' || !uuid.test(handover) || !/^\d{1,9}$/.test(seq)) {
    throw new ProblemError('malformed', {
      errors: [{ pointer: '/cursor', detail: 'use the nextCursor of the page before' }],
    });
  }
  return [at, handover, Number(seq)];
}
