import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { TestDatabase } from './test-database';

export interface OutboxRows {
  readonly count: number;
  readonly recipient: string;
  readonly factType?: string;
  readonly isRequest?: boolean;
  /** Planted where personal data lie, so that a test can show that they go no further. */
  readonly planted?: string;
}

export interface PutOutboxRows {
  readonly handoverId: string;
  readonly messageIds: readonly string[];
}

// A handover with nothing but what the outbox refers to. Whole ones are made by the one writer.
const putHandover = `
  with citizen as (
    insert into patient (id, cpr_hash, key_id, data_key, cpr, name, created_at)
    values (gen_random_uuid(), $2::text::bytea, 'test', 'test', $3::text::bytea, $3::text::bytea, now()) returning id)
  insert into handover (id, pathway, pathway_version, version, seq, chain_hash, phase, step, patient_id, sender, receiver,
    is_question_open, passed_deadlines, overdue_deadlines, escalation_level, particulars, is_free_choice, content,
    content_salt, created_at, last_fact_at)
  select $1, 'psy-discharge-municipality', 1, 1, 2, '', 'sent', 'sent', id, 'ward-randers', 'municipality-0730',
    false, '[]', '{}', 0, '{}', false, $3::text::bytea, '', now(), now() from citizen`;

const putMessages = `
  insert into outbox_message (id, handover_id, seq, fact_type, recipient, is_request, created_at)
  select id, $2, 2, $3, $4, $5, now() from unnest($1::uuid[]) as id`;

/** Commits outbox rows of one handover, as the one writer would leave them. */
export async function putOutboxRows(
  database: Pick<TestDatabase, 'ownerUrl'>,
  rows: OutboxRows,
): Promise<PutOutboxRows> {
  const handoverId = randomUUID();
  const messageIds = Array.from({ length: rows.count }, () => randomUUID());
  const { factType = 'send', recipient, isRequest = false, planted = 'test' } = rows;
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(putHandover, [handoverId, handoverId, planted]);
    await client.query(putMessages, [messageIds, handoverId, factType, recipient, isRequest]);
    await client.query('commit');
  } finally {
    await client.end();
  }
  return { handoverId, messageIds };
}
