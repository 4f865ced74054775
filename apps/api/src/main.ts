import { ConfigError, createLogger, loadConfig } from '@stafet/platform';
import { createApplication } from './application';

async function start(): Promise<void> {
  const config = loadConfig();
  const app = await createApplication(config);
  await app.listen(config.port, config.host);
  createLogger('api').log({ event: 'api ready', address: await app.getUrl() });
}

start().catch((error: unknown) => {
  const reason = error instanceof ConfigError ? error.message : `The API could not start: ${String(error)}`;
  process.stderr.write(`${reason.split('\n')[0]}\n`);
  process.exitCode = 1;
});
