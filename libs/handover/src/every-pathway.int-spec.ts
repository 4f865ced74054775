import { localDateOf, startOfLocalDay } from '@stafet/calendar';
import { instant, keyOf, type HandoverRoute, type Instant } from '@stafet/core';
import { loadCatalogue } from '@stafet/organization';
import { Database } from '@stafet/platform';
import { createTestDatabase, type TestDatabase } from '@stafet/testing';
import { pathways, type Pathway } from '@stafet/workflows';
import { Client } from 'pg';
import type { HandoverView } from './handover-view';
import { person, ServiceStage } from './service-stage';
import { itemsOn, waysOpenOn } from './ways';

jest.setTimeout(60_000);

const now = new Date().toISOString() as Instant;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString() as Instant;
const catalogue = loadCatalogue();
const idOf = (types: readonly string[], not?: string): string | undefined =>
  catalogue.all(now).find(({ id, type }) => types.includes(type) && id !== not)?.id;
// What is handed back must have been handed over: handing-back.int-spec.ts.
const begins = (pathway: Pathway): boolean => !pathway.transfers || pathway.takesItemsOf === undefined;
const ways = pathways
  .filter(begins)
  .flatMap((pathway) =>
    waysOpenOn(pathway, now).map((route, index): [string, Pathway, HandoverRoute] => [
      `${pathway.id} v${pathway.version}, way ${index + 1}`,
      pathway,
      route,
    ]),
  );

/** What is written in data is only a promise until the service has taken it through the real record. */
describe('every way of every pathway', () => {
  let test: TestDatabase;
  let owner: Client;
  let database: Database;
  let stage: ServiceStage;

  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new Client({ connectionString: test.ownerUrl });
    await owner.connect();
    database = Database.open({ url: test.appUrl, poolSize: 5 }, 'every-pathway');
    stage = new ServiceStage(database, owner, []);
  });
  afterEach(async () => {
    // There are five published test numbers and many more ways: each finds a region without a history.
    await owner.query(`set session_replication_role = 'replica'; truncate patient cascade`);
  });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await test.drop();
  });

  const sendOn = async (pathway: Pathway, route: HandoverRoute, effectiveFrom: Instant | undefined) => {
    const sender = idOf(route.from) ?? '';
    const receiver = idOf(route.to, sender) ?? '';
    const [sending, receiving] = [person('clinician', sender), person('case-worker', receiver)];
    const view = await stage.create(sending, {
      pathway: pathway.id,
      patient: { cpr: '2509479989', municipality: '0730' },
      ...{ sender, receiver, effectiveFrom, content: pathway.exampleContent, send: true },
      items: itemsOn(pathway, route).map(keyOf),
    });
    return { view, sender, receiver, receiving };
  };
  const waitedFor = (pathway: Pathway, { deadlines }: HandoverView): readonly string[] =>
    deadlines.flatMap(({ name }) => pathway.deadlines.find((each) => each.name === name)?.waitsFor ?? []);

  it.each(ways)('%s can be sent, and a clock waits for the receiver', async (_way, pathway, route) => {
    const { view, sender, receiving } = await sendOn(pathway, route, tomorrow);
    expect(view).toMatchObject({ phase: 'sent', transfers: pathway.transfers });
    expect(waitedFor(pathway, view)).toContain('receiver');
    for (const { explanation, explanationEn } of view.deadlines) {
      expect(`${explanation} | ${explanationEn}`).not.toMatch(/undefined|null|NaN| {2}/);
    }
    await stage.sweepAll();
    const seen = await stage.reads.handover(view.id, receiving);
    expect(seen.availableEvents.length).toBeGreaterThan(0);
    expect(seen.items.map(({ holder }) => holder.id)).toEqual(seen.items.map(() => sender));
  });

  const waysOver = ways.filter(([, { transfers }, { receiverAdvises }]) => transfers && receiverAdvises !== true);
  it.each(waysOver)(
    '%s leads to the receiver by her confirmation, and by nothing else',
    async (_way, pathway, route) => {
      // What is counted back from a moment is not sent without one.
      const isTimed = pathway.transfers && pathway.needsEffectiveFrom === true;
      const at = isTimed ? instant(new Date().toISOString()) : undefined;
      const { view, sender, receiver, receiving } = await sendOn(pathway, route, at);
      const asked = await stage.reads.handover(view.id, receiving);
      // Some pathways want a step of their own before anybody can confirm.
      const canConfirm = asked.availableEvents.some(({ type }) => type === 'accept');
      const requires = pathway.events.find(({ type }) => type === 'accept')?.requires;
      const startsAt = requires === undefined ? undefined : startOfLocalDay(localDateOf(now));
      const after = canConfirm ? await stage.apply(receiving, view.id, { type: 'accept', startsAt }) : asked;
      const holders = after.items.map(() => (canConfirm ? receiver : sender));
      expect([after.phase, after.items.map(({ holder }) => holder.id)]).toEqual([
        canConfirm ? 'transferred' : 'sent',
        holders,
      ]);
      await stage.sweepAll();
      const { items } = await stage.reads.responsibilityOfHandover(view.id, receiving, undefined);
      expect(items.map(({ holder }) => holder.id)).toEqual(holders);
    },
  );
});
