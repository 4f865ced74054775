import { ConfigError, createLogger, Database, loadConfig, refuseWriterOfTrail } from '@stafet/platform';
import { createApplication } from './application';

async function start(): Promise<void> {
  const config = loadConfig();
  const app = await createApplication(config);
  const logger = createLogger('api');
  if (config.production) await refuseWriterOfTrail(app.get(Database), (line) => logger.warn(line));
  await app.listen(config.port, config.host);
  logger.log({ event: 'api ready', address: await app.getUrl() });
}

start().catch((error: unknown) => {
  const reason = error instanceof ConfigError ? error.message : `The API could not start: ${String(error)}`;
  process.stderr.write(`${reason.split('\n')[0]}\n`);
  process.exit(1);
});
