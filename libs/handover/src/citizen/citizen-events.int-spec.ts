import { randomUUID } from 'node:crypto';
import { AuditLog } from '@stafet/audit';
import { instant, type Instant } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { Client } from 'pg';
import { PathwayRegistry } from '../pathway-registry';
import { TrailReplay } from '../replay/trail-replay';
import { person, refusalOf } from '../service-stage';
import { CitizenStage } from './citizen-stage';

jest.setTimeout(60_000);

const signe = person('clinician', 'ward-randers');
const jonas = person('clinician', 'ward-midt');
const mette = person('case-worker', 'municipality-0730');
const helle = person('general-practitioner', 'gp-randers');
const ago = (days: number): Instant => instant(new Date(Date.now() - days * 86_400_000).toISOString());
const ahead = (days: number): Instant => ago(-days);
const outreach = person('clinician', 'outreach-randers');
const dischargeItems = ['social-support', 'nursing-rehab'] as const;

describe('what happens to a citizen', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: CitizenStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 10 }, 'citizen');
    stage = new CitizenStage(database, owner);
  });
  beforeEach(() => stage.vault.next());
  afterAll(async () => {
    expect((await new AuditLog(database).verify()).faults).toEqual([]);
    expect(await divergences()).toEqual([]);
    await database.close();
    await owner.end();
    await test.drop();
  });

  /** Everything that is stored follows from the trails, decided again. */
  const divergences = async (): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    const replay = new TrailReplay(database, stage.vault, new PathwayRegistry(database));
    for await (const answer of replay.run()) if ('column' in answer) found.push(answer);
    return found;
  };
  const discharge = async (items: readonly string[] = dischargeItems, more: object = {}) =>
    stage.hand(signe, 'psy-discharge-municipality', { items, ...more });
  const accept = async (id: string, more: object = {}) => stage.handovers.apply(mette, id, { type: 'accept', ...more });
  const phaseOf = async (id: string, actor = signe) => (await stage.handovers.reads.handover(id, actor)).phase;

  describe('a death', () => {
    it('closes every open handover, drafts and transferred ones and a contract in force too, and moves nothing', async () => {
      const asked = await discharge(['nursing-rehab']);
      const taken = await discharge(['social-support']);
      await accept(taken.id);
      const draft = await stage.hand(signe, 'psy-first-admission', { items: ['coordination'], send: false });
      const agreed = await stage.hand(outreach, 'patient-controlled-admission', {
        items: [],
        receiver: 'ward-randers',
      });
      const contract = { type: 'register-contract', contractFrom: '2026-12-01', contractTo: '2027-12-01' };
      expect(await stage.handovers.apply(signe, agreed.id, contract)).toMatchObject({ step: 'contract-in-force' });
      const before = await stage.holders(asked.patient.id);
      const { handovers, fact } = await stage.tell(mette, { type: 'death' });
      // Of the ward's draft, and of what the ward has agreed with others, the municipality is not told.
      expect(handovers.map(({ id, what }) => [id, what])).toEqual([asked, taken].map(({ id }) => [id, 'closed']));
      for (const { id } of [asked, taken, draft, agreed]) expect(await phaseOf(id)).toBe('closed-by-event');
      expect(await stage.holders(asked.patient.id)).toEqual(before);
      expect(before).toContain('social-support municipality-0730');
      const trail = await stage.handovers.facts(asked.id);
      expect(trail.at(-1)).toMatchObject({
        ...{ type: 'closed-by-event', reason: 'patient-deceased', organization: 'stafet', actor: 'system' },
        because: fact.id,
      });
      expect(await stage.holders(asked.patient.id)).toEqual(before);
    });

    it('that turns out not to be so is asked for again, of the same receiver and once', async () => {
      const asked = await discharge();
      await stage.tell(mette, { type: 'death', at: ago(1) });
      const { handovers } = await stage.tell(signe, { type: 'death-cancelled' });
      expect(handovers).toMatchObject([{ id: asked.id, what: 'reopened' }]);
      const again = await stage.handovers.reads.handover(handovers[0]?.successor ?? '', mette);
      expect(again).toMatchObject({ phase: 'sent', follows: asked.id, receiver: { id: 'municipality-0730' } });
      expect(again.items.map(({ kind, status }) => [kind, status])).toEqual(
        dischargeItems.map((k) => [k, 'requested']),
      );
      const twice = await stage.tell(signe, { type: 'death-cancelled' });
      expect(twice.handovers).toEqual([]);
      expect(await stage.holders(asked.patient.id)).toEqual([
        'nursing-rehab ward-randers',
        'social-support ward-randers',
      ]);
    });

    it('takes back a transfer that was agreed and not yet in effect, and gives it back as a question', async () => {
      const agreed = await discharge(dischargeItems, { effectiveFrom: ahead(2) });
      await accept(agreed.id);
      await stage.tell(mette, { type: 'death' });
      const { rows } = await owner.query('select from responsibility_interval where handover_id = $1', [agreed.id]);
      expect(rows).toHaveLength(2);
      const { handovers } = await stage.tell(mette, { type: 'death-cancelled' });
      expect(await phaseOf(handovers[0]?.successor ?? '')).toBe('sent');
    });

    it('that was an error asks for nothing that somebody has taken up meanwhile', async () => {
      const asked = await discharge(['social-support']);
      await stage.tell(mette, { type: 'death' });
      const anew = await discharge(['social-support']);
      const { handovers } = await stage.tell(mette, { type: 'death-cancelled' });
      expect(handovers).toEqual([]);
      expect([await phaseOf(asked.id), await phaseOf(anew.id)]).toEqual(['closed-by-event', 'sent']);
    });

    it('that was an error asks again for the rest, where one of two has been taken up meanwhile', async () => {
      const asked = await discharge();
      await stage.tell(mette, { type: 'death' });
      await discharge(['social-support']);
      const { handovers } = await stage.tell(signe, { type: 'death-cancelled' });
      expect(handovers).toMatchObject([{ id: asked.id, what: 'reopened' }]);
      const again = await stage.handovers.reads.handover(handovers[0]?.successor ?? '', mette);
      expect(again.items.map(({ kind }) => kind)).toEqual(['nursing-rehab']);
    });

    it('that was an error leaves what had moved where it is, and its clocks go on', async () => {
      const asked = await stage.hand(signe, 'psy-first-admission', { items: ['coordination'] });
      await accept(asked.id);
      await stage.tell(mette, { type: 'death' });
      expect(await phaseOf(asked.id)).toBe('closed-by-event');
      const { handovers } = await stage.tell(mette, { type: 'death-cancelled' });
      expect(handovers).toMatchObject([{ id: asked.id, phase: 'transferred', what: 'reopened' }]);
      const again = await stage.handovers.reads.handover(asked.id, mette);
      expect(again.deadlines.map(({ name }) => name)).toContain('call');
      expect(again.items.map(({ holder }) => holder.id)).toEqual(['municipality-0730']);
    });

    it('that is told after it was cancelled closes nothing', async () => {
      const asked = await discharge();
      await stage.tell(mette, { type: 'death-cancelled', at: ago(1) });
      expect((await stage.tell(mette, { type: 'death', at: ago(2) })).handovers).toEqual([]);
      expect(await phaseOf(asked.id)).toBe('sent');
    });
  });

  describe('an admission', () => {
    it('just after a transfer leaves it there, and the ward takes on the treatment until the discharge', async () => {
      const moved = await discharge();
      await accept(moved.id);
      const told = await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(0) });
      expect(told.items).toEqual([{ kind: 'treatment', scope: 'admission', what: 'opened', holder: 'ward-midt' }]);
      const held = ['nursing-rehab municipality-0730', 'social-support municipality-0730'];
      expect(await stage.holders(moved.patient.id)).toEqual([...held, 'treatment/admission ward-midt']);
      for (const actor of [signe, mette]) {
        const seen = await stage.handovers.reads.handover(moved.id, actor);
        expect([seen.phase, seen.circumstances]).toEqual(['transferred', ['admission']]);
      }
      expect((await stage.handovers.facts(moved.id)).at(-1)).toMatchObject({
        ...{ type: 'circumstance', circumstance: 'admission', organization: 'ward-midt', actor: jonas.id },
        ...{ items: ['treatment/admission'], newHolder: 'ward-midt', because: told.fact.id },
      });
      const proof = await stage.handovers.reads.responsibilityOfPatient(moved.patient.id, jonas, undefined);
      expect(proof.items.find(({ scope }) => scope === 'admission')).toMatchObject({
        holder: { id: 'ward-midt' },
        evidence: { handover: moved.id },
      });

      const home = await stage.tell(jonas, { type: 'discharge', unit: 'ward-midt' });
      expect(home.items).toMatchObject([{ what: 'closed', holder: 'ward-midt' }]);
      expect(await stage.holders(moved.patient.id)).toEqual(held);
      expect((await stage.handovers.reads.handover(moved.id, mette)).circumstances).toEqual([]);
    });

    it('while the municipality has not answered makes nobody let go', async () => {
      const asked = await discharge();
      await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(0) });
      expect(await stage.holders(asked.patient.id)).toEqual([
        'nursing-rehab ward-randers',
        'social-support ward-randers',
        'treatment/admission ward-midt',
      ]);
      await accept(asked.id);
      expect(await stage.holders(asked.patient.id)).toContain('social-support municipality-0730');
    });

    it('that somebody else tells of is noted, and makes no unit responsible that has not said so', async () => {
      const moved = await discharge();
      await accept(moved.id);
      const told = await stage.tell(helle, { type: 'admission', unit: 'ward-midt', at: ago(0) });
      expect([told.items, told.handovers]).toEqual([[], []]);
      expect((await stage.handovers.reads.handover(moved.id, mette)).circumstances).toEqual(['admission']);
      expect(await stage.holders(moved.patient.id)).not.toContain('treatment/admission ward-midt');
    });

    it('to a second ward leaves the treatment with the first', async () => {
      const moved = await discharge();
      await accept(moved.id);
      await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(1) });
      expect((await stage.tell(signe, { type: 'admission', unit: 'ward-randers', at: ago(0) })).items).toEqual([]);
      expect((await stage.tell(signe, { type: 'discharge', unit: 'ward-randers', at: ago(0) })).items).toEqual([]);
      expect(await stage.holders(moved.patient.id)).toContain('treatment/admission ward-midt');
    });

    it('to a second ward keeps the first responsible, although it has discharged her, until she is discharged', async () => {
      const moved = await discharge();
      await accept(moved.id);
      await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(2) });
      await stage.tell(signe, { type: 'admission', unit: 'ward-randers', at: ago(1) });
      expect((await stage.tell(jonas, { type: 'discharge', unit: 'ward-midt', at: ago(0) })).items).toEqual([]);
      expect(await stage.holders(moved.patient.id)).toContain('treatment/admission ward-midt');
    });

    it('goes on where an earlier discharge is told late', async () => {
      const moved = await discharge();
      await accept(moved.id);
      await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(5) });
      await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(2) });
      expect((await stage.tell(jonas, { type: 'discharge', unit: 'ward-midt', at: ago(3) })).items).toEqual([]);
      expect(await stage.holders(moved.patient.id)).toContain('treatment/admission ward-midt');
    });

    it('that is told after the discharge is known, and changes nothing', async () => {
      const moved = await discharge();
      await accept(moved.id);
      await stage.tell(jonas, { type: 'discharge', unit: 'ward-midt', at: ago(1) });
      const late = await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(4) });
      expect([late.handovers, late.items]).toEqual([[], []]);
      expect((await stage.handovers.reads.handover(moved.id, mette)).circumstances).toEqual([]);
    });

    it('of a citizen nobody knows is kept, because rules need to know', async () => {
      const { fact, handovers } = await stage.tell(signe, { type: 'admission', unit: 'ward-randers', at: ago(0) });
      expect([handovers, fact.repeated]).toEqual([[], false]);
      const { rowCount } = await owner.query('select from patient_fact where patient_id = $1', [fact.patient.id]);
      expect(rowCount).toBe(1);
    });
  });

  it('is recorded once, however often it is told', async () => {
    const asked = await discharge();
    const leave = { type: 'leave', at: ago(1) } as const;
    const key = randomUUID();
    const first = await stage.tell(signe, leave, key);
    expect(await stage.tell(signe, leave, key)).toEqual(first);
    expect(await stage.tell(signe, leave)).toMatchObject({
      fact: { id: first.fact.id, repeated: true },
      handovers: [],
    });
    const facts = await stage.handovers.facts(asked.id);
    expect(facts.filter(({ type }) => type === 'circumstance')).toHaveLength(1);
    expect(await refusalOf(stage.tell(signe, { ...leave, type: 'leave-ended' }, key))).toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('is noted by both sides, in both directions', async () => {
    const asked = await discharge();
    const seen = async () => (await stage.handovers.reads.handover(asked.id, mette)).circumstances;
    await stage.tell(signe, { type: 'leave' });
    expect(await seen()).toEqual(['leave']);
    await stage.tell(signe, { type: 'leave-ended' });
    expect(await seen()).toEqual([]);
    const { rows } = await owner.query<{ recipient: string }>(
      `select recipient from outbox_message where handover_id = $1 and fact_type = 'circumstance' order by seq, recipient`,
      [asked.id],
    );
    const both = ['municipality-0730', 'ward-randers'];
    expect(rows.map(({ recipient }) => recipient)).toEqual([...both, ...both]);
  });

  it('stops the sharing where consent is withdrawn, and not the responsibility', async () => {
    const { id, patient } = await discharge(['social-support']);
    await stage.handovers.apply(mette, id, { type: 'ask', question: 'Hvornår?' });
    await stage.handovers.apply(signe, id, { type: 'answer', text: 'På torsdag.' });
    const seenBy = async (actor: typeof signe) => {
      const { content, contentWithheld } = await stage.handovers.reads.handover(id, actor);
      const words = (await stage.handovers.reads.timeline(id, actor)).flatMap(({ text }) => text ?? []);
      return [content !== null, contentWithheld, words.length];
    };
    expect(await seenBy(mette)).toEqual([true, false, 2]);
    const held = await stage.holders(patient.id);
    await stage.tell(signe, { type: 'consent-withdrawn' });
    expect([await seenBy(mette), await seenBy(signe)]).toEqual([
      [false, true, 0],
      [true, false, 2],
    ]);
    expect(await stage.holders(patient.id)).toEqual(held);
    const [waiting] = (await stage.handovers.reads.list({ view: 'waiting-for-us' }, mette)).items.slice(-1);
    expect(waiting).toMatchObject({ id, phase: 'under-assessment' });
    await stage.tell(mette, { type: 'consent-given' });
    expect(await seenBy(mette)).toEqual([true, false, 2]);
    await stage.tell(signe, { type: 'consent-withdrawn' });
    await accept(id);
    // Whoever is responsible must know for what.
    expect(await seenBy(mette)).toEqual([true, false, 2]);
  });

  describe('is told only by those whose it is to tell', () => {
    it.each([
      ['a death by a ward that is no party', jonas, { type: 'death' }, 'unknown-patient'],
      [
        'a move by a practice that is no party',
        helle,
        { type: 'relocation', details: { municipality: '0751' } },
        'unknown-patient',
      ],
      [
        'an admission by a municipality that is no party',
        person('case-worker', 'municipality-0751'),
        { type: 'admission', unit: 'ward-randers' },
        'unknown-patient',
      ],
      ['by an auditor', person('auditor', 'region-midtjylland'), { type: 'death' }, 'role-required'],
      ['on behalf of others', signe, { type: 'death', organization: 'municipality-0730' }, 'sender-not-yours'],
      ['ahead of time', signe, { type: 'admission', unit: 'ward-randers', at: ahead(1) }, 'instant-in-the-future'],
      [
        'of a move years ahead',
        mette,
        { type: 'relocation', at: ahead(400), details: { municipality: '0751' } },
        'instant-too-far-ahead',
      ],
      [
        'of a move to nowhere',
        mette,
        { type: 'relocation', details: { municipality: '0101' } },
        'municipality-unknown',
      ],
      ['of an admission to a municipality', mette, { type: 'admission', unit: 'municipality-0730' }, 'unit-unsuitable'],
      ['of an admission to nobody', mette, { type: 'admission', unit: 'ward-nowhere' }, 'organization-unknown'],
      ['of nobody', signe, { type: 'admission', unit: 'ward-randers', patient: { cpr: '123' } }, 'cpr-invalid'],
    ] as const)('not %s', async (_what, actor, event, code) => {
      await discharge();
      expect(await refusalOf(stage.tell(actor, event))).toMatchObject({ code });
    });

    it('and under her id only by those who have to do with her', async () => {
      const { patient } = await discharge();
      const told = { type: 'no-show', unit: 'ward-midt', details: {} } as const;
      const command = { patientId: patient.id, path: '/', idempotencyKey: randomUUID(), body: told, parse: () => told };
      expect(await refusalOf(stage.events.report({ ...command, actor: jonas }))).toMatchObject({
        code: 'unknown-patient',
      });
      await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(1) });
      expect(await refusalOf(stage.events.report({ ...command, actor: jonas }))).toMatchObject({ code: 'done' });
    });
  });

  it('never leaves anything with nobody or with two, in whatever order it comes', async () => {
    const types = [
      'death',
      'death-cancelled',
      'admission',
      'discharge',
      'leave',
      'relocation',
      'consent-withdrawn',
    ] as const;
    for (let turn = 0; turn < 24; turn += 1) {
      stage.vault.next();
      const { id, patient } = await discharge(dischargeItems, turn % 3 === 0 ? { effectiveFrom: ahead(1) } : {});
      if (turn % 2 === 0) await accept(id, turn % 4 === 0 ? { items: ['social-support'] } : {});
      for (let step = 0; step < 6; step += 1) {
        const type = types[(turn * 5 + step * 3 + turn * step) % types.length] ?? 'leave';
        const details = type === 'relocation' ? { municipality: step % 2 === 0 ? '0751' : '0706' } : {};
        await stage.tell(signe, { type, details, at: ago((turn * 7 + step * 11) % 5), unit: 'ward-randers' });
        const held = await stage.holders(patient.id);
        const keys = held.map((line) => line.split(' ')[0]);
        expect([held.filter((line) => line.endsWith('nobody')), keys.length]).toEqual([[], new Set(keys).size]);
        expect(keys).toEqual(expect.arrayContaining([...dischargeItems]));
      }
    }
  });

  it('is found by a replay where somebody tampers with what an admission opened', async () => {
    const moved = await discharge();
    await accept(moved.id);
    const { items } = await stage.tell(jonas, { type: 'admission', unit: 'ward-midt', at: ago(0) });
    expect([items.length, await divergences()]).toEqual([1, []]);
    const tamper = async (statement: string) => {
      await owner.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
      return (await divergences()).length > 0;
    };
    const item = `(select item_id from responsibility_interval where evidence_type = 'circumstance' order by valid_from desc limit 1)`;
    expect([
      await tamper(`update responsibility_interval set holder = 'ward-randers' where item_id = ${item}`),
      await tamper(`update responsibility_interval set holder = 'ward-midt' where item_id = ${item}`),
      await tamper(`update responsibility_item set closed_at = now() where id = ${item}`),
      await tamper(`update responsibility_item set closed_at = null where id = ${item}`),
    ]).toEqual([true, false, true, false]);
  });

  it('that comes at the same moment as an answer is decided one after the other', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      stage.vault.next();
      const { id, patient } = await discharge();
      const [answer] = await Promise.all([
        refusalOf(accept(id)),
        stage.tell(signe, { type: 'death' }),
        stage.tell(signe, { type: 'leave' }),
      ]);
      const holder = answer.code === 'done' ? 'municipality-0730' : 'ward-randers';
      expect(await stage.holders(patient.id)).toEqual(dischargeItems.map((kind) => `${kind} ${holder}`).sort());
      expect(await phaseOf(id)).toBe('closed-by-event');
    }
  });
});
