import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { auditEntryHash, genesisHash, instant, type AuditEntryBody } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, putOutboxRows, type TestDatabase } from '@stafet/testing';
import { Client } from 'pg';
import { AuditLog } from './audit-log';

jest.setTimeout(30_000);

// More than one page of the reader, so that a chain that crosses pages is walked as one.
const longChain = 2_300;

describe('the trail', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let trail: AuditLog;
  const chains: string[] = [];

  /** Entries as the one writer makes them, some of them at the very same moment. */
  async function record(handover: string, count: number): Promise<void> {
    let previous = genesisHash;
    const rows = Array.from({ length: count }, (_, index) => {
      const at = instant(new Date(Date.UTC(2026, 10, 20) + Math.floor(index / 3)).toISOString());
      const body: AuditEntryBody = {
        format: 'stafet-audit-entry/1',
        handover,
        seq: index + 1,
        type: index === 0 ? 'create' : 'phone-call',
        at,
        actor: 'system',
        organization: 'stafet',
        version: 1,
        previous,
      };
      const hash = auditEntryHash(
        body,
        (value) => canonicalize(value) ?? '',
        (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      );
      previous = hash;
      return {
        handover_id: handover,
        seq: body.seq,
        type: body.type,
        organization_id: 'stafet',
        actor_id: 'system',
        recorded_at: at,
        version: 1,
        entry: body,
        hash,
      };
    });
    const insert = 'insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, $1)';
    await owner.query(insert, [JSON.stringify(rows)]);
  }

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    // As the role that only reads: what proves the trail needs no other right.
    database = Database.open({ url: test.auditorUrl, poolSize: 2 }, 'auditor');
    trail = new AuditLog(database);
    for (const count of [longChain, 1, 5]) {
      const { handoverId } = await putOutboxRows(test, { count: 0, recipient: 'municipality-0730' });
      await record(handoverId, count);
      chains.push(handoverId);
    }
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  it('is verified whole, chains that cross pages included', async () => {
    expect(await trail.verify()).toEqual({ handovers: 3, entries: longChain + 6, faults: [] });
  });

  it('is exported whole and in order', async () => {
    const seen: string[] = [];
    for await (const page of trail.all()) seen.push(...page.map(({ entry }) => `${entry.handover} ${entry.seq}`));
    expect(seen).toHaveLength(longChain + 6);
    expect(new Set(seen).size).toBe(seen.length);
    for (const chain of chains) {
      const seqs = seen.filter((each) => each.startsWith(chain)).map((each) => Number(each.split(' ')[1]));
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    }
  });

  it.each([1, 7, 200])(
    'is paged by %i without losing or doubling an entry, also where moments are the same',
    async (limit) => {
      const handover = limit === 1 ? chains[2]! : chains[0]!;
      const seqs: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await trail.page({ handover, limit, cursor });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seqs.push(...page.items.map(({ entry }) => entry.seq));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seqs).toEqual(Array.from({ length: limit === 1 ? 5 : longChain }, (_, index) => index + 1));
    },
  );

  it('shows where a chain was broken, in the middle of a long one, and goes on to the next', async () => {
    await owner.query('alter table audit_entry disable trigger user');
    await owner.query(`update audit_entry set hash = repeat('f', 64) where handover_id = $1 and seq = 1500`, [
      chains[0],
    ]);
    await owner.query(
      `update audit_entry set entry = entry || '{"organization": "stafet", "note": "x"}' where handover_id = $1 and seq = 2`,
      [chains[2]],
    );
    const { faults } = await trail.verify();
    expect(faults).toHaveLength(2);
    expect(faults).toEqual(
      expect.arrayContaining([
        { handover: chains[0], seq: 1500, fault: 'hash-differs' },
        { handover: chains[2], seq: 2, fault: 'hash-differs' },
      ]),
    );
  });
});
