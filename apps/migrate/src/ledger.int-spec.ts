import { randomUUID } from 'node:crypto';
import { asRole } from '@stafet/embedded';
import { sqlState, violatedConstraint } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { Client } from 'pg';
import { kind, LedgerScene, otherKind, stranger, town, ward } from './ledger-scene';

interface Case {
  readonly what: string;
  readonly act: (scene: LedgerScene) => Promise<unknown>;
  /** The name of what refuses, or its SQLSTATE. */
  readonly by: string;
  /** All that stands in the way, in SQL that takes it away. */
  readonly guard: string;
}

const interval = 'responsibility_interval';
const drop = (constraint: string, table = interval): string =>
  `alter table ${table} drop constraint ${constraint} cascade;`;
const disable = (trigger: string, table = interval): string => `alter table ${table} disable trigger ${trigger};`;
const endKey = drop('responsibility_interval_one_end_key');
const followsOn = drop('responsibility_interval_follows_on_fkey');
const evidence = drop('responsibility_interval_evidence_fkey');
const evidenceType = drop('responsibility_interval_evidence_check');
const isHeld = drop('responsibility_item_is_held_fkey', 'responsibility_item');
const keepsHistory = disable('responsibility_interval_keeps_history');
const isProven = disable('responsibility_interval_is_proven');
const isNotEmptied = disable('responsibility_interval_is_not_emptied');

const update = (set: string) => (scene: LedgerScene) =>
  scene.client.query(`update responsibility_interval set ${set} where item_id = '${scene.item}'`);

const never: Case[] = [
  {
    what: 'two open intervals',
    act: (s) => s.addInterval(s.takeover(s.in(60))),
    by: 'responsibility_interval_one_end_key',
    guard: endKey,
  },
  {
    what: 'a second holder for an hour, inside the interval of the first',
    act: (s) => s.addInterval({ ...s.takeover(s.in(60)), to: s.in(120) }),
    by: 'responsibility_interval_follows_on_fkey',
    guard: followsOn,
  },
  {
    what: 'a second beginning beside the first',
    act: async (s) => {
      await s.addEntry({ handover: s.handover, seq: 3, type: 'send', organization: stranger, at: s.in(1) });
      const second = { ...s.opening(), holder: stranger, evidence: 3, from: s.in(1), to: s.in(2) };
      await s.addInterval(second);
    },
    by: 'responsibility_interval_one_move_key',
    guard: `${drop('responsibility_interval_one_move_key')} drop index responsibility_interval_one_beginning_idx;`,
  },
  {
    what: 'two successors of one interval',
    act: async (s) => {
      await s.addEntry({ handover: s.handover, seq: 3, type: 'accept', organization: stranger, at: s.in(0) });
      await s.end(s.in(60));
      await s.addInterval({ ...s.takeover(s.in(60)) });
      const other = await s.anotherAccepted({ patient: s.patient, items: [kind] });
      await s.addInterval({ ...s.takeover(s.in(60)), to: s.in(90), handover: other, evidence: 1 });
    },
    by: 'responsibility_interval_pkey',
    guard: `${drop('responsibility_interval_pkey')} ${drop('responsibility_interval_one_successor_key')}`,
  },
  {
    what: 'a gap between two holders',
    act: async (s) => {
      await s.end(s.in(60));
      await s.addInterval(s.takeover(s.in(61)));
    },
    by: 'responsibility_interval_follows_on_fkey',
    guard: followsOn,
  },
  {
    what: 'a gap that names the end of the one before',
    act: async (s) => {
      await s.end(s.in(60));
      await s.addInterval({ ...s.takeover(s.in(61)), previousTo: s.in(60) });
    },
    by: 'responsibility_interval_follows_on_check',
    guard: drop('responsibility_interval_follows_on_check'),
  },
  {
    what: 'a last interval that ends',
    act: (s) => s.end(s.in(60)),
    by: 'responsibility_item_is_held_fkey',
    guard: isHeld,
  },
  {
    what: 'an item that nobody ever held',
    act: (s) => s.addItem(randomUUID(), s.patient, otherKind),
    by: 'responsibility_item_is_held_fkey',
    guard: isHeld,
  },
  {
    what: 'an item that may be without a holder from some moment on',
    act: (s) => s.client.query('update responsibility_item set held_until = $1 where id = $2', [s.opened, s.item]),
    by: 'responsibility_item_held_until_check',
    guard: `${drop('responsibility_item_held_until_check', 'responsibility_item')} ${isHeld}`,
  },
  {
    what: 'an interval without length',
    act: async (s) => {
      await s.end(s.in(60));
      await s.addInterval({ ...s.takeover(s.in(60)), to: s.in(60) });
    },
    by: 'responsibility_interval_lasts_check',
    guard: `${drop('responsibility_interval_lasts_check')} ${isHeld} ${drop('responsibility_interval_one_end_key')}`,
  },
];

const take = (change: object) => async (s: LedgerScene) => {
  await s.end(s.in(60));
  await s.addInterval({ ...s.takeover(s.in(60)), ...change });
};

