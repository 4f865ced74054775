import { randomUUID } from 'node:crypto';
import { asRole } from '@stafet/embedded';
import { sqlState, violatedConstraint } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { Client } from 'pg';
import { kind, LedgerScene, otherKind, town, ward } from './ledger-scene';

/** The one statement that records, as the app calls it. Its trail and its ledger are in the form of the writer. */
describe('recording a decision as the app', () => {
  let database: TestDatabase;
  let owner: Client;
  let app: Client;
  let scene: LedgerScene;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: asRole(database.ownerUrl, 'stafet_migrator') });
    app = new Client({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
  });

  beforeEach(async () => {
    scene = await LedgerScene.begin(owner);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  });

  interface Recording {
    readonly handover: string;
    readonly seq: number;
    readonly entries: readonly { readonly type: string; readonly organization: string }[];
    readonly ledger: readonly object[];
    readonly kinds?: readonly string[];
    readonly at?: Date;
    readonly item?: { readonly status: string; readonly is_live: boolean };
  }

  async function record(recording: Recording): Promise<string> {
    const { handover, seq, entries, ledger, kinds = [kind], at = new Date() } = recording;
    const { item = { status: 'requested', is_live: true } } = recording;
    const items = kinds.map((each, position) => ({ kind: each, scope: '', position, ...item }));
    const row = {
      ...{ id: handover, pathway: 'test', pathway_version: 1, version: 1, seq: seq + entries.length, chain_hash: '' },
      ...{
        phase: 'sent',
        step: 'sent',
        patient_id: scene.patient,
        sender: ward,
        receiver: town,
        is_question_open: false,
      },
      ...{
        passed_deadlines: [],
        particulars: {},
        is_free_choice: false,
        overdue_deadlines: [],
        escalation_level: 0,
        content: '\\x',
        content_salt: '\\x',
        sent_at: at,
        created_at: at,
        last_fact_at: at,
      },
    };
    const audit = entries.map(({ type, organization }, index) => {
      const body = {
        handover,
        seq: seq + index + 1,
        type,
        organization,
        actor: 'tester',
        version: 1,
        at,
        items: kinds,
      };
      return {
        ...{ handover_id: handover, seq: body.seq, type, organization_id: organization, actor_id: 'tester' },
        ...{ recorded_at: at, version: 1, entry: body, hash: '' },
      };
    });
    const write = { expectedSeq: seq, row, audit, ledger, items, texts: [], deadlines: [], outbox: [] };
    try {
      await app.query('select record_decision($1)', [{ handovers: [write] }]);
      return 'done';
    } catch (error) {
      return violatedConstraint(error) ?? sqlState(error) ?? String(error);
    }
  }

  const create = [{ type: 'send', organization: ward }];
  const accept = [{ type: 'accept', organization: town }];
  const schedule = (from: Date, evidence: number): object => ({ op: 'schedule', kind, scope: '', from, evidence });
  const cancel = (from: Date): object => ({ op: 'cancel', kind, scope: '', from });

  it('opens an item, moves it at the agreed moment, calls off, and moves it at another', async () => {
    const handover = randomUUID();
    const opened = {
      handover,
      seq: 0,
      entries: create,
      ledger: [{ op: 'claim', kind, scope: '', item: randomUUID(), evidence: 1 }],
    };
    expect(await record(opened)).toBe('done');
    const soon = scene.in(60);
    expect(await record({ handover, seq: 1, entries: accept, ledger: [schedule(soon, 2)] })).toBe('done');
    expect((await scene.holders()).map(({ holder, to }) => [holder, to])).toEqual([
      [ward, soon],
      [town, Infinity],
    ]);
    const postponed = [{ type: 'reschedule', organization: ward }];
    const moved = [cancel(soon), schedule(scene.in(90), 2)];
    expect(await record({ handover, seq: 2, entries: postponed, ledger: moved })).toBe('done');
    const withdrawn = [{ type: 'withdraw', organization: ward }];
    expect(await record({ handover, seq: 3, entries: withdrawn, ledger: [cancel(scene.in(90))] })).toBe('done');
    expect(await scene.holders()).toEqual([{ holder: ward, from: scene.opened, to: Infinity }]);
  });

  it('records the first of two that saw the same, and tells the other to read again', async () => {
    const handover = randomUUID();
    await record({ handover, seq: 0, entries: create, ledger: [] });
    const both = [accept, [{ type: 'withdraw', organization: ward }]];
    expect(await record({ handover, seq: 1, entries: both[0]!, ledger: [] })).toBe('done');
    expect(await record({ handover, seq: 1, entries: both[1]!, ledger: [] })).toBe('SF001');
  });

  it('does not call off what has taken effect meanwhile: read again', async () => {
    const handover = randomUUID();
    await record({ handover, seq: 0, entries: create, ledger: [] });
    const now = new Date();
    expect(await record({ handover, seq: 1, entries: accept, ledger: [schedule(now, 2)], at: now })).toBe('done');
    const withdraw = [{ type: 'withdraw', organization: ward }];
    expect(await record({ handover, seq: 2, entries: withdraw, ledger: [cancel(now)] })).toBe('SF001');
    expect((await scene.holders()).map(({ holder }) => holder)).toEqual([ward, town]);
  });

  it('moves nothing that the sender does not hold', async () => {
    const first = randomUUID();
    await record({ handover: first, seq: 0, entries: create, ledger: [] });
    await record({ handover: first, seq: 1, entries: accept, ledger: [schedule(scene.in(60), 2)] });
    const again = { handover: randomUUID(), seq: 0, entries: create, kinds: [] };
    expect(
      await record({ ...again, ledger: [{ op: 'claim', kind, scope: '', item: randomUUID(), evidence: 1 }] }),
    ).toBe('SF005');
    expect(await record({ ...again, ledger: [schedule(scene.in(90), 1)] })).toBe('SF002');
  });

  it('records nothing of a handover with an item that the ledger does not know', async () => {
    const handover = randomUUID();
    expect(await record({ handover, seq: 0, entries: create, ledger: [], kinds: [kind, otherKind] })).toBe(
      'handover_item_known_check',
    );
    expect((await owner.query('select from handover where id = $1', [handover])).rowCount).toBe(0);
  });

  it('closes the item that a handover was sent with, and never another of the same kind', async () => {
    const close = (at: Date): object => ({ op: 'close', kind, scope: '', at });
    const opens = () => [{ op: 'claim', kind, scope: '', item: randomUUID(), evidence: 1 }];
    const over = [{ type: 'complete', organization: town }];
    const takenOver = async (handover: string): Promise<void> => {
      const at = new Date();
      expect(await record({ handover, seq: 0, entries: create, ledger: opens() })).toBe('done');
      expect(await record({ handover, seq: 1, entries: accept, ledger: [schedule(at, 2)], at, item: done })).toBe(
        'done',
      );
    };
    const isOpen = async (): Promise<boolean[]> => {
      const { rows } = await owner.query<{ open: boolean }>(
        'select closed_at is null as open from responsibility_item where patient_id = $1 and kind = $2 order by closed_at',
        [scene.patient, kind],
      );
      return rows.map(({ open }) => open);
    };
    const done = { status: 'closed', is_live: false };
    const first = randomUUID();
    await takenOver(first);
    expect(await record({ handover: first, seq: 2, entries: over, ledger: [close(new Date())], item: done })).toBe(
      'done',
    );
    expect(await record({ handover: randomUUID(), seq: 0, entries: create, ledger: opens() })).toBe('done');
    expect(await isOpen()).toEqual([false, true]);
    expect(await record({ handover: first, seq: 3, entries: over, ledger: [close(new Date())], item: done })).toBe(
      'done',
    );
    expect(await isOpen()).toEqual([false, true]);
  });

  it('closes nothing that the receiver has not taken over by this handover', async () => {
    const handover = randomUUID();
    await record({
      ...{ handover, seq: 0, entries: create },
      ledger: [{ op: 'claim', kind, scope: '', item: randomUUID(), evidence: 1 }],
    });
    const at = new Date();
    const close = { op: 'close', kind, scope: '', at };
    const over = [{ type: 'complete', organization: town }];
    expect(await record({ handover, seq: 1, entries: over, ledger: [close], at })).toBe('done');
    const soon = scene.in(60);
    expect(await record({ handover, seq: 2, entries: accept, ledger: [schedule(soon, 3)] })).toBe('done');
    expect(await record({ handover, seq: 3, entries: over, ledger: [{ ...close, at: new Date() }] })).toBe('done');
    const { rows } = await owner.query('select closed_at from responsibility_item where patient_id = $1', [
      scene.patient,
    ]);
    expect(rows).toEqual([{ closed_at: null }]);
  });

  it('cuts what somebody holds short only by a handover that is still under way for it', async () => {
    const handover = randomUUID();
    const over = { status: 'rejected', is_live: false };
    const rejected = randomUUID();
    await record({ handover: rejected, seq: 0, entries: create, ledger: [], item: over });
    expect(
      await record({ handover: rejected, seq: 1, entries: accept, ledger: [schedule(scene.in(60), 2)], item: over }),
    ).toBe('SF002');
    await record({ handover, seq: 0, entries: create, ledger: [] });
    expect(await record({ handover, seq: 1, entries: accept, ledger: [schedule(scene.in(60), 2)] })).toBe('done');
    expect(await record({ handover, seq: 2, entries: [], ledger: [], item: over })).toBe('done');
    expect(await record({ handover, seq: 2, entries: create, ledger: [cancel(scene.in(60))], item: over })).toBe(
      'SF001',
    );
    expect(await record({ handover, seq: 2, entries: accept, ledger: [schedule(scene.in(90), 3)], item: over })).toBe(
      'SF002',
    );
    expect((await scene.holders()).map(({ to }) => to)).toEqual([scene.in(60), Infinity]);
  });

  it('lets one handover of an item live at a time', async () => {
    expect(await record({ handover: randomUUID(), seq: 0, entries: create, ledger: [] })).toBe('done');
    expect(await record({ handover: randomUUID(), seq: 0, entries: create, ledger: [] })).toBe(
      'handover_item_one_live_idx',
    );
  });
});
