import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

export const ward = 'test-ward';
export const town = 'test-town';
export const stranger = 'test-stranger';
/** What the handovers of a scene are about. */
export const kind = 'social-support';
export const otherKind = 'home-care';

interface Entry {
  readonly handover: string;
  readonly seq: number;
  readonly type: 'send' | 'accept';
  readonly organization: string;
  readonly items?: readonly string[];
  readonly at: Date;
}

interface Interval {
  readonly item: string;
  readonly from: Date;
  readonly to?: Date;
  /** Left out: the interval begins where the one before it ends, at `from`. Null: it is the first. */
  readonly previousTo?: Date | null;
  readonly holder: string;
  readonly handover: string;
  readonly evidence: number;
  readonly evidenceType?: 'send' | 'accept';
}

/**
 * Plain SQL on the ledger of one citizen: the ward opened the item a moment ago and holds it; `handover` asks the town,
 * whose acceptance is entry 2. Nothing here asks whether it may: that is what the database is for.
 */
export class LedgerScene {
  readonly patient = randomUUID();
  readonly handover = randomUUID();
  readonly item = randomUUID();

  private constructor(
    readonly client: Client,
    readonly opened: Date,
  ) {}

  static async begin(client: Client): Promise<LedgerScene> {
    const scene = new LedgerScene(client, new Date());
    await client.query(`insert into organization select unnest($1::text[]), 'Test' on conflict do nothing`, [
      [ward, town, stranger],
    ]);
    await client.query('begin');
    await scene.addPatient(scene.patient);
    await scene.addHandover(scene.handover, scene.patient);
    await scene.addEntry({ handover: scene.handover, seq: 1, type: 'send', organization: ward, at: scene.opened });
    await scene.addEntry({ handover: scene.handover, seq: 2, type: 'accept', organization: town, at: scene.opened });
    await scene.addItem(scene.item, scene.patient);
    await scene.addInterval(scene.opening());
    await client.query('commit');
    return scene;
  }

  /** So many minutes after the opening. */
  in(minutes: number): Date {
    return new Date(this.opened.getTime() + minutes * 60_000);
  }

  opening(): Interval {
    return {
      item: this.item,
      from: this.opened,
      previousTo: null,
      holder: ward,
      handover: this.handover,
      evidence: 1,
      evidenceType: 'send',
    };
  }

  /** The interval with which the town takes over. */
  takeover(from: Date): Interval {
    return { item: this.item, from, holder: town, handover: this.handover, evidence: 2 };
  }

  async addPatient(id: string): Promise<void> {
    await this.client.query(
      `insert into patient (id, cpr_hash, key_id, data_key, cpr, created_at) values ($1, uuid_send($1), '', '', '', now())`,
      [id],
    );
  }

  async addHandover(id: string, patient: string): Promise<void> {
    await this.client.query(
      `insert into handover (id, pathway, pathway_version, version, seq, chain_hash, phase, step, patient_id, sender, receiver,
         is_question_open, passed_deadlines, overdue_deadlines, escalation_level, particulars, is_free_choice, content,
         content_salt, created_at, last_fact_at)
       values ($1, 'test', 1, 1, 1, '', 'sent', 'sent', $2, $3, $4, false, '[]', '{}', 0, '{}', false, '', '', now(), now())`,
      [id, patient, ward, town],
    );
  }

  async addEntry({ handover, seq, type, organization, items = [kind], at }: Entry): Promise<void> {
    const entry = { handover, seq, type, organization, actor: 'tester', version: 1, at: at.toISOString(), items };
    await this.client.query(
      `insert into audit_entry (handover_id, seq, type, organization_id, actor_id, recorded_at, version, entry, hash)
       values ($1, $2, $3, $4, 'tester', $5, 1, $6, '')`,
      [handover, seq, type, organization, at, entry],
    );
  }

  async addItem(id: string, patient: string, ofKind = kind): Promise<void> {
    await this.client.query('insert into responsibility_item (id, patient_id, kind) values ($1, $2, $3)', [
      id,
      patient,
      ofKind,
    ]);
  }

  async addInterval(interval: Interval): Promise<void> {
    const { item, from, to, previousTo = from, holder, handover, evidence, evidenceType = 'accept' } = interval;
    await this.client.query(
      `insert into responsibility_interval
         (item_id, valid_from, valid_to, previous_to, holder, handover_id, evidence_seq, evidence_type)
       values ($1, $2, coalesce($3::timestamptz, 'infinity'), $4, $5, $6, $7, $8)`,
      [item, from, to ?? null, previousTo, holder, handover, evidence, evidenceType],
    );
  }

  /** Sets the end of the interval that is open. */
  async end(at: Date): Promise<void> {
    await this.client.query(
      `update responsibility_interval set valid_to = $2 where item_id = $1 and valid_to = 'infinity'`,
      [this.item, at],
    );
  }

  /** A handover of its own, of this citizen or another, with one acceptance by the town. */
  async anotherAccepted(of: { readonly patient: string; readonly items: readonly string[] }): Promise<string> {
    const id = randomUUID();
    if (of.patient !== this.patient) await this.addPatient(of.patient);
    await this.addHandover(id, of.patient);
    await this.addEntry({ handover: id, seq: 1, type: 'accept', organization: town, items: of.items, at: this.opened });
    return id;
  }

  async holders(): Promise<{ readonly holder: string; readonly from: Date; readonly to: Date | number }[]> {
    const { rows } = await this.client.query<{ holder: string; from: Date; to: Date | number }>(
      `select holder, valid_from as from, valid_to as to from responsibility_interval where item_id = $1 order by valid_from`,
      [this.item],
    );
    return rows;
  }
}