const withoutConfirmation: Case[] = [
  {
    what: 'without an entry in the trail',
    act: take({ evidence: 99 }),
    by: 'responsibility_interval_evidence_fkey',
    guard: `${evidence} ${isProven}`,
  },
  {
    what: 'on the acceptance of another organisation',
    act: take({ holder: stranger }),
    by: 'responsibility_interval_evidence_fkey',
    guard: evidence,
  },
  {
    what: 'on the creation of the handover, called an acceptance',
    act: take({ holder: ward, evidence: 1 }),
    by: 'responsibility_interval_evidence_fkey',
    guard: evidence,
  },
  {
    what: 'on the creation of a handover',
    act: async (s) => {
      const other = randomUUID();
      await s.addHandover(other, s.patient);
      await s.addEntry({ handover: other, seq: 1, type: 'send', organization: stranger, at: s.in(60) });
      const taken = { holder: stranger, handover: other, evidence: 1, evidenceType: 'send' };
      await take(taken)(s);
    },
    by: 'responsibility_interval_evidence_check',
    guard: evidenceType,
  },
  {
    what: 'on an acceptance from another citizen’s handover',
    act: async (s) =>
      take({ handover: await s.anotherAccepted({ patient: randomUUID(), items: [kind] }), evidence: 1 })(s),
    by: 'responsibility_interval_is_proven',
    guard: isProven,
  },
  {
    what: 'on an acceptance of another item',
    act: async (s) =>
      take({ handover: await s.anotherAccepted({ patient: s.patient, items: [otherKind] }), evidence: 1 })(s),
    by: 'responsibility_interval_is_proven',
    guard: isProven,
  },
  {
    what: 'before the acceptance',
    act: async (s) => {
      await s.addEntry({ handover: s.handover, seq: 3, type: 'accept', organization: town, at: s.in(61) });
      await take({ evidence: 3 })(s);
    },
    by: 'responsibility_interval_is_proven',
    guard: isProven,
  },
  {
    what: 'twice on one acceptance',
    act: async (s) => {
      await take({})(s);
      const back = randomUUID();
      await s.addHandover(back, s.patient);
      await s.addEntry({ handover: back, seq: 1, type: 'accept', organization: ward, at: s.in(61) });
      await s.end(s.in(70));
      await s.addInterval({ ...s.takeover(s.in(70)), holder: ward, handover: back, evidence: 1 });
      await s.end(s.in(80));
      await s.addInterval(s.takeover(s.in(80)));
    },
    by: 'responsibility_interval_one_move_key',
    guard: drop('responsibility_interval_one_move_key'),
  },
  {
    what: 'at an opening that names an acceptance',
    act: async (s) => {
      const item = randomUUID();
      await s.addEntry({
        handover: s.handover,
        seq: 3,
        type: 'accept',
        organization: town,
        items: [otherKind],
        at: s.in(0),
      });
      await s.addItem(item, s.patient, otherKind);
      await s.addInterval({ ...s.takeover(s.in(0)), item, previousTo: null, evidence: 3 });
    },
    by: 'responsibility_interval_evidence_check',
    guard: evidenceType,
  },
  {
    what: 'from before the creation of the handover that opens the item',
    act: async (s) => {
      const item = randomUUID();
      await s.addEntry({
        handover: s.handover,
        seq: 3,
        type: 'send',
        organization: ward,
        items: [otherKind],
        at: s.in(1),
      });
      await s.addItem(item, s.patient, otherKind);
      await s.addInterval({ ...s.opening(), item, evidence: 3, from: s.in(0) });
    },
    by: 'responsibility_interval_is_proven',
    guard: isProven,
  },
];

const past: Case[] = [
  {
    what: 'another holder of a running interval',
    act: update(`holder = '${stranger}'`),
    by: 'SF003',
    guard: `${keepsHistory} ${evidence}`,
  },
  {
    what: 'another beginning',
    act: update(`valid_from = valid_from - interval '1 hour'`),
    by: 'SF003',
    guard: keepsHistory,
  },
  { what: 'another evidence', act: update('evidence_seq = 2'), by: 'SF003', guard: `${keepsHistory} ${evidence}` },
  {
    what: 'another kind of evidence',
    act: update(`evidence_type = 'accept'`),
    by: 'SF003',
    guard: `${keepsHistory} ${evidenceType} ${evidence}`,
  },
  {
    what: 'an end in the past',
    act: update(`valid_from = '2025-01-01', valid_to = '2025-01-02'`),
    by: 'SF003',
    guard: `${keepsHistory} ${isHeld}`,
  },
  {
    what: 'a history that is invented',
    act: async (s) => {
      const item = randomUUID();
      await s.addEntry({
        handover: s.handover,
        seq: 3,
        type: 'send',
        organization: ward,
        items: [otherKind],
        at: s.in(-60),
      });
      await s.addItem(item, s.patient, otherKind);
      await s.addInterval({ ...s.opening(), item, evidence: 3, from: s.in(-60), handover: s.handover });
    },
    by: 'SF003',
    guard: isProven,
  },
  {
    what: 'no interval any more',
    act: (s) => s.client.query('delete from responsibility_interval where item_id = $1', [s.item]),
    by: 'SF003',
    guard: `${keepsHistory} ${isHeld}`,
  },
  {
    what: 'no item any more',
    act: (s) => s.client.query('delete from responsibility_item where id = $1', [s.item]),
    by: 'responsibility_interval_item_fkey',
    guard: drop('responsibility_interval_item_fkey'),
  },
  {
    what: 'another citizen',
    act: async (s) => {
      const patient = randomUUID();
      await s.addPatient(patient);
      await s.client.query('update responsibility_item set patient_id = $1 where id = $2', [patient, s.item]);
    },
    by: 'SF003',
    guard: disable('responsibility_item_keeps_identity', 'responsibility_item'),
  },
  {
    what: 'an empty table',
    act: (s) => s.client.query('truncate responsibility_interval, responsibility_item, handover_item'),
    by: 'SF003',
    guard: isNotEmptied,
  },
  {
    what: 'a table that is emptied with another',
    act: (s) => s.client.query('truncate responsibility_item cascade'),
    by: 'SF003',
    guard: isNotEmptied,
  },
];

