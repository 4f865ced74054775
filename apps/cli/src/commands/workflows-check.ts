import { ProvingPool, type TimedProof } from '@stafet/proof';
import { diagramOf, findPathway, pathways, type Pathway } from '@stafet/workflows';
import { Command } from 'commander';
import { brokenLines, heldLine, totalOf } from './proof-report';

interface Options {
  readonly pathway?: string;
  readonly json?: true;
}

/** `npm run workflows:check`: walks every pathway and version, and tells the shortest story that breaks a promise. */
export function workflowsCheckCommand(): Command {
  return new Command('workflows-check')
    .description('model-check every pathway; exit 1 with a story on the first broken promise')
    .option('--pathway <id>', 'this pathway only, in all its versions')
    .option('--json', 'the counts and the stories as JSON')
    .action(async (options: Options) => {
      const chosen = pathways.filter(({ id }) => options.pathway === undefined || id === options.pathway);
      if (chosen.length === 0) throw new Error(`There is no pathway ${options.pathway}`);
      const began = performance.now();
      const proofs = await new ProvingPool().prove(
        chosen,
        (timed) => (options.json ? undefined : say(...linesOf(timed))),
        showProgress,
      );
      const seconds = (performance.now() - began) / 1_000;
      if (options.json) say(JSON.stringify({ seconds, pathways: proofs.map(rowOf) }, null, 2));
      else say(totalLine(proofs, seconds));
      if (proofs.some(({ proof }) => proof.violation !== undefined)) process.exitCode = 1;
    });
}

function rowOf({ proof, milliseconds }: TimedProof): object {
  const { states, transitions } = diagramOf(pathwayOf(proof));
  return { ...proof, places: states.length, moves: transitions.length, walked: totalOf(proof), milliseconds };
}

function linesOf(timed: TimedProof): readonly string[] {
  const { proof, milliseconds } = timed;
  const { states, transitions } = diagramOf(pathwayOf(proof));
  const { states: walked, transitions: decisions, refusals } = totalOf(proof);
  return [
    `${proof.id} version ${proof.version}: ${states.length} places, ${transitions.length} transitions`,
    `  walked ${number(walked)} snapshots, ${number(decisions)} decisions, ${number(refusals)} refusals ` +
      `in ${(milliseconds / 1_000).toFixed(1)} s`,
    ...(proof.violation === undefined ? [heldLine()] : brokenLines(proof.violation)),
  ];
}

function totalLine(proofs: readonly TimedProof[], seconds: number): string {
  const sum = (count: 'states' | 'transitions' | 'refusals'): string =>
    number(proofs.reduce((total, { proof }) => total + totalOf(proof)[count], 0));
  const broken = proofs.filter(({ proof }) => proof.violation !== undefined).length;
  return (
    `${proofs.length} pathways, ${sum('states')} snapshots, ${sum('transitions')} decisions, ${sum('refusals')} refusals ` +
    `in ${seconds.toFixed(1)} s: ${broken === 0 ? 'every promise is kept' : `${broken} broken`}`
  );
}

function pathwayOf({ id, version }: TimedProof['proof']): Pathway {
  return findPathway(id, version) as Pathway;
}

/** Shows how far it is while it runs, where a person is looking. */
function showProgress(walked: number, of: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(walked < of ? `\r${walked} of ${of} worlds walked` : `\r${' '.repeat(40)}\r`);
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
