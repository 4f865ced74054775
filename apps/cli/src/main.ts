import { Command, CommanderError } from 'commander';
import { configCommand } from './commands/config';
import { migrateCommand } from './commands/migrate';
import { replayCommand } from './commands/replay';
import { pathwaysCommand } from './commands/pathways';
import { seedCommand } from './commands/seed';
import { startCommand } from './commands/start';
import { tokenCommand } from './commands/token';
import { workflowsCheckCommand } from './commands/workflows-check';
import { DataFolder } from './launcher/data-folder';
import { savedEnvironment } from './launcher/environment';
import { oneLine } from './launcher/launcher-error';

/** Every command, in the order of `--help`. */
const commands = [
  startCommand(),
  tokenCommand(),
  configCommand(),
  migrateCommand(),
  seedCommand(),
  replayCommand(),
  workflowsCheckCommand(),
  pathwaysCommand(),
];

async function main(): Promise<void> {
  const program = new Command('stafet')
    .description('Hands patients over between region, municipality and GP.')
    .usage('-- <command>   (npm run stafet -- <command>)')
    .showHelpAfterError(false)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  for (const command of commands) {
    command.exitOverride().configureOutput({ outputError: () => undefined });
    program.addCommand(command);
  }
  program.hook('preAction', (_, command) => {
    if (command.name() !== 'start') adoptRunningSystem();
  });
  await program.parseAsync();
}

/** Beside a system that `start` brought up, the other commands mean that system, unless a setting says otherwise. */
function adoptRunningSystem(): void {
  const saved = savedEnvironment(DataFolder.at(process.env['STAFET_DATA']));
  for (const [name, value] of Object.entries(saved)) {
    if (!process.env[name] && !process.env[`${name}_FILE`]) process.env[name] = value;
  }
}

// The reader of the output (`| head`, a closed terminal) may go away first; that is no fault of a command.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

main().catch((fault: unknown) => {
  if (fault instanceof CommanderError && (fault.exitCode === 0 || fault.code === 'commander.help')) {
    process.exitCode = fault.exitCode;
    return;
  }
  const isMisspelt = fault instanceof CommanderError && fault.code !== 'commander.error';
  const hint = isMisspelt ? ' (npm run stafet -- --help lists the commands)' : '';
  process.stderr.write(`${oneLine(fault).replace(/^error: /, '')}${hint}\n`);
  process.exitCode = 1;
});
