import { userInfo } from 'node:os';
import { VersionMigration, type MigrationOutcome } from '@stafet/handover';
import { Database, loadConfig, ProblemError } from '@stafet/platform';
import { Command, InvalidArgumentError } from 'commander';

interface Options {
  readonly pathway: string;
  readonly from: number;
  readonly to: number;
  readonly dryRun?: true;
  readonly operator: string;
  readonly json?: true;
}

interface Counts {
  migrated: number;
  refused: number;
}

/** `stafet pathways migrate`: running handovers go on with a newer version; exit 1 where one cannot. */
export function pathwaysMigrateCommand(): Command {
  return new Command('migrate')
    .description(
      'take running handovers to a newer version of their pathway; exit 1 where one of them cannot go on there',
    )
    .requiredOption('--pathway <id>', 'the pathway')
    .requiredOption('--from <version>', 'the version that they have', version)
    .requiredOption('--to <version>', 'the newer version', version)
    .option('--dry-run', 'only say what would change')
    .option('--operator <name>', 'who has it done, for the trail', userInfo().username)
    .option('--json', 'one JSON object a line: each handover, and a summary at the end')
    .action(async (options: Options) => {
      if (options.from >= options.to) throw new Error('--to must be newer than --from');
      const config = loadConfig();
      const database = Database.open(config.database, 'stafet-pathways-migrate');
      try {
        const { refused } = await migrated(VersionMigration.of(database, config), options);
        if (refused > 0) process.exitCode = 1;
      } finally {
        await database.close();
      }
    });
}

async function migrated(migration: VersionMigration, options: Options): Promise<Counts> {
  const { pathway, from, to, operator, json } = options;
  const isDryRun = options.dryRun === true;
  const counts: Counts = { migrated: 0, refused: 0 };
  try {
    for await (const { handover, outcome } of migration.run(pathway, { from, to, operator, isDryRun })) {
      if (outcome.is === 'left-alone') continue;
      counts[outcome.is] += 1;
      say(json ? JSON.stringify({ handover, ...outcome }) : inWords(handover, outcome, isDryRun));
    }
  } catch (fault) {
    if (!(fault instanceof ProblemError && fault.code === 'unknown-pathway')) throw fault;
    throw new Error(`There is no ${pathway} version ${String(fault.facts['version'])}`, { cause: fault });
  }
  const done = isDryRun ? 'could go on' : 'go on';
  if (json) say(JSON.stringify({ pathway, from, to, isDryRun, ...counts }));
  else say(`${counts.migrated} handovers ${done} with ${pathway} version ${to}, ${counts.refused} cannot`);
  return counts;
}

function inWords(handover: string, outcome: MigrationOutcome, isDryRun: boolean): string {
  if (outcome.is === 'left-alone') return `${handover} is left alone`;
  if (outcome.is === 'refused') {
    const { code, ...facts } = outcome.refusal;
    return `${handover} (${outcome.phase}) cannot go on: ${code} ${Object.values(facts).join(' ')}`.trimEnd();
  }
  const { fromStep, step, clocksStarted, clocksStopped, eventsAdded, eventsRemoved } = outcome;
  const changes = [
    ...(fromStep === step ? [] : [`step ${fromStep} becomes ${step}`]),
    ...named('clocks start', clocksStarted),
    ...named('clocks stop', clocksStopped),
    ...named('new acts', eventsAdded),
    ...named('acts no more', eventsRemoved),
  ];
  const what = changes.length === 0 ? 'nothing else changes' : changes.join('; ');
  return `${handover} (${outcome.phase}) ${isDryRun ? 'would go on' : 'goes on'}: ${what}`;
}

function named(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${what}: ${names.join(', ')}`];
}

function version(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It is no version.');
  return number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
