import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { findDemoPerson } from '@stafet/demo';
import type { Config } from '@stafet/platform';
import type Provider from 'oidc-provider';
import type { SMTPServer } from 'smtp-server';
import { openDemoKeys } from './demo-keys';
import { Inbox } from './inbox';
import { inboxPage } from './inbox-page';
import { brokenLoginPage, loginPage } from './login-page';
import { createMailServer } from './mail-server';
import { sendPage } from './page';
import { createProvider } from './provider';

/** The demo's surroundings while they run. */
export interface Surroundings {
  stop(): Promise<void>;
}

/** Only this machine may come in: anybody can log in as anybody here. */
const loopback = '127.0.0.1';

const longestFormBytes = 4096;

/**
 * Starts the identity provider and the mail server that the demo and the tests have in place of real ones. Resolves
 * when both listen.
 * @throws Error in production, or where a port or file cannot be used
 */
export async function startSurroundings(config: Config): Promise<Surroundings> {
  if (config.production) throw new Error('The demo’s login lets anybody in as anybody; it does not run in production');
  const keys = await openDemoKeys(config);
  const inbox = await Inbox.open(config.surroundings.inboxFile);
  const provider = createProvider(config, keys);
  const mailServer = createMailServer(inbox);
  const http = createServer((request, response) => {
    answer({ config, provider, inbox, mailServer }, request, response).catch((fault: unknown) => {
      process.stderr.write(`demo: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // A client that breaks off in the middle of a mail must not end this process.
  mailServer.on('error', (fault) => {
    if (mailServer.server.listening) process.stderr.write(`demo: mail: ${fault.message}\n`);
  });
  // Mail first: /health says that both listen.
  await listen(mailServer.server, config.surroundings.smtpPort);
  try {
    await listen(http, config.surroundings.port);
  } catch (fault) {
    await closed(mailServer);
    throw fault;
  }
  return {
    async stop() {
      http.closeAllConnections();
      await Promise.all([closed(http), closed(mailServer)]);
    },
  };
}

interface Parts {
  readonly config: Config;
  readonly provider: Provider;
  readonly inbox: Inbox;
  readonly mailServer: SMTPServer;
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { config, provider, inbox, mailServer } = parts;
  const url = new URL(request.url ?? '/', config.oidc.issuer);
  const recipient = url.searchParams.get('to') ?? '';
  switch (url.pathname) {
    case '/':
      response.writeHead(302, { location: '/inbox' }).end();
      return;
    case '/health':
      sendJson(response, mailServer.server.listening ? 200 : 503, { listening: mailServer.server.listening });
      return;
    case '/inbox':
      sendPage(response, 200, inboxPage(inbox, recipient, config.publicUrl));
      return;
    case '/inbox.json':
      sendJson(response, 200, { items: inbox.list(recipient) });
      return;
  }
  if (url.pathname.startsWith('/login/')) await answerLogin(parts, request, response);
  else await provider.callback()(request, response);
}

async function answerLogin(
  { provider, config }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
  } catch {
    sendPage(response, 400, brokenLoginPage(config.publicUrl, 'session not found'));
    return;
  }
  if (request.method !== 'POST') {
    sendPage(response, 200, loginPage());
    return;
  }
  const typed = (await readForm(request)).get('login')?.trim() ?? '';
  const person = findDemoPerson(typed.toLowerCase());
  if (person === undefined) {
    sendPage(response, 422, loginPage(typed));
    return;
  }
  await provider.interactionFinished(request, response, {
    login: { accountId: person.professionalId, remember: false },
  });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request as AsyncIterable<Buffer>) {
    if (text.length <= longestFormBytes) text += part.toString('utf8');
  }
  return new URLSearchParams(text.slice(0, longestFormBytes));
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(
        fault.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use; set DEMO_PORT or DEMO_SMTP_PORT`) : fault,
      ),
    );
    server.listen(port, loopback, resolve);
  });
}

async function closed(server: { close(done: () => void): unknown }): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
