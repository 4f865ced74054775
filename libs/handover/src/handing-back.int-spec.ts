import { randomUUID } from 'node:crypto';
import { AuditLog } from '@stafet/audit';
import { keyOf, type HandoverRoute } from '@stafet/core';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { findPathway, type Pathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { NewHandover } from './commands';
import type { HandoverView } from './handover-view';
import { person, refusalOf, ServiceStage } from './service-stage';

jest.setTimeout(60_000);

type Transfers = Extract<Pathway, { transfers: true }>;
const discharge = findPathway('psy-discharge-municipality') as Transfers;
const handingBack = findPathway('return')!;
const route = (from: string, to: string): HandoverRoute => ({
  ...{ from: [from], to: [to], catchment: 'none' },
  ...{ evidence: 'PROPOSED', source: 'made up for a test' },
});
const onwards: Pathway = {
  ...discharge,
  id: 'onwards',
  items: [
    ...discharge.items,
    { ...discharge.items[0], kind: 'treatment', scope: 'assessment' },
    { ...discharge.items[0], kind: 'treatment', scope: 'therapy' },
  ],
  routes: [route('ward', 'municipality'), route('municipality', 'municipality')],
};

const [ward, randers, syddjurs] = ['ward-randers', 'municipality-0730', 'municipality-0706'];
const people = new Map(
  [ward, randers, syddjurs].map((id) => [id, person(id === ward ? 'clinician' : 'case-worker', id)]),
);
const of = (organization: string) => people.get(organization)!;
const auditor = person('auditor', 'region-midtjylland');
const bruno = { cpr: '2509479989', municipality: '0730' };

describe('handing back', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: ServiceStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 5 }, 'handing-back');
    stage = new ServiceStage(database, owner, [onwards]);
  });
  afterEach(async () => {
    expect((await new AuditLog(database).verify()).faults).toEqual([]);
    await owner.query(`set session_replication_role = 'replica'; truncate patient, audit_entry cascade`);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const wish = (sender: string, change: Partial<NewHandover>): NewHandover => ({
    ...{ pathway: 'onwards', patient: bruno, sender, items: ['social-support'] },
    ...{ content: discharge.exampleContent, send: true, ...change },
  });
  const confirmed = async (sender: string, receiver: string, change: Partial<NewHandover> = {}) => {
    const { id } = await stage.create(of(sender), wish(sender, { receiver, ...change }));
    return stage.apply(of(receiver), id, { type: 'accept' });
  };
  const giveBack = async (first: string | undefined, change: Partial<NewHandover> = {}): Promise<HandoverView> => {
    const sender = change.sender ?? randers;
    const back = { pathway: 'return', items: [], content: handingBack.exampleContent };
    return stage.create(of(sender), wish(sender, { ...back, ...(first && { returns: first }), ...change }));
  };
  const holders = async (id: string) => {
    const { items } = await stage.reads.responsibilityOfHandover(id, auditor, undefined);
    return Object.fromEntries(items.map((item) => [item.kind, item.holder.id]));
  };
  const keys = ({ items }: HandoverView) => items.map(({ kind, scope }) => keyOf({ kind, scope: scope ?? undefined }));

  it('asks the one who handed over, about the very same items, and moves nothing until she confirms', async () => {
    const names = ['treatment/therapy', 'treatment/assessment'];
    const first = await confirmed(ward, randers, { items: [...names, 'social-support'] });
    const back = await giveBack(first.id);
    expect(back).toMatchObject({ pathway: 'return', returns: first.id, receiver: { id: ward }, phase: 'sent' });
    expect(keys(back)).toEqual(keys(first));
    expect(await holders(first.id)).toEqual({ 'social-support': randers, treatment: randers });
    await stage.apply(of(ward), back.id, { type: 'accept' });
    for (const { id } of [first, back]) {
      expect(await holders(id)).toEqual({ 'social-support': ward, treatment: ward });
    }
    const { rows } = await owner.query(
      `select count(distinct item_id)::integer as responsibilities from handover_item`,
    );
    expect(rows).toEqual([{ responsibilities: 3 }]);
    expect((await stage.facts(back.id))[0]).toMatchObject({ type: 'create', returns: first.id });
  });

  it('leaves everything where it is when the former holder says no', async () => {
    const first = await confirmed(ward, randers);
    const back = await giveBack(first.id);
    await stage.apply(of(ward), back.id, { type: 'reject', reason: 'not-target-group' });
    expect(await holders(first.id)).toEqual({ 'social-support': randers });
    expect((await giveBack(first.id)).phase).toBe('sent');
  });

  it('means what is named, by key or by kind', async () => {
    const first = await confirmed(ward, randers, { items: ['treatment', 'social-support'] });
    expect(keys(await giveBack(first.id, { items: ['treatment'] }))).toEqual([
      'treatment/assessment',
      'treatment/therapy',
    ]);
    expect(keys(await giveBack(first.id, { items: ['social-support'] }))).toEqual(['social-support']);
    expect((await refusalOf(giveBack(first.id, { items: ['nursing-rehab'] }))).code).toBe('item-not-in-pathway');
  });

  it('means, where nothing is named, what can still be handed back', async () => {
    const first = await confirmed(ward, randers, { items: ['treatment', 'social-support'] });
    await confirmed(randers, syddjurs, { items: ['social-support'] });
    await giveBack(first.id, { items: ['treatment/therapy'] });
    const rest = await giveBack(first.id);
    expect(keys(rest)).toEqual(['treatment/assessment']);
    expect(await refusalOf(giveBack(first.id))).toMatchObject({
      code: 'item-already-in-handover',
      facts: { handover: rest.id },
    });
  });

  it('goes to any former holder of all of it, and to nobody else', async () => {
    await confirmed(ward, randers, { items: ['social-support', 'nursing-rehab'] });
    const second = await confirmed(randers, syddjurs, { items: ['social-support', 'nursing-rehab'] });
    const change = { sender: syddjurs, receiver: ward };
    const back = await giveBack(second.id, { ...change, items: ['social-support'] });
    expect(back.receiver.id).toBe(ward);
    await stage.apply(of(ward), back.id, { type: 'accept' });
    expect(await holders(second.id)).toEqual({ 'social-support': ward, 'nursing-rehab': syddjurs });
    const third = { sender: syddjurs, receiver: 'municipality-0741', items: ['nursing-rehab'] };
    expect((await refusalOf(giveBack(second.id, third))).code).toBe('receiver-unsuitable');
    expect((await refusalOf(giveBack(second.id, { ...third, receiver: syddjurs }))).code).toBe('receiver-unsuitable');
    expect((await giveBack(second.id, { sender: syddjurs })).receiver.id).toBe(randers);
  });

  describe('is refused', () => {
    const codeOf = async (...given: Parameters<typeof giveBack>): Promise<string> =>
      (await refusalOf(giveBack(...given))).code;

    it('where it does not name what it returns, and where another pathway does', async () => {
      const first = await confirmed(ward, randers);
      const without = await refusalOf(giveBack(undefined));
      expect(without).toMatchObject({ code: 'malformed', facts: { errors: [{ pointer: '/returns' }] } });
      const elsewhere = await refusalOf(confirmed(ward, randers, { items: ['nursing-rehab'], returns: first.id }));
      expect(elsewhere).toMatchObject({ code: 'malformed', facts: { errors: [{ pointer: '/returns' }] } });
    });

    it('where what it names is nobody’s, another citizen’s, somebody else’s or was never sent', async () => {
      const first = await confirmed(ward, randers);
      expect(await codeOf(randomUUID())).toBe('returns-unsuitable');
      const other = await confirmed(ward, randers, { patient: { cpr: '0201609995', municipality: '0730' } });
      expect(await codeOf(other.id)).toBe('returns-unsuitable');
      expect(await codeOf(first.id, { sender: syddjurs })).toBe('returns-unsuitable');
      const sideways = person('clinician', ward);
      const own = wish(ward, { pathway: 'return', returns: first.id, content: handingBack.exampleContent });
      expect((await refusalOf(stage.create(sideways, own))).code).toBe('returns-unsuitable');
      const draft = await stage.create(
        of(ward),
        wish(ward, { receiver: randers, send: false, items: ['nursing-rehab'] }),
      );
      expect(await codeOf(draft.id)).toBe('returns-unsuitable');
    });

    it('where nothing came over by it, or what came is over', async () => {
      const asked = await stage.create(of(ward), wish(ward, { receiver: randers }));
      expect(await codeOf(asked.id)).toBe('returns-unsuitable');
      expect(await codeOf(asked.id, { items: ['social-support'] })).toBe('returns-unsuitable');
      await stage.apply(of(randers), asked.id, { type: 'accept' });
      await stage.apply(of(randers), asked.id, { type: 'complete', outcome: 'done' });
      expect(await codeOf(asked.id)).toBe('returns-unsuitable');
      expect(await refusalOf(giveBack(asked.id, { items: ['social-support'] }))).toMatchObject({
        code: 'returns-unsuitable',
        facts: { items: ['social-support'] },
      });
    });

    it('where it has been handed on: only the holder can hand back', async () => {
      const first = await confirmed(ward, randers);
      await confirmed(randers, syddjurs);
      expect(await codeOf(first.id, { items: ['social-support'] })).toBe('sender-not-holder');
      expect(await codeOf(first.id)).toBe('returns-unsuitable');
    });

    it('where it is in a handover already', async () => {
      const first = await confirmed(ward, randers);
      const asked = await stage.create(of(randers), wish(randers, { receiver: syddjurs }));
      const refused = await refusalOf(giveBack(first.id, { items: ['social-support'] }));
      expect(refused).toMatchObject({ code: 'item-already-in-handover', facts: { handover: asked.id } });
    });
  });

  describe('as a draft', () => {
    it('blocks nobody, and is judged again when it is sent', async () => {
      const first = await confirmed(ward, randers);
      const draft = await giveBack(first.id, { send: false });
      await confirmed(randers, syddjurs);
      expect((await refusalOf(stage.apply(of(randers), draft.id, { type: 'send' }))).code).toBe('sender-not-holder');
      expect(await holders(first.id)).toEqual({ 'social-support': syddjurs });
    });

    it('opens nothing anew: what has ended since cannot be handed back', async () => {
      const first = await confirmed(ward, randers);
      const draft = await giveBack(first.id, { send: false });
      await stage.apply(of(randers), first.id, { type: 'complete', outcome: 'done' });
      expect((await refusalOf(stage.apply(of(randers), draft.id, { type: 'send' }))).code).toBe('sender-not-holder');
      const { rows } = await owner.query('select from responsibility_item where closed_at is null');
      expect(rows).toEqual([]);
    });

    it('claims the responsibility that was handed over, and not another of the same kind', async () => {
      const first = await confirmed(ward, randers);
      const draft = await giveBack(first.id, { send: false });
      await stage.apply(of(randers), first.id, { type: 'complete', outcome: 'done' });
      // A new one of the same kind, that came to the municipality in another way.
      await confirmed(ward, randers);
      expect((await refusalOf(stage.apply(of(randers), draft.id, { type: 'send' }))).code).toBe('sender-not-holder');
    });

    it('is sent, confirmed and in effect like any other', async () => {
      const first = await confirmed(ward, randers);
      const draft = await giveBack(first.id, { send: false });
      await stage.apply(of(randers), draft.id, { type: 'send' });
      await stage.apply(of(ward), draft.id, { type: 'accept' });
      expect(await holders(first.id)).toEqual({ 'social-support': ward });
    });
  });

  it('is asked for again, about the same items, when the death of the citizen was a mistake', async () => {
    const first = await confirmed(ward, randers);
    const back = await giveBack(first.id);
    await stage.service.applySystem(back.id, { type: 'closed-by-event', reason: 'patient-deceased' });
    const outcome = await stage.service.applySystem(back.id, { type: 'reopened' });
    const again = await stage.reads.handover('successor' in outcome ? outcome.successor! : '', of(ward));
    expect(again).toMatchObject({ returns: first.id, follows: back.id, phase: 'sent' });
    await stage.apply(of(ward), again.id, { type: 'accept' });
    expect(await holders(first.id)).toEqual({ 'social-support': ward });
  });

  it('is followed by whoever gave the advice, where advice led to a handover', async () => {
    const phone = findPathway('specialist-phone')!;
    const henrik = person('general-practitioner', 'gp-randers');
    const ask = wish('gp-randers', { pathway: 'specialist-phone', items: [], content: phone.exampleContent });
    const advice = await stage.create(henrik, ask);
    const psychiatrist = person('clinician', advice.receiver.id);
    const invited = { pathway: 'psy-discharge-municipality', receiver: randers, follows: advice.id } as const;
    const invitation = await stage.create(psychiatrist, wish(advice.receiver.id, invited));
    expect(invitation.follows).toBe(advice.id);
    const stranger = await refusalOf(stage.create(of(ward), wish(ward, { ...invited, items: ['nursing-rehab'] })));
    expect(stranger.code).toBe('follows-unsuitable');
    // What was handed over is followed by its sender only: the receiver hands back instead.
    const theirs = { receiver: syddjurs, follows: invitation.id, items: ['nursing-rehab'] };
    expect((await refusalOf(stage.create(of(randers), wish(randers, theirs)))).code).toBe('follows-unsuitable');
  });
});
