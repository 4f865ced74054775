import { diagramOf, pathways, unreachedPhases, walk, worlds, type Pathway } from '@stafet/workflows';
import { Command } from 'commander';

/** `npm run workflows:check`: walks every pathway and version, and tells the shortest story that breaks a promise. */
export function workflowsCheckCommand(): Command {
  return new Command('workflows-check')
    .description('model-check every pathway; exit 1 with a story on the first broken promise')
    .action(() => {
      const isEachKept = pathways.map(check).every((isKept) => isKept);
      if (!isEachKept) process.exitCode = 1;
    });
}

function check(pathway: Pathway): boolean {
  const began = performance.now();
  const walks = worlds.map((world) => walk(pathway, world));
  const violation = walks.find((each) => each.violation !== undefined)?.violation;
  const missed = unreachedPhases(pathway, walks);
  const sum = (count: 'states' | 'transitions' | 'refusals'): string =>
    walks.reduce((total, each) => total + each[count], 0).toLocaleString('en');
  const { states, transitions } = diagramOf(pathway);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(`${pathway.id} version ${pathway.version}: ${states.length} states, ${transitions.length} transitions`);
  say(
    `  walked ${sum('states')} snapshots, ${sum('transitions')} decisions, ${sum('refusals')} refusals in ${seconds} s`,
  );
  if (violation !== undefined) {
    say(`  BROKEN ${violation.invariant}`, ...violation.story.map((line) => `    ${line}`));
    return false;
  }
  if (missed.length > 0) {
    say(`  BROKEN: nobody can ever reach ${missed.join(', ')}`);
    return false;
  }
  say('  holds INV-1 … INV-10; every phase is reached, none is a dead end, nobody is waited for without a deadline');
  return true;
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