describe('the ledger of responsibility', () => {
  let database: TestDatabase;
  let owner: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: asRole(database.ownerUrl, 'stafet_migrator') });
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  /** Does it in one transaction of the tables' owner; answers 'done', or what refused. */
  async function attempt(act: Case['act'], end: 'commit' | 'judge', guard = ''): Promise<string> {
    const scene = await LedgerScene.begin(owner);
    try {
      await owner.query(`begin; ${guard}`);
      await act(scene);
      await owner.query(end === 'commit' ? 'commit' : 'set constraints all immediate');
      return 'done';
    } catch (error) {
      return violatedConstraint(error) ?? sqlState(error) ?? String(error);
    } finally {
      await owner.query('rollback');
    }
  }

  describe.each([
    ['never holds, not even for its owner,', never],
    ['lets nobody take over, not even for its owner,', withoutConfirmation],
    ['keeps what was, and refuses its owner', past],
  ])('%s', (_promise, cases) => {
    it.each(cases)('$what', async ({ act, by }) => {
      expect(await attempt(act, 'commit')).toBe(by);
    });

    it.each(cases)('$what: not so without its guard, so this test can fail', async ({ act, guard }) => {
      expect(await attempt(act, 'judge', guard)).toBe('done');
    });
  });

  it('refuses to touch an interval that ended long ago', async () => {
    const scene = await LedgerScene.begin(owner);
    await owner.query('begin');
    await owner.query(disable('responsibility_interval_keeps_history'));
    await update(`valid_from = '2025-01-01'`)(scene);
    await owner.query('set constraints all immediate');
    await owner.query('alter table responsibility_interval enable trigger responsibility_interval_keeps_history');
    await owner.query('commit');
    expect(await attempt(() => scene.end(new Date('2025-01-02')), 'commit')).toBe('SF003');
    expect(await scene.holders()).toEqual([{ holder: ward, from: new Date('2025-01-01'), to: Infinity }]);
  });

  it('lets the town take over at the agreed moment, be called off before it, and take over at another', async () => {
    const scene = await LedgerScene.begin(owner);
    const move = async (at: Date): Promise<void> => {
      await scene.end(at);
      await scene.addInterval(scene.takeover(at));
    };
    const callOff = async (at: Date): Promise<void> => {
      await owner.query('delete from responsibility_interval where item_id = $1 and valid_from = $2', [scene.item, at]);
      await owner.query(
        `update responsibility_interval set valid_to = 'infinity' where item_id = $1 and valid_to = $2`,
        [scene.item, at],
      );
    };
    expect(await attempt(() => move(scene.in(60)), 'commit')).toBe('done');
    expect(await scene.holders()).toEqual([
      { holder: ward, from: scene.opened, to: scene.in(60) },
      { holder: town, from: scene.in(60), to: Infinity },
    ]);
    expect(await attempt(() => callOff(scene.in(60)), 'commit')).toBe('done');
    expect(await scene.holders()).toEqual([{ holder: ward, from: scene.opened, to: Infinity }]);
    expect(await attempt(() => move(scene.in(90)), 'commit')).toBe('done');
    expect((await scene.holders()).map(({ holder }) => holder)).toEqual([ward, town]);
  });

  it('has one live handover of an item at a time', async () => {
    const live = async (scene: LedgerScene): Promise<void> => {
      const second = randomUUID();
      await scene.addHandover(second, scene.patient);
      await owner.query(
        `insert into handover_item (handover_id, kind, item_id, position, status, is_live)
         select each, $3, $2, 0, 'requested', true from unnest($1::uuid[]) each`,
        [[scene.handover, second], scene.item, kind],
      );
    };
    expect(await attempt(live, 'commit')).toBe('handover_item_one_live_idx');
    expect(await attempt(live, 'judge', 'drop index handover_item_one_live_idx;')).toBe('done');
  });
});
