import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { http } from '@stafet/testing';
import { documentOf, findPathway } from '@stafet/workflows';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';
import { beginStory, bruno, pathway, type Handover, type Story } from './story';

jest.setTimeout(60_000);

const root = join(__dirname, '..', '..');
type Schema = Readonly<Record<string, unknown>>;
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

describe('the OpenAPI document', () => {
  let story: Story;
  let document: Document;
  let asked: Handover;
  let ajv: Ajv2020;

  beforeAll(async () => {
    story = await beginStory();
    asked = await story.handOver();
    document = (await http(story.system, undefined).get<Document>('/api/openapi.json')).body;
    ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
    ajv.addSchema({ $id: 'stafet', components: document.components });
  });
  afterAll(async () => story.end());

  const operations = (): readonly (readonly [string, string, Operation])[] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [method, path, operation] as const),
    );

  it('is the one that is checked in, word for word', async () => {
    const checkedIn: unknown = JSON.parse(await readFile(join(root, 'apps/api/openapi.json'), 'utf8'));
    expect(document).toEqual(checkedIn);
  });

  it('is OpenAPI 3.1 in which every schema is JSON Schema 2020-12 and every reference leads somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const text = JSON.stringify(document);
    expect(text).not.toContain('"nullable"');
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
    expect(references.filter((name) => document.components.schemas[name] === undefined)).toEqual([]);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, ajv.validateSchema(schema), ajv.errors ?? []]).toEqual([name, true, []]);
    }
    const ids = operations().map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is taken by the generator of the client, which refuses what is not valid', async () => {
    const generator = join(root, 'node_modules', 'openapi-typescript', 'bin', 'cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [generator, join(root, 'apps/api/openapi.json')], {
      maxBuffer: 10_000_000,
    });
    expect(stdout).toContain('createHandover');
  });

  it('documents no door that is closed, and each answers as it says', async () => {
    const known: Record<string, string> = { id: asked.id, handover: asked.id };
    const draft = { pathway, items: ['nursing-rehab'], content: asked.content };
    const parts = [draft, { ...draft, items: ['social-support'] }];
    const course = { patient: bruno, sender: 'ward-randers', parts };
    const { body: begun } = await http(story.system, 'clinician-randers').post<{ id: string }>('/courses', course);
    const missed = { type: 'no-show', patient: { cpr: bruno.cpr }, at: new Date().toISOString(), unit: 'ward-randers' };
    const { body: told } = await http(story.system, 'clinician-randers').post<{ proposals: { id: string }[] }>(
      '/patients/events',
      missed,
    );
    const queries: Record<string, string> = {
      listHandovers: '?view=mine',
      proposeReceiver: `?pathway=${pathway}&municipality=0730`,
    };
    const calls: Record<
      string,
      { readonly login?: string; readonly body?: object; readonly path?: string; readonly ifMatch?: number }
    > = {
      createHandover: { body: { ...draft, patient: bruno, sender: 'ward-randers' } },
      createCourse: { body: course },
      getCourse: { path: `/api/v1/courses/${begun.id}` },
      sendEvent: { login: 'caseworker-randers', body: { type: 'open' }, ifMatch: asked.version },
      searchPatient: { body: { cpr: bruno.cpr } },
      getPatientResponsibility: { path: `/api/v1/patients/${asked.patient.id}/responsibility` },
      tellOfPatientByCpr: { body: missed },
      tellOfPatient: { path: `/api/v1/patients/${asked.patient.id}/events`, body: { type: 'leave' } },
      dismissProposal: { path: `/api/v1/proposals/${told.proposals[0]?.id}/dismiss`, body: { reason: 'Set i går.' } },
      setTrigger: {
        login: 'steward',
        path: '/api/v1/triggers/first-admission',
        body: { cluster: 'cluster-vest', enabled: true },
      },
      getPathway: { path: `/api/v1/pathways/${pathway}` },
      setDeadlines: {
        login: 'steward',
        path: `/api/v1/pathways/${pathway}/deadlines`,
        body: { respond: { duration: 'PT4H', clock: 'working' } },
      },
      acceptPathway: {
        login: 'steward',
        body: { ...documentOf(findPathway('specialist-phone')!), id: 'another-phone' },
      },
      listAuditEntries: { login: 'auditor' },
      verifyTrail: { login: 'auditor' },
      exportTrail: { login: 'auditor' },
      listStuck: { login: 'operator' },
    };
    expect(operations().length).toBeGreaterThanOrEqual(17);
    for (const [method, template, operation] of operations()) {
      const call = calls[operation.operationId] ?? {};
      const path =
        (call.path ?? template.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '')) +
        (queries[operation.operationId] ?? '');
      const client = http(story.system, call.login ?? 'clinician-randers');
      const options = call.ifMatch === undefined ? {} : { ifMatch: call.ifMatch };
      const answer = await (method === 'get'
        ? client.get<unknown>(path)
        : method === 'put'
          ? client.put<unknown>(path, call.body)
          : client.post<unknown>(path, call.body, options));
      const documented = operation.responses[String(answer.status)];
      expect([operation.operationId, answer.status, documented === undefined]).toEqual([
        operation.operationId,
        expect.any(Number),
        false,
      ]);
      expect([operation.operationId, answer.status < 300]).toEqual([operation.operationId, true]);
      const schema = documented?.content?.['application/json']?.schema;
      if (schema === undefined) continue;
      const validate = ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"stafet#/components')) as Schema,
      );
      expect([operation.operationId, validate(answer.body), validate.errors ?? []]).toEqual([
        operation.operationId,
        true,
        [],
      ]);
    }
  });

  it('describes the problem that every refusal is', async () => {
    const validate = ajv.compile({ $ref: 'stafet#/components/schemas/ProblemDto' });
    const refusals = [
      await http(story.system, undefined).get('/me'),
      await http(story.system, 'clinician-randers').get('/handovers?view=none'),
      await story.tries('caseworker-randers', asked.id, { type: 'complete', outcome: 'x' }),
      await story.tryToHandOver(),
    ];
    expect(refusals.map((answer) => answer.status)).toEqual([401, 400, 409, 409]);
    for (const { body } of refusals) expect([validate(body), validate.errors]).toEqual([true, null]);
    for (const [, , operation] of operations()) expect(operation.responses).toHaveProperty('default');
  });

  it('can be read by a person', async () => {
    const page = await fetch(`${story.system.url}/api/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  });
});
