import { Command } from 'commander';
import { DataFolder } from '../launcher/data-folder';
import { Launcher } from '../launcher/launcher';
import { LauncherError } from '../launcher/launcher-error';
import { Progress } from '../launcher/progress';

// Ctrl-C reaches this process once from the terminal and once more through npm; closing the terminal is an order too.
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function startCommand(): Command {
  return new Command('start')
    .description('start the whole system with synthetic people and patients; Ctrl-C stops it')
    .action(start);
}

/** Runs until a signal; what goes wrong before the system is ready stops what was started and is thrown. */
async function start(): Promise<void> {
  if (process.env['STAFET_ENV'] === 'production') {
    throw new LauncherError(
      '`start` brings up the demo, in which anybody may log in as anybody: in production start each process itself, as docker/compose.yml does',
    );
  }
  const progress = new Progress();
  const launcher = new Launcher(DataFolder.at(process.env['STAFET_DATA']), process.env, progress);
  const order = new Promise<'stop'>((resolve) => {
    for (const signal of stopSignals) process.on(signal, () => resolve('stop'));
  });

  const started = launcher.start();
  const startFault = started.then(
    () => undefined,
    (fault: unknown) => ({ fault }),
  );
  const failed = await Promise.race([startFault, order]);
  if (failed === undefined) await order;
  if (failed === undefined || failed === 'stop') progress.say('Stopping …');
  await launcher.stop();
  if (typeof failed === 'object') throw failed.fault;
  await startFault;
  await launcher.stop();
  progress.say('Stopped. The data are kept; `npm start` goes on with them.');
}
