import { randomUUID } from 'node:crypto';
import { dueAt } from '@stafet/calendar';
import { instant, type Instant } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway } from '@stafet/workflows';
import { Client } from 'pg';
import { person, refusalOf } from '../service-stage';
import { citizen, CitizenStage } from './citizen-stage';
import { triggerRules } from './trigger-rules';

jest.setTimeout(60_000);

const signe = person('clinician', 'ward-randers');
const jonas = person('clinician', 'ward-midt');
const mette = person('case-worker', 'municipality-0730');
const emil = person('clinician', 'ward-bua');
const ida = person('clinician', 'psy-bua');
const ulla = person('steward', 'region-midtjylland');
const ago = (days: number): Instant => instant(new Date(Date.now() - days * 86_400_000).toISOString());
const ahead = (days: number): Instant => ago(-days);
const first = { first: true, psychosocialProblems: true };
const inVest = { cpr: citizen.cpr, municipality: '0657' };

describe('what rules propose', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: CitizenStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    await owner.query(`insert into person (id, professional_id, cvr, name) values ($1, 'x', '0', 'Ulla')`, [ulla.id]);
    database = Database.open({ url: test.appUrl, poolSize: 10 }, 'triggers');
    stage = new CitizenStage(database, owner);
  });
  beforeEach(() => stage.vault.next());
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const admit = async (days: number, more: object = {}, actor = signe) =>
    stage.tell(actor, { type: 'admission', unit: actor.roles[0]?.organization ?? '', at: ago(days), ...more });
  const rulesIn = ({ proposals }: { readonly proposals: readonly { readonly rule: string }[] }) =>
    proposals.map(({ rule }) => rule);
  const openTo = async (actor: typeof signe, patient: string) =>
    (await stage.proposals.list(actor, { limit: 200 })).items.filter((each) => each.patient.id === patient);
  const dismiss = async (actor: typeof signe, id: string, reason = 'Borgeren er set af det udgående team.') =>
    stage.proposals.dismiss({
      ...{ proposalId: id, actor, path: `/proposals/${id}/dismiss`, idempotencyKey: randomUUID(), body: { reason } },
      parse: () => ({ reason }),
    });

  it('after a first admission is the call by the municipality, on the first weekday, and moves nothing', async () => {
    const told = await admit(0, { details: first });
    const [proposal] = told.proposals;
    expect(proposal).toMatchObject({
      ...{ rule: 'first-admission', pathway: 'psy-first-admission', sender: { id: 'ward-randers' }, state: 'open' },
      ...{ receiver: { id: 'municipality-0730' }, items: ['coordination/first-contact'] },
      because: [{ id: told.fact.id, type: 'admission' }],
    });
    const due = dueAt({ clock: 'next-working-day', at: '10:00' }, proposal!.because[0]!.at);
    expect(proposal?.dueAt).toBe(due.dueAt);
    expect(proposal?.explanation).toMatch(/^kl\. 10\.00 første hverdag efter indlæggelsen/);
    expect(await stage.holders(told.fact.patient.id)).toEqual([]);
    expect(await openTo(signe, told.fact.patient.id)).toHaveLength(1);
    // It has not been sent: nobody else hears of it.
    expect(await openTo(mette, told.fact.patient.id)).toEqual([]);
  });

  it('is switched per cluster, by where the citizen lives', async () => {
    expect(rulesIn(await admit(0, { details: first, patient: inVest }))).toEqual([]);
    await stage.settings.set('first-admission', { cluster: 'cluster-vest', enabled: true }, ulla);
    stage.vault.next();
    expect(rulesIn(await admit(0, { details: first, patient: inVest }))).toEqual(['first-admission']);
    await stage.settings.set('first-admission', { cluster: 'cluster-vest', enabled: false }, ulla);
    stage.vault.next();
    expect(rulesIn(await admit(0, { details: first, patient: inVest }))).toEqual([]);
  });

  it('after repeated admissions is a meeting of everybody who is known, once, and told in any order', async () => {
    const moved = await stage.hand(signe, 'psy-discharge-municipality', { items: ['social-support'] });
    await stage.handovers.apply(mette, moved.id, { type: 'accept' });
    expect(rulesIn(await admit(3))).toEqual([]);
    const told = await admit(20, {}, jonas);
    expect(told.proposals).toMatchObject([
      { rule: 'repeated-admissions', pathway: 'psy-acute-network-meeting', sender: { id: 'ward-midt' } },
    ]);
    expect(told.proposals[0]?.parts[0]).toMatchObject({ receiver: { id: 'municipality-0730' } });
    expect(told.proposals[0]?.because).toHaveLength(2);
    const third = await admit(1);
    expect(third.proposals[0]?.because).toHaveLength(3);
    const states = await owner.query<{ state: string }>(
      'select state from proposal where patient_id = $1 order by created_at',
      [moved.patient.id],
    );
    expect(states.rows.map(({ state }) => state)).toEqual(['superseded', 'open']);
  });

  it('is not lost where two admissions are told at the same moment', async () => {
    await Promise.all([admit(3), admit(10, {}, jonas)]);
    const { rowCount } = await owner.query(`select from proposal where rule = 'repeated-admissions' and state = 'open'
      and patient_id = (select patient_id from patient_fact order by recorded_at desc limit 1)`);
    expect(rowCount).toBe(1);
  });

  it('is told once, where an admission is told twice', async () => {
    const at = ago(1);
    await admit(5);
    const [once, twice] = [await admit(0, { at }), await admit(0, { at })];
    expect(twice.fact).toMatchObject({ id: once.fact.id, repeated: true });
    expect(twice.proposals.map(({ id }) => id)).toEqual(once.proposals.map(({ id }) => id));
  });

  it('follows the numbers of the cluster from when they are set', async () => {
    const set = async (thresholds: Record<string, unknown>) =>
      stage.settings.set('repeated-admissions', { cluster: 'cluster-randers', thresholds }, ulla);
    await set({ shortCount: 3, longCount: 4 });
    await admit(5);
    expect(rulesIn(await admit(4))).toEqual([]);
    expect(rulesIn(await admit(3))).toEqual(['repeated-admissions']);
    for (const wrong of [{ shortCount: 1 }, { shortDays: 1.5 }, { other: 3 }, { longDays: '9' }]) {
      expect(await refusalOf(set(wrong))).toMatchObject({ code: 'threshold-unsuitable' });
    }
    await set({ shortCount: 2, longCount: 3 });
    const [randers] = (await stage.settings.all())
      .find(({ id }) => id === 'repeated-admissions')!
      .settings.filter(({ cluster }) => cluster.id === 'cluster-randers');
    expect(randers).toMatchObject({ isDefault: false, enabled: true, mode: 'propose', thresholds: { longDays: 180 } });
    expect(await refusalOf(stage.settings.set('first-admission', { cluster: 'cluster-vest' }, signe))).toMatchObject({
      code: 'role-required',
    });
    const audited = await owner.query(`select details from access_entry where action = 'trigger-setting'`);
    expect(audited.rows.at(-1)).toMatchObject({
      details: { rule: 'repeated-admissions', thresholds: { shortCount: 2 } },
    });
  });

  it('after a missed appointment is put to the unit’s department', async () => {
    const told = await stage.tell(signe, { type: 'no-show', unit: 'ward-randers', at: ago(0) });
    expect(told.proposals).toMatchObject([
      { rule: 'missed-appointment', pathway: 'missed-appointments', receiver: { id: 'psy-randers' }, items: [] },
    ]);
  });

  it('for a course in child psychiatry is the way to adults, by the department, and never for an eating disorder', async () => {
    const course = async (eatingDisorder: boolean, days: number) =>
      stage.tell(emil, {
        ...{ type: 'bup-course', at: ago(days), patient: { cpr: '0201609995', municipality: '0730' } },
        details: { under18AtReferral: true, eatingDisorder },
      });
    const told = await course(false, 400);
    expect(told.proposals).toMatchObject([
      {
        ...{ rule: 'approaching-21', pathway: 'bup-to-adult', sender: { id: 'psy-bua' } },
        ...{ receiver: { id: 'psy-randers' }, items: ['treatment', 'medication'] },
        // Born on 2 January 1960: 20 years and 6 months, 20 years and 9 months.
        ...{ visibleFrom: '1980-07-01T22:00:00.000Z', dueAt: '1980-10-01T23:00:00.000Z', overdue: true },
        explanation: 'senest når borgeren er 20 år og 9 måneder',
      },
    ]);
    expect(await openTo(ida, told.fact.patient.id)).toHaveLength(1);
    expect((await course(true, 300)).proposals).toEqual([]);
    expect(await openTo(ida, told.fact.patient.id)).toEqual([]);
  });

  it('opens the handover at once where the cluster wants that and the fact brings the content', async () => {
    await stage.settings.set('first-admission', { cluster: 'cluster-randers', mode: 'open' }, ulla);
    const content = findPathway('psy-first-admission')?.exampleContent;
    const without = await admit(0, { details: first });
    expect(without.proposals).toMatchObject([{ state: 'open', handover: null }]);
    stage.vault.next();
    const wrong = await admit(0, { details: first, content: { ward: 1 } });
    expect(wrong.proposals).toMatchObject([{ state: 'open', handover: null }]);
    stage.vault.next();
    const key = randomUUID();
    const event = { type: 'admission', unit: 'ward-randers', at: ago(0), details: first, content } as const;
    const told = await stage.tell(signe, event, key);
    expect(told.proposals).toMatchObject([{ state: 'taken', handover: expect.any(String) }]);
    const opened = await stage.handovers.reads.handover(told.proposals[0]?.handover ?? '', mette);
    expect(opened).toMatchObject({ phase: 'sent', sender: { id: 'ward-randers' }, content });
    expect(await stage.tell(signe, event, key)).toEqual(told);
    await stage.settings.set('first-admission', { cluster: 'cluster-randers', mode: 'propose' }, ulla);
  });

  it('is taken by the handover that names it, and only once', async () => {
    const told = await admit(0, { details: first });
    const proposal = told.proposals[0]?.id;
    const take = async (more: object = {}) =>
      stage.hand(signe, 'psy-first-admission', { items: ['coordination/first-contact'], proposal, ...more });
    expect(
      await refusalOf(stage.hand(jonas, 'psy-first-admission', { items: ['coordination'], proposal })),
    ).toMatchObject({
      code: 'proposal-unsuitable',
    });
    const made = await take();
    expect(await openTo(signe, told.fact.patient.id)).toEqual([]);
    const { rows } = await owner.query('select state, handover_id, ended_by from proposal where id = $1', [proposal]);
    expect(rows).toEqual([{ state: 'taken', handover_id: made.id, ended_by: signe.id }]);
    expect(await refusalOf(take({ send: false }))).toMatchObject({ code: 'proposal-not-open' });
    expect(await refusalOf(dismiss(signe, proposal ?? ''))).toMatchObject({ code: 'proposal-not-open' });
  });

  it('is taken by one of two who try at the same moment', async () => {
    const proposal = (await admit(0, { details: first })).proposals[0]?.id;
    const draft = { items: ['coordination'], proposal, send: false };
    const tries = await Promise.all(
      [1, 2, 3].map(async () => refusalOf(stage.hand(signe, 'psy-first-admission', draft))),
    );
    expect(tries.map(({ code }) => code).sort()).toEqual(['done', 'proposal-not-open', 'proposal-not-open']);
  });

  it('is dismissed in words that stay with the citizen', async () => {
    const told = await admit(0, { details: first });
    const id = told.proposals[0]?.id ?? '';
    expect(await refusalOf(dismiss(mette, id))).toMatchObject({ code: 'unknown-proposal' });
    expect(JSON.parse((await dismiss(signe, id)).body)).toMatchObject({ state: 'dismissed' });
    expect(await openTo(signe, told.fact.patient.id)).toEqual([]);
    const { rows } = await owner.query<{ reason: Buffer }>('select reason from proposal where id = $1', [id]);
    expect(rows[0]?.reason.toString('utf8')).not.toContain('udgående');
    const access = await owner.query(
      `select from access_entry where action = 'proposal-dismissed' and details ->> 'proposal' = $1`,
      [id],
    );
    expect(access.rowCount).toBe(1);
  });

  it('ends with a death and comes back where that was an error', async () => {
    const { fact } = await admit(0, { details: first });
    const asked = await stage.hand(signe, 'psy-discharge-municipality', { items: ['social-support'] });
    await stage.tell(mette, { type: 'death' });
    expect(await openTo(signe, fact.patient.id)).toEqual([]);
    expect(rulesIn(await stage.tell(signe, { type: 'no-show', unit: 'ward-randers', at: ago(0) }))).toEqual([]);
    await stage.tell(mette, { type: 'death-cancelled' });
    expect(await openTo(signe, fact.patient.id)).toMatchObject([{ rule: 'first-admission' }]);
    expect(asked.patient.id).toBe(fact.patient.id);
  });

  describe('after a move', () => {
    it('is that whoever holds something hands it over to the new municipality, and nothing moves before', async () => {
      const { id, patient } = await stage.hand(signe, 'psy-discharge-municipality', {
        items: ['social-support', 'nursing-rehab'],
      });
      await stage.handovers.apply(mette, id, { type: 'accept' });
      const held = await stage.holders(patient.id);
      const move = { type: 'relocation', at: ahead(10), details: { municipality: '0751' } } as const;
      const told = await stage.tell(mette, move);
      expect(told.proposals).toMatchObject([
        {
          ...{ rule: 'change-of-municipality', pathway: 'change-of-municipality', dueAt: move.at },
          ...{ sender: { id: 'municipality-0730' }, receiver: { id: 'municipality-0751' } },
          items: ['social-support', 'nursing-rehab'],
        },
      ]);
      expect(await stage.holders(patient.id)).toEqual(held);
      const elsewhere = await stage.tell(mette, { ...move, at: ahead(11), details: { municipality: '0706' } });
      expect((await openTo(mette, patient.id)).map((each) => each.receiver?.id)).toEqual([]);
      expect(elsewhere.proposals.map((each) => each.receiver?.id)).toEqual(['municipality-0706']);
      await stage.tell(mette, { ...move, at: ahead(12), details: { municipality: '0730' } });
      const { rows } = await owner.query('select from proposal where patient_id = $1 and state = $2', [
        patient.id,
        'open',
      ]);
      expect(rows).toEqual([]);
    });

    it('asks the municipality of the day on which a handover takes effect', async () => {
      const patient = { cpr: citizen.cpr };
      await stage.hand(signe, 'psy-discharge-municipality', { items: ['nursing-rehab'] });
      await stage.tell(mette, { type: 'relocation', at: ahead(10), details: { municipality: '0751' } });
      const after = { patient, items: ['social-support'], effectiveFrom: ahead(20) };
      const before = { patient, items: ['coordination'], effectiveFrom: ahead(5) };
      expect([
        (await stage.hand(signe, 'psy-discharge-municipality', after)).receiver.id,
        (await stage.hand(signe, 'psy-first-admission', before)).receiver.id,
      ]).toEqual(['municipality-0751', 'municipality-0730']);
    });
  });

  it('is no way into a pathway that the cluster does not take part in', async () => {
    const plan = async (municipality: string) =>
      stage.hand(ida, 'child-joint-binding-plan', {
        ...{ patient: { cpr: citizen.cpr, municipality }, receiver: `municipality-${municipality}` },
        items: ['coordination/joint-plan'],
      });
    const refused = await refusalOf(plan('0657'));
    expect(refused).toMatchObject({
      code: 'pathway-switched-off',
      facts: { cluster: { id: 'cluster-vest' }, rule: 'joint-plan-participation', switchedBy: 'steward' },
    });
    expect(await refusalOf(plan('0730'))).toMatchObject({ code: 'done' });
    await stage.settings.set('joint-plan-participation', { cluster: 'cluster-vest', enabled: true }, ulla);
    stage.vault.next();
    expect(await refusalOf(plan('0657'))).toMatchObject({ code: 'done' });
  });

  it('is shown with every rule, number and source, as proposed where nobody has set it', async () => {
    const all = await stage.settings.all();
    expect(all.map(({ id }) => id)).toEqual(triggerRules.map(({ id }) => id));
    expect(all.every(({ settings }) => settings.length === 5)).toBe(true);
    const off = all.find(({ id }) => id === 'missed-appointment');
    expect(off?.settings[0]).toMatchObject({ isDefault: true, thresholds: { acuteContacts: 3, acuteContactDays: 30 } });
  });
});
