import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  demoMailboxes,
  demoPatients,
  demoPeople,
  demoStories,
  findDemoPerson,
  mintAccessToken,
  type DemoKeys,
  type DemoStory,
} from '@stafet/demo';
import { upsertPerson } from '@stafet/identity';
import { Database, loadConfig, type Config } from '@stafet/platform';
import { Command } from 'commander';

/** `stafet seed`: the people, mailboxes and handovers of the demo. Doing it again changes nothing. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('put the demo’s people, mailboxes and synthetic handovers into a running system')
    .option('--people-only', 'no handovers')
    .action(async ({ peopleOnly }: { peopleOnly?: boolean }) => {
      const config = loadConfig();
      if (config.production) throw new Error('The demo does not belong in production');
      await seedPeople(config);
      if (peopleOnly !== true) await seedHandovers(config);
    });
}

async function seedPeople(config: Config): Promise<void> {
  const database = Database.open(config.database, 'stafet-seed');
  try {
    for (const person of demoPeople) await upsertPerson(database, person);
    await database.query(
      `insert into organization_contact (organization_id, email, phone)
       select organization, email, phone
         from jsonb_to_recordset($1::jsonb) as each (organization text, email text, phone text)
       on conflict (organization_id) do nothing`,
      [JSON.stringify(demoMailboxes)],
    );
  } finally {
    await database.close();
  }
}

/** Through the front door, as the people of the demo: what is seeded obeys every rule that holds for everybody. */
async function seedHandovers(config: Config): Promise<void> {
  const keys = JSON.parse(await readFile(config.surroundings.keysFile, 'utf8')) as DemoKeys;
  const base = `http://${config.host}:${config.port}/api/v1`;
  for (const story of demoStories(new Date())) await tell(story, keys, base);
}

async function tell(story: DemoStory, keys: DemoKeys, base: string): Promise<void> {
  const { items: pathways } = (await get(`${base}/pathways`, await tokenOf(story.by, keys))) as {
    items: readonly { id: string; exampleContent: object }[];
  };
  const content = pathways.find((each) => each.id === story.pathway)?.exampleContent ?? {};
  const { cpr, name, municipality } = demoPatients.find((each) => each.name === story.patient) ?? {};
  const { by, events, patient: _patient, title, ...wish } = story;
  const body = { ...wish, patient: { cpr, name, municipality }, content };
  // The planned moments move with the day: another day's telling is another request.
  const telling = `${title} ${wish.effectiveFrom ?? ''}`;
  const created = await post(`${base}/handovers`, body, await tokenOf(by, keys), keyOf(telling));
  // Told before, with another key or by hand: what stands is left alone.
  if (created.status === 409) return;
  let { version } = await expectSuccess(created);
  const { id } = await expectSuccess(created.clone());
  for (const [index, { by: actor, ...event }] of events.entries()) {
    const token = await tokenOf(actor, keys);
    const answer = await post(
      `${base}/handovers/${id}/events`,
      event,
      token,
      keyOf(`${telling} ${index}`),
      `"${version}"`,
    );
    if (answer.status === 409 || answer.status === 412) return;
    ({ version } = await expectSuccess(answer));
  }
}

async function tokenOf(login: string, keys: DemoKeys): Promise<string> {
  const person = findDemoPerson(login);
  if (person === undefined) throw new Error(`There is no demo login ${login}`);
  return mintAccessToken(keys, person, new Date());
}

async function get(address: string, token: string): Promise<unknown> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`GET ${new URL(address).pathname} answered ${answer.status}`);
  return answer.json();
}

async function post(address: string, body: object, token: string, key: string, ifMatch?: string): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: JSON.stringify(body),
  });
}

async function expectSuccess(answer: Response): Promise<{ readonly id: string; readonly version: number }> {
  const body = (await answer.clone().json()) as { id: string; version: number; code?: string };
  if (!answer.ok) throw new Error(`Seeding was refused: ${answer.status} ${body.code ?? ''}`);
  return body;
}

/** The same story has the same key each time, so that a seeding that was cut off can be told again from the start. */
function keyOf(text: string): string {
  const hex = createHash('sha256').update(`stafet demo: ${text}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
