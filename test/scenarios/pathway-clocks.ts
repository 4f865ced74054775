import type { DescribedPathway, PathwayStory } from './pathway-story';
import type { Handover } from './story';

/** When a clock of a handover runs out; undefined where it does not run. */
export function dueOf({ deadlines }: Handover, name: string): string | undefined {
  return deadlines.find((each) => each.name === name)?.dueAt;
}

/** The first rule of a clock as the pathway tells it, with the tag of its evidence. */
export function ruleOf({ deadlines }: DescribedPathway, name: string): object | undefined {
  const first = deadlines.find((each) => each.name === name)?.rules[0];
  return first && { ...first.rule, evidence: first.evidence };
}

/** Whom a clock tells at which level. */
export function toldBy({ deadlines }: DescribedPathway, name: string): Readonly<Record<string, readonly string[]>> {
  const levels = deadlines.find((each) => each.name === name)?.levels ?? [];
  return Object.fromEntries(levels.map(({ rule, tells }) => [`E${rule.level}`, tells]));
}

/** The next level of a running clock, and when it is reached. */
export async function nextLevelOf(
  story: PathwayStory,
  handover: string,
  name: string,
): Promise<readonly [level: string, at: string]> {
  const [row] = await story.rows<{ due_at: Date; level: number }>(
    `select due_at, level from deadline where handover_id = $1 and name = $2 and state = 'running'`,
    [handover, name],
  );
  if (row === undefined) throw new Error(`the clock ${name} does not run`);
  return [`E${row.level}`, row.due_at.toISOString()];
}
