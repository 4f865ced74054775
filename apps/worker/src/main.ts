import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, createLogger, Database, loadConfig, refuseWriterOfTrail } from '@stafet/platform';
import { Machinery } from './machinery';
import { WorkerModule } from './worker.module';

// Longer than the machinery takes to end in order; who starts the process kills it after ten seconds. Milliseconds.
const patience = 9_500;

async function main(): Promise<void> {
  const logger = createLogger('worker');
  const config = loadConfig();
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), { logger, abortOnError: false });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.log({ event: 'stopping' });
      setTimeout(() => process.exit(1), patience).unref();
    });
  }
  if (config.production) await refuseWriterOfTrail(app.get(Database), (line) => logger.warn(line));
  await app.get(Machinery).start();
  logger.log('worker ready');
}

main().catch((error: unknown) => {
  const reason = error instanceof ConfigError ? error.message : `The worker could not start: ${String(error)}`;
  process.stderr.write(`${reason.split('\n')[0]}\n`);
  process.exit(1);
});
