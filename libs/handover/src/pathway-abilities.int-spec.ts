import { randomUUID } from 'node:crypto';
import { AuditLog } from '@stafet/audit';
import type { DeadlineDefinition, HandoverRoute, ItemDefinition } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway, type Pathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { NewHandover } from './commands';
import { person, refusalOf, ServiceStage } from './service-stage';

jest.setTimeout(60_000);

const discharge = findPathway('psy-discharge-municipality') as Extract<Pathway, { transfers: true }>;
const sourced = { evidence: 'PROPOSED', source: 'made up for a test' } as const;
const item = (kind: ItemDefinition['kind'], scope?: string): ItemDefinition => ({
  kind,
  ...(scope === undefined ? {} : { scope }),
  label: { da: kind, en: kind },
  ...sourced,
});
const route = (change: Partial<HandoverRoute>): HandoverRoute => ({
  from: ['ward'],
  to: ['municipality'],
  catchment: 'municipality',
  ...sourced,
  ...change,
});
const madeUp = (id: string, change: Partial<Extract<Pathway, { transfers: true }>>): Pathway => ({
  ...discharge,
  id,
  ...change,
});
/** Every level at once: a sweep that comes late meets them all. */
const allAtOnce: DeadlineDefinition = {
  ...discharge.deadlines.find(({ name }) => name === 'respond')!,
  rules: [{ when: 'always', rule: { clock: 'at-once' }, ...sourced }],
  levels: ([0, 1, 2, 3] as const).map((level) => ({ rule: { level, at: { is: 'due' } }, tells: [], ...sourced })),
};
const others = discharge.deadlines.filter(({ name }) => name !== 'respond');

const twoTreatments = madeUp('two-treatments', {
  items: [item('treatment', 'assessment'), item('treatment', 'therapy'), item('treatment')],
  routes: [
    route({ items: ['treatment/assessment', 'treatment/therapy'] }),
    route({ from: ['psychiatric-department'] }),
  ],
});
const hurried = madeUp('hurried', { deadlines: [allAtOnce, ...others] });
const owed = madeUp('owed', { routes: [route({ supplyDuty: true })] });
const manyWays = madeUp('many-ways', {
  routes: [
    route({ to: ['general-practice'], catchment: 'none', items: ['social-support'] }),
    route({ freeChoice: true, items: ['nursing-rehab'] }),
    route({ from: ['general-practice'], validTo: '2020-01-01' }),
    route({ from: ['municipality'], to: ['ward'], catchment: 'none', receiverAdvises: true }),
    route({ from: ['municipality'], to: ['municipality'], catchment: 'none' }),
  ],
});
const remembered = madeUp('remembered', {
  contentSchema: { type: 'object', properties: { begunOn: { type: 'string' }, metAt: { type: 'string' } } },
  moments: [
    { name: 'begun', label: { da: 'Begyndelsen', en: 'The beginning' }, from: { content: 'begunOn' }, ...sourced },
    { name: 'met', label: { da: 'Mødet', en: 'The meeting' }, from: { content: 'metAt' }, ...sourced },
    { name: 'aged', label: { da: '18 år', en: '18 years' }, from: { birthday: 18 }, ...sourced },
  ],
  deadlines: [
    {
      ...allAtOnce,
      name: 'review',
      counts: 'after-moment',
      moment: 'met',
      rules: [{ when: 'always', rule: { clock: 'calendar', duration: 'P2W' }, ...sourced }],
    },
    {
      ...allAtOnce,
      name: 'before-age',
      counts: 'before-moment',
      moment: 'aged',
      rules: [{ when: 'always', rule: { clock: 'calendar', duration: 'P1M' }, ...sourced }],
    },
  ],
});

const signe = person('clinician', 'ward-randers');
const mette = person('case-worker', 'municipality-0730');
const rikke = person('case-worker', 'municipality-0706');
const knud = person('case-worker', 'municipality-0751');

