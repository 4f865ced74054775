import { ConfigError, loadConfig } from '@stafet/platform';
import { startSurroundings } from './surroundings';

async function main(): Promise<void> {
  const config = loadConfig();
  const surroundings = await startSurroundings(config);
  process.stdout.write(
    `demo: login at ${config.oidc.issuer}, mail on port ${config.surroundings.smtpPort}, ` +
      `inbox at http://127.0.0.1:${config.surroundings.port}/inbox\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      surroundings.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

main().catch((fault: unknown) => {
  const faults = fault instanceof ConfigError ? fault.faults : [fault instanceof Error ? fault.message : String(fault)];
  for (const line of faults) process.stderr.write(`demo: ${line}\n`);
  process.exitCode = 1;
});
