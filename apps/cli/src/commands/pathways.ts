import { readFile, stat } from 'node:fs/promises';
import { checkInThread, type CheckOutcome } from '@stafet/proof';
import { documentOf, findPathway } from '@stafet/workflows';
import { Command } from 'commander';
import { pathwaysListCommand } from './pathways-list';
import { pathwaysMigrateCommand } from './pathways-migrate';
import { brokenLines, heldLine, totalOf } from './proof-report';

const mostBytes = 1_000_000;

/** `npm run stafet -- pathways …`: pathways as documents. */
export function pathwaysCommand(): Command {
  const check = new Command('check')
    .description('prove a pathway that is written as a JSON document; exit 1 with the story where it breaks a promise')
    .argument('<file>', 'the document, `-` for what is on stdin')
    .option('--seconds <seconds>', 'how long it may take', '120')
    .action(async (file: string, { seconds }: { readonly seconds: string }) => {
      const text = await textOf(file);
      report(await checkInThread(text, { milliseconds: Number(seconds) * 1_000, megabytes: 512 }));
    });
  const show = new Command('document')
    .description('print a registered pathway as such a document')
    .argument('<id>')
    .option('--pathway-version <version>', 'this version; the newest where left out')
    .action((id: string, options: { readonly pathwayVersion?: string }) => {
      const version = options.pathwayVersion === undefined ? undefined : Number(options.pathwayVersion);
      const pathway = findPathway(id, version);
      if (pathway === undefined) throw new Error(`There is no pathway ${id}`);
      process.stdout.write(`${JSON.stringify(documentOf(pathway), null, 2)}\n`);
    });
  const group = new Command('pathways').description(
    'pathways: list them, check or print one as a document, migrate what runs',
  );
  for (const command of [check, show, pathwaysListCommand(), pathwaysMigrateCommand()]) {
    command.exitOverride().configureOutput({ outputError: () => undefined });
    group.addCommand(command);
  }
  return group;
}

async function textOf(file: string): Promise<string> {
  if (file === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
  const { size } = await stat(file).catch(() => ({ size: -1 }));
  if (size < 0) throw new Error(`There is no file ${file}`);
  // What is refused anyway is not read.
  return size > mostBytes ? ' '.repeat(mostBytes + 1) : readFile(file, 'utf8');
}

function report(outcome: CheckOutcome): void {
  switch (outcome.is) {
    case 'holds': {
      const { id, version } = outcome.proof;
      const { states, transitions, refusals } = totalOf(outcome.proof);
      process.stdout.write(
        `${id} version ${version}: ${states} snapshots, ${transitions} decisions, ${refusals} refusals\n${heldLine()}\n`,
      );
      return;
    }
    case 'broken': {
      const { proof } = outcome;
      const story = proof.violation === undefined ? [] : brokenLines(proof.violation);
      process.stdout.write(`${[`${proof.id} version ${proof.version}`, ...story].join('\n')}\n`);
      process.exitCode = 1;
      return;
    }
    case 'faulty': {
      const [first, ...others] = outcome.faults;
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      throw new Error(`No pathway: ${first?.pointer} ${first?.detail}${more}`);
    }
    case 'too-large':
      throw new Error('No pathway: the document is larger than 1 MB');
    case 'too-long':
      throw new Error('No pathway: it could not be proved in the time that a check may take');
    case 'too-much-memory':
      throw new Error('No pathway: it could not be proved in the memory that a check may take');
  }
}
