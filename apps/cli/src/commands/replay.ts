import { TrailReplay, type RowDivergence } from '@stafet/handover';
import { Database, loadConfig } from '@stafet/platform';
import { Command } from 'commander';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

// How often it is said how far it has come. Milliseconds.
const pause = 1_000;

/** `stafet replay`: folds the trail through the pure core again and compares; exit 1 where anything differs. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('decide the whole trail again and compare it with what is stored; exit 1 where anything differs')
    .option('--handover <id>', 'only this handover')
    .option('--json', 'one JSON object a line: each divergence, and a summary at the end')
    .action(async ({ handover, json }: { handover?: string; json?: true }) => {
      if (handover !== undefined && !uuid.test(handover)) throw new Error(`${handover} is no id of a handover`);
      const config = loadConfig();
      const database = Database.open(config.database, 'stafet-replay');
      try {
        const found = await compare(
          TrailReplay.of(database, config.patientKeys),
          handover?.toLowerCase(),
          json === true,
        );
        if (found > 0) process.exitCode = 1;
      } finally {
        await database.close();
      }
    });
}

async function compare(replay: TrailReplay, handover: string | undefined, isJson: boolean): Promise<number> {
  let [divergences, told] = [0, performance.now()];
  let progress = { handovers: 0, entries: 0 };
  for await (const each of replay.run(handover)) {
    if ('table' in each) {
      divergences += 1;
      say(process.stdout, isJson ? JSON.stringify(each) : inWords(each));
    } else {
      progress = each;
      if (performance.now() - told < pause) continue;
      told = performance.now();
      say(process.stderr, `${progress.handovers} handovers, ${progress.entries} facts …`);
    }
  }
  if (handover !== undefined && progress.handovers === 0) throw new Error(`There is no handover ${handover}`);
  const { handovers, entries } = progress;
  const summary = `${handovers} handovers with ${entries} facts replayed: ${divergences === 0 ? 'everything is as the trail says' : `${divergences} divergences`}`;
  say(process.stdout, isJson ? JSON.stringify({ ...progress, divergences }) : summary);
  return divergences;
}

function inWords({ handover, table, row, column, expected, found }: RowDivergence): string {
  const place = row === undefined ? `${table}.${column}` : `${table}.${column} (${row})`;
  return `${handover} ${place}: expected ${expected}, found ${found}`;
}

function say(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${line}\n`);
}