describe('what a pathway can say', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: ServiceStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 10 }, 'abilities');
    stage = new ServiceStage(database, owner, [twoTreatments, hurried, owed, manyWays, remembered]);
  });
  afterEach(async () => {
    // The next test begins with nothing due and nothing asked.
    await owner.query(`update deadline set state = 'met', paused_at = null where state in ('running', 'paused')`);
    await owner.query('update handover_item set is_live = false where is_live');
  });
  afterAll(async () => {
    expect((await new AuditLog(database).verify()).faults).toEqual([]);
    await database.close();
    await owner.end();
    await test.drop();
  });

  const wish = (pathway: string, change: Partial<NewHandover> = {}): NewHandover => ({
    pathway,
    patient: { cpr: '2509479989', municipality: '0730' },
    sender: 'ward-randers',
    items: ['social-support'],
    content: discharge.exampleContent,
    send: true,
    ...change,
  });
  const send = async (pathway: string, change: Partial<NewHandover> = {}, actor = signe) =>
    stage.create(actor, wish(pathway, change));
  const count = async (statement: string, ...values: readonly unknown[]): Promise<number> =>
    (await owner.query(statement, [...values])).rowCount ?? 0;

  describe('gives an item a scope', () => {
    const own = { patient: { cpr: '0201609995', municipality: '0730' } } as const;

    it('so that two of a kind are under way at once, and each only once', async () => {
      const assessment = await send('two-treatments', { ...own, items: ['treatment/assessment'] });
      const therapy = await send('two-treatments', { ...own, items: ['treatment/therapy'] });
      expect(assessment.items).toMatchObject([{ kind: 'treatment', scope: 'assessment', status: 'requested' }]);
      expect(await refusalOf(send('two-treatments', { ...own, items: ['treatment/therapy'] }))).toMatchObject({
        code: 'item-already-in-handover',
        facts: { handover: therapy.id },
      });
      await stage.apply(mette, therapy.id, { type: 'accept' });
      const held = await stage.reads.responsibilityOfPatient(therapy.patient.id, signe, undefined);
      expect(held.items.map(({ kind, scope, holder }) => [kind, scope, holder.id])).toEqual([
        ['treatment', 'assessment', 'ward-randers'],
        ['treatment', 'therapy', 'municipality-0730'],
      ]);
      await stage.apply(mette, therapy.id, { type: 'complete', outcome: 'done' });
      expect(
        await count(
          `select from responsibility_item where scope = 'therapy' and closed_at is not null and patient_id = $1`,
          therapy.patient.id,
        ),
      ).toBe(1);
    });

    it('and means every item of the kind that the way carries where the kind alone is named', async () => {
      const both = await send('two-treatments', { items: ['treatment'] });
      expect(both.items.map(({ scope }) => scope)).toEqual(['assessment', 'therapy']);
      const answered = await stage.apply(mette, both.id, { type: 'accept', items: ['treatment/therapy'] });
      expect(answered.items.map(({ status }) => status)).toEqual(['requested', 'transferred']);
      expect((await stage.facts(both.id)).find(({ type }) => type === 'accept')).toMatchObject({
        items: ['treatment/therapy'],
      });
    });
  });

  describe('lets a deadline go from level to level', () => {
    const chain = ['reminded 0', 'deadline-passed 1', 'escalated 1', 'escalated 2', 'escalated 3'];

    it('each told once and in order, also by a sweep that comes late', async () => {
      const { id } = await send('hurried', { items: ['nursing-rehab'] });
      expect(await stage.levelsTold(id)).toEqual([]);
      await stage.sweepAll();
      expect(await stage.levelsTold(id)).toEqual(chain);
      const late = await stage.reads.handover(id, signe);
      expect(late).toMatchObject({ overdue: true, escalationLevel: 3, phase: 'sent' });
      await stage.sweepAll();
      expect(await stage.levelsTold(id)).toEqual(chain);
      const { rows } = await owner.query(
        `select fact_type as type, recipient from outbox_message where handover_id = $1 and fact_type <> 'send'
         order by seq, recipient`,
        [id],
      );
      const sides = ['municipality-0730', 'ward-randers'];
      const told = (type: string) => sides.map((recipient) => ({ type, recipient }));
      expect(rows).toEqual([
        { type: 'reminded', recipient: 'municipality-0730' },
        ...told('deadline-passed'),
        ...told('escalated'),
        ...told('escalated'),
      ]);
    });

    it('once, when many sweep at the same time', async () => {
      const patient = { cpr: '0703921VJ5', municipality: '0730' };
      const sent = [await send('hurried', { patient }), await send('hurried', { patient, items: ['nursing-rehab'] })];
      for (let round = 0; round < chain.length; round += 1) {
        await Promise.all([1, 2, 3, 4].map(async () => stage.sweeper.sweep()));
      }
      for (const { id } of sent) expect(await stage.levelsTold(id)).toEqual(chain);
    });

    it.each([
      [1, ['deadline-passed 1', 'escalated 1', 'escalated 2', 'escalated 3']],
      [3, ['deadline-passed 2', 'escalated 2', 'escalated 3']],
      [4, ['deadline-passed 3', 'escalated 3']],
    ])('and, sent on after %s of them, tells the next receiver how late it is already', async (passed, told) => {
      const patient = { cpr: '1206550VK9', municipality: '0730' };
      const { id } = await send('hurried', { patient, items: ['nursing-rehab'] });
      for (let level = 0; level < passed; level += 1) await stage.sweeper.sweep();
      const { redirectedTo } = await stage.apply(mette, id, {
        type: 'redirect',
        receiver: 'municipality-0706',
        reason: 'no-capacity',
      });
      await stage.sweepAll();
      expect(await stage.levelsTold(redirectedTo!)).toEqual(told);
    });

    it('and shifts all that are left by the time a question was open', async () => {
      const { id } = await send('psy-discharge-municipality', { patient: { cpr: '0504909989', municipality: '0730' } });
      const row = async () => {
        const { rows } = await owner.query<{ due: number; expires: number; levels: { at: string }[]; state: string }>(
          `select state, extract(epoch from due_at)::float * 1000 as due, levels,
             extract(epoch from expires_at)::float * 1000 as expires
           from deadline where handover_id = $1 and name = 'respond'`,
          [id],
        );
        const { due, expires, levels, state } = rows[0]!;
        return { state, moments: [due, expires, ...levels.map((level) => Date.parse(level.at))] };
      };
      const before = await row();
      await stage.apply(mette, id, { type: 'ask', question: 'Hvem?' });
      expect(await row()).toEqual({ ...before, state: 'paused' });
      await stage.apply(signe, id, { type: 'answer', text: 'Hun selv.' });
      const after = await row();
      const facts = await stage.facts(id);
      const [asked, answered] = ['ask', 'answer'].map((type) =>
        Date.parse(String(facts.find((fact) => fact['type'] === type)?.['at'])),
      );
      expect(after.moments).toEqual(before.moments.map((each) => each + answered! - asked!));
      expect(after.moments).toHaveLength(5);
    });
  });

  it('lets nobody with a supply duty end it for want of capacity: the next level hears of it at once', async () => {
    const { id } = await send('owed');
    const refused = await stage.apply(mette, id, { type: 'reject', reason: 'no-capacity' });
    expect(refused.items).toMatchObject([{ status: 'requested', holder: { id: 'ward-randers' } }]);
    await stage.sweepAll();
    expect(await stage.levelsTold(id)).toEqual(['deadline-passed 2', 'escalated 2']);
    expect(await stage.reads.handover(id, mette)).toMatchObject({ escalationLevel: 2, overdue: true });
    const { rows } = await owner.query('select particulars from handover where id = $1', [id]);
    expect(rows[0]).toMatchObject({ particulars: { hasSupplyDuty: true, lacksCapacity: true } });
    const other = await stage.apply(mette, id, { type: 'reject', reason: 'not-target-group' });
    expect(other.phase).toBe('rejected');
  });

  describe('says who may hand over to whom', () => {
    const henrik = person('general-practitioner', 'gp-randers');
    const fromTown = { sender: 'municipality-0730', patient: { cpr: '1206550VK9', municipality: '0730' } } as const;

    it.each<[string, typeof signe, Partial<NewHandover>, string]>([
      [
        'a way that is closed by now',
        henrik,
        { sender: 'gp-randers', receiver: 'municipality-0730' },
        'sender-unsuitable',
      ],
      ['a receiver on no way', signe, { receiver: 'regionspsykiatri-randers' }, 'organization-unknown'],
      ['a receiver of a type on no way', signe, { receiver: 'acute-function-randers' }, 'receiver-unsuitable'],
      ['both suitable, but not for this', signe, { receiver: 'municipality-0730' }, 'no-route'],
      ['both suitable, but not together', mette, { ...fromTown, receiver: 'gp-randers' }, 'no-route'],
      ['an item that the pathway does not have', signe, { items: ['treatment'] }, 'item-not-in-pathway'],
      ['items that no way carries together', signe, { items: ['social-support', 'nursing-rehab'] }, 'no-route'],
      ['nobody to propose', signe, { items: ['social-support'] }, 'receiver-not-proposable'],
    ])('and refuses %s', async (_what, actor, change, code) => {
      expect((await refusalOf(send('many-ways', change, actor))).code).toBe(code);
    });

    it('and names the ways that are open instead', async () => {
      const { facts } = await refusalOf(send('many-ways', { receiver: 'municipality-0730' }));
      expect(facts).toEqual({
        ways: [
          { from: ['ward'], to: ['general-practice'], items: ['social-support'] },
          { from: ['ward'], to: ['municipality'], items: ['nursing-rehab'] },
        ],
      });
    });

    it('and lets another receiver than the proposed one be chosen freely, which is recorded', async () => {
      const chosen = await send('many-ways', { items: ['nursing-rehab'], receiver: 'municipality-0706' });
      expect(chosen).toMatchObject({ freeChoice: true, receiver: { id: 'municipality-0706' } });
      expect((await stage.facts(chosen.id))[0]).toMatchObject({ type: 'create', details: { freeChoice: true } });
      await stage.apply(signe, chosen.id, { type: 'withdraw', reason: 'plan-changed' });
      const proposed = await send('many-ways', { items: ['nursing-rehab'] });
      expect(proposed).toMatchObject({ freeChoice: false, receiver: { id: 'municipality-0730' } });
    });

    it('and lets who only advises confirm nothing, but send on', async () => {
      const { id } = await send('many-ways', { ...fromTown, receiver: 'ward-randers' }, mette);
      const seen = await stage.reads.handover(id, signe);
      expect(seen.unavailableEvents).toContainEqual({ type: 'accept', code: 'receiver-only-advises' });
      expect((await refusalOf(stage.apply(signe, id, { type: 'accept' }))).code).toBe('receiver-only-advises');
      const onward = { type: 'redirect', reason: 'wrong-catchment' };
      expect((await refusalOf(stage.apply(signe, id, { ...onward, receiver: 'gp-randers' }))).code).toBe('no-route');
      const sentOn = await stage.apply(signe, id, { ...onward, receiver: 'municipality-0706' });
      const accepted = await stage.apply(rikke, sentOn.redirectedTo!, { type: 'accept' });
      expect(accepted).toMatchObject({ phase: 'transferred', items: [{ holder: { id: 'municipality-0706' } }] });
    });
  });

  it('escalates at once what was sent on twice, and lets the first clock go on', async () => {
    const first = await send('psy-discharge-municipality', { patient: { cpr: '0703921VJ5', municipality: '0730' } });
    const onward = { type: 'redirect', reason: 'wrong-catchment' };
    const second = await stage.apply(mette, first.id, { ...onward, receiver: 'municipality-0706' });
    const third = await stage.apply(rikke, second.redirectedTo!, { ...onward, receiver: 'municipality-0751' });
    await stage.sweepAll();
    const last = await stage.reads.handover(third.redirectedTo!, knud);
    expect(await stage.levelsTold(last.id)).toEqual(['deadline-passed 2', 'escalated 2']);
    expect(last.deadlines.map(({ name }) => name).sort()).toEqual(['respond', 'sent-on-twice']);
    const dueIn = (view: typeof last) => view.deadlines.find(({ name }) => name === 'respond')?.dueAt;
    expect(dueIn(last)).toBe(dueIn(first));
    expect((await stage.facts(last.id))[0]).toMatchObject({ particulars: { timesSentOn: 2 } });
  });

  describe('remembers moments', () => {
    const known = async (change: Partial<NewHandover>) => {
      const { id } = await send('remembered', change);
      const { rows } = await owner.query<{ particulars: { moments: object } }>(
        'select particulars from handover where id = $1',
        [id],
      );
      return { id, moments: rows[0]!.particulars.moments };
    };

    it('of the content and of the citizen’s age, and counts from them', async () => {
      const metAt = new Date(Date.now() + 86_400_000).toISOString();
      const { id, moments } = await known({
        content: { begunOn: '2026-03-29', metAt: metAt.replace('Z', '+00:00') },
        patient: { cpr: '0504909989', municipality: '0730' },
      });
      expect(moments).toEqual({ begun: '2026-03-28T23:00:00.000Z', met: metAt, aged: '2008-04-04T22:00:00.000Z' });
      // A birth date can never be taken out of the trail again: it only says which moments were given.
      const [create] = await stage.facts(id);
      expect(create).toMatchObject({ moments: ['begun', 'met', 'aged'], sender: 'ward-randers' });
      expect(JSON.stringify(create)).not.toMatch(/2008-04-04|2026-03-28/);
      expect(JSON.stringify(create)).not.toContain(metAt);
      const { deadlines } = await stage.reads.handover(id, signe);
      expect(deadlines.map(({ name, explanation }) => [name, explanation])).toEqual([
        ['before-age', expect.stringMatching(/^1 måned før 18 år \(/)],
        ['review', expect.stringMatching(/^2 uger efter mødet \(/)],
      ]);
      expect(Date.parse(deadlines[0]!.dueAt)).toBeGreaterThan(Date.now() - 60_000);
    });

    it('and does without those that nobody knows', async () => {
      const { id, moments } = await known({
        content: {},
        items: ['nursing-rehab'],
        patient: { cpr: '1206550VK9', municipality: '0730' },
      });
      expect(moments).toEqual({});
      expect((await stage.reads.handover(id, signe)).deadlines).toEqual([]);
    });

    it.each(['2026-12-31T23:59:60Z', '2090-01-01T00:00:00Z', 'soon'])(
      'and refuses what no deadline can count from: %s',
      async (metAt) => {
        const refusal = await refusalOf(send('remembered', { content: { metAt } }));
        expect(refusal).toMatchObject({ code: 'malformed', facts: { errors: [{ pointer: '/content/metAt' }] } });
      },
    );
  });

  describe('has acts of its own', () => {
    const first = findPathway('psy-first-admission')!;
    const begun = async (cpr: string) => {
      const { id } = await send('psy-first-admission', {
        items: ['coordination'],
        content: first.exampleContent,
        patient: { cpr, municipality: '0730' },
      });
      return stage.apply(mette, id, { type: 'accept' });
    };

    it('with fields of their own: codes stand in the trail, words beside it', async () => {
      const { id, availableEvents, step } = await begun('2509479989');
      expect(step).toBe('to-be-called');
      expect(availableEvents.find(({ type }) => type === 'call')).toHaveProperty('fields.properties.outcome');
      const called = await stage.apply(mette, id, { type: 'call', outcome: 'reached', note: 'Glad for opkaldet.' });
      expect(called.step).toBe('called');
      const fact = (await stage.facts(id)).find(({ type }) => type === 'call');
      expect(fact).toMatchObject({ details: { outcome: 'reached' }, organization: 'municipality-0730' });
      expect(JSON.stringify(fact)).not.toContain('Glad');
      const timeline = await stage.reads.timeline(id, mette);
      expect(timeline.find(({ type }) => type === 'call')).toMatchObject({
        details: { outcome: 'reached' },
        text: 'Glad for opkaldet.',
      });
    });

    it('which are refused where they say something else than the pathway asks', async () => {
      const { id } = await begun('0201609995');
      const call = async (fields: object) => refusalOf(stage.apply(mette, id, { type: 'call', ...fields }));
      expect(await call({})).toMatchObject({ code: 'malformed', facts: { errors: [{ pointer: '/outcome' }] } });
      expect(await call({ outcome: 'perhaps' })).toMatchObject({ facts: { errors: [{ pointer: '/outcome' }] } });
      expect(await call({ outcome: 'reached', mood: 'x' })).toMatchObject({ facts: { errors: [{ pointer: '' }] } });
      expect(await call({ outcome: 'reached', note: 'x\u0000' })).toMatchObject({
        facts: { errors: [{ pointer: '/note' }] },
      });
      const foreign = await refusalOf(stage.apply(signe, id, { type: 'call', outcome: 'reached' }));
      expect(foreign.code).toBe('actor-not-entitled');
    });
  });

  it('is advice: it has no items, the ledger learns nothing, and the answer ends it', async () => {
    const phone = findPathway('specialist-phone')!;
    const henrik = person('general-practitioner', 'gp-randers');
    const ask = {
      sender: 'gp-randers',
      items: [],
      content: phone.exampleContent,
      patient: { cpr: '1206550VK9', municipality: '0730' },
    };
    const foreign = await refusalOf(send('specialist-phone', { ...ask, items: ['treatment'] }, henrik));
    expect(foreign.code).toBe('item-not-in-pathway');
    const asked = await send('specialist-phone', ask, henrik);
    expect(asked).toMatchObject({ transfers: false, items: [], phase: 'sent' });
    const psychiatrist = person('clinician', asked.receiver.id);
    const list = await stage.reads.list({ view: 'waiting-for-us' }, psychiatrist);
    expect(list.items.map(({ id, items }) => [id, items])).toEqual([[asked.id, []]]);
    const advised = await stage.apply(psychiatrist, asked.id, {
      type: 'advise',
      advice: 'Skift.',
      adviser: 'Overlægen',
    });
    expect(advised).toMatchObject({ phase: 'completed', deadlines: [] });
    expect(await count('select from handover_item where handover_id = $1', asked.id)).toBe(0);
    expect(await count('select from responsibility_interval where handover_id = $1', asked.id)).toBe(0);
    expect((await stage.reads.responsibilityOfHandover(asked.id, henrik, undefined)).items).toEqual([]);
  });

  describe('knows what happens to the citizen', () => {
    const own = { patient: { cpr: '0504909989', municipality: '0730' }, items: ['nursing-rehab'] } as const;

    it('and tells both sides of it once, relieving nobody', async () => {
      const { id, version } = await send('psy-discharge-municipality', own);
      const admission = { type: 'circumstance', circumstance: 'admission' } as const;
      expect(await stage.service.applySystem(id, admission)).toMatchObject({ recorded: true });
      expect(await stage.service.applySystem(id, admission)).toEqual({
        recorded: false,
        because: 'event-not-expected',
      });
      expect(await stage.reads.handover(id, signe)).toMatchObject({
        version,
        circumstances: ['admission'],
        phase: 'sent',
      });
      expect((await stage.facts(id)).at(-1)).toMatchObject({ type: 'circumstance', circumstance: 'admission' });
      expect(await count(`select from outbox_message where handover_id = $1 and fact_type = 'circumstance'`, id)).toBe(
        2,
      );
    });

    it('and asks again for what a mistaken death notice closed', async () => {
      const { id } = await send('psy-discharge-municipality', { ...own, items: ['social-support'] });
      const { service } = stage;
      expect(await service.applySystem(id, { type: 'reopened' })).toMatchObject({ recorded: false });
      await service.applySystem(id, { type: 'closed-by-event', reason: 'patient-deceased' });
      expect((await stage.reads.handover(id, signe)).items).toMatchObject([{ status: 'closed' }]);
      const outcome = await service.applySystem(id, { type: 'reopened' });
      expect(outcome).toMatchObject({ recorded: true, successor: expect.any(String) });
      const again = await stage.reads.handover('successor' in outcome ? outcome.successor! : '', mette);
      expect(again).toMatchObject({
        follows: id,
        redirectedFrom: null,
        phase: 'sent',
        items: [{ status: 'requested' }],
      });
      expect(again.deadlines.map(({ name }) => name)).toContain('respond');
      expect((await stage.reads.handover(id, signe)).redirectedTo).toBeNull();
      expect(await service.applySystem(id, { type: 'reopened' })).toMatchObject({ recorded: false });
    });

    it('and nothing of a handover that does not exist', async () => {
      expect(await stage.service.applySystem(randomUUID(), { type: 'reopened' })).toEqual({
        recorded: false,
        because: 'unknown-handover',
      });
    });
  });
});
