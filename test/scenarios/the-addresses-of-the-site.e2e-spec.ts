import { createConnection } from 'node:net';
import { http, openBrowser } from '@stafet/testing';
import { beginStory, bruno, pathway, type Problem, type Story } from './story';

jest.setTimeout(60_000);

const clinician = 'clinician-randers';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly problem: Problem | undefined;
}

describe('the addresses of the site', () => {
  let story: Story;

  beforeAll(async () => {
    story = await beginStory({ workers: 0 });
  });
  afterAll(async () => story.end());

  async function ask(path: string, method = 'GET', accept = 'text/html'): Promise<Answer> {
    const answer = await fetch(`${story.system.url}${path}`, { method, headers: { accept }, redirect: 'manual' });
    const text = await answer.text();
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
    const problem = isProblem && text !== '' ? (JSON.parse(text) as Problem) : undefined;
    return { status: answer.status, headers: answer.headers, problem };
  }

  /** The status line for an address exactly as it is written; `fetch` would tidy it first. */
  async function statusOf(address: string): Promise<string> {
    const { hostname, port } = new URL(story.system.url);
    const socket = createConnection(Number(port), hostname);
    socket.write(`GET ${address} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
    let text = '';
    for await (const part of socket) text += String(part);
    return text.slice('HTTP/1.1 '.length, 'HTTP/1.1 404'.length);
  }

  describe('where there is nothing', () => {
    it.each(['/assets/nope.js', '/assets', '/assets/', '/assets/.env'])('%s is a problem with 404', async (path) => {
      const { status, problem } = await ask(path);
      expect([status, problem?.code]).toEqual([404, 'not-found']);
    });

    it.each(['/assets/..%2f..%2fpackage.json', '/assets/../../package.json', '/assets/%00', '/assets/%E0%A4%A'])(
      '%s leads nowhere and breaks nothing',
      async (address) => {
        expect(await statusOf(address)).toMatch(/^4(00|04)$/);
      },
    );
  });

  describe('asked with a method that they do not have', () => {
    it.each([
      ['DELETE', '/api/v1/handovers', 'GET, HEAD, POST'],
      ['PUT', '/api/v1/me', 'GET, HEAD'],
      ['GET', '/api/v1/patients/search', 'POST'],
      ['PATCH', '/api/v1/handovers/6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11', 'GET, HEAD'],
      ['POST', '/health/live', 'GET, HEAD'],
      ['GET', '/auth/logout', 'POST'],
    ])('%s %s is 405 and says what is allowed', async (method, path, allowed) => {
      const { status, headers, problem } = await ask(path, method, 'application/json');
      expect([status, headers.get('allow'), problem?.code]).toEqual([405, allowed, 'method-not-allowed']);
    });

    it.each(['/auth/login', '/auth/callback?state=x'])('HEAD %s begins and ends no login', async (path) => {
      const attempts = () => story.rows('select from login_attempt');
      const before = await attempts();
      const { status, headers } = await ask(path, 'HEAD');
      expect([status, headers.get('allow'), headers.get('set-cookie')]).toEqual([405, 'GET', null]);
      expect(await attempts()).toHaveLength(before.length);
    });

    it.each(['/', '/handovers/6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11', '/favicon.svg', '/health/ready'])(
      'HEAD %s is answered as GET is, without the body',
      async (path) => {
        const [head, get] = [await ask(path, 'HEAD'), await ask(path)];
        expect([head.status, head.headers.get('content-type')]).toEqual([200, get.headers.get('content-type')]);
      },
    );
  });

  it('take fonts, like everything else, from this site alone', async () => {
    const policy = (await ask('/')).headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/https:(?!\/)/);
    expect(policy).not.toContain('unsafe-inline');
  });

  describe('never hold a citizen', () => {
    const writings = [bruno.cpr, '250947-9989', '25 09 47 9989', '25-09-47-99-89', '250947 - 9989', '0703921VJ5'];
    const addresses = writings.flatMap((cpr) =>
      [
        `/handovers?view=mine&q=`,
        `/handovers?view=mine&organization=`,
        `/handovers?view=mine&kind=`,
        `/organizations?type=`,
        `/organizations/proposal?municipality=0730&pathway=`,
        `/audit/entries?handover=`,
        `/me?whatever=`,
        `/me?a=1&a=`,
      ].map((path) => [`${path}${encodeURIComponent(cpr)}`]),
    );
    it.each(addresses)('%s', async (path) => {
      const answer = await http(story.system, 'auditor').get<Problem>(path);
      expect([answer.status, answer.body.code]).toEqual([400, 'personal-data-in-url']);
    });

    it('in the name of a field either', async () => {
      const answer = await http(story.system, clinician).get<Problem>(`/me?${bruno.cpr}=1`);
      expect([answer.status, answer.body.code]).toEqual([400, 'personal-data-in-url']);
    });

    it.each([
      `/organizations?at=${encodeURIComponent('2026-11-26T10:00:00.123456789+01:00')}`,
      '/handovers?view=mine&q=12345678-1234-4123-8123-123456789012',
      '/handovers?view=mine&organization=municipality-0730&olderThan=PT12345H',
      '/handovers?view=mine&organization=440221000016007',
    ])('and yet other digits may stand there: %s', async (path) => {
      expect((await http(story.system, clinician).get(path)).status).toBe(200);
    });
  });

  describe('of lists', () => {
    it.each(['1e1', '0x10', '+1', ' 1', '1 ', '1.0', '0b1', '١'])('take no limit that is written %j', async (limit) => {
      for (const list of ['/handovers?view=mine', '/notifications?', '/organizations?', '/pathways?']) {
        const answer = await http(story.system, clinician).get<Problem>(`${list}&limit=${encodeURIComponent(limit)}`);
        expect([list, answer.status, answer.body.code]).toEqual([list, 400, 'malformed']);
      }
    });

    it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('know no field %s', async (name) => {
      for (const list of ['/handovers?view=mine', '/notifications?', '/organizations?', '/pathways?']) {
        const answer = await http(story.system, clinician).get<Problem>(`${list}&${name}=1`);
        expect([list, answer.status, answer.body.code]).toEqual([list, 400, 'malformed']);
      }
    });

    it('without pages take no cursor', async () => {
      const answer = await http(story.system, clinician).get<Problem>('/notifications?cursor=garbage');
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
    });

    it(`ask for what they need: a proposal without a municipality is refused`, async () => {
      const answer = await http(story.system, clinician).get<Problem>(`/organizations/proposal?pathway=${pathway}`);
      expect([answer.status, answer.body.errors?.map((each) => each.pointer)]).toEqual([400, ['/municipality']]);
    });
  });

  it('lead a person to documentation that her browser shows whole', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (fault) => complaints.push(fault.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${story.system.url}/api/docs`);
      await page.getByText('Make a handover, as a draft or sent at once').waitFor();
      expect(await page.getByRole('button', { name: 'Explore' }).isVisible()).toBe(false);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
    expect((await ask('/api/docs-yaml')).status).toBe(404);
    expect((await ask('/api/openapi.json')).status).toBe(200);
  });
});
