import { levelMoments } from '@stafet/calendar';
import {
  type DeadlineDefinition,
  type DeadlineRule,
  type Effect,
  type HandoverState,
  type Instant,
  type LevelRule,
  type RuleCondition,
} from '@stafet/core';
import type { Pathway } from '@stafet/workflows';
import { dueMoment } from './due-moment';
import type { ConfiguredDeadline } from './handover-reader';
import { moment, type DeadlineRow } from './stored-handover';

/** What the clocks of one handover depend on. */
export interface ClockSetting {
  readonly handoverId: string;
  readonly pathway: Pathway;
  readonly configured: readonly ConfiguredDeadline[];
  readonly at: Instant;
}

/** A level of a deadline that a decision has passed. */
export interface PassedLevel {
  readonly name: string;
  readonly level: number;
}

/** The name of the row that stands for the next moment of effect; no pathway may use it for a deadline. */
export const transferDeadline = 'transfer';

/**
 * The deadlines of a handover after a decision: those whose clock was started, paused, resumed or met, the one of which
 * a level has just passed, and the next moment of effect. Only rows that changed are answered.
 */
export function deadlinesAfter(
  before: readonly DeadlineRow[],
  state: HandoverState,
  effects: readonly Effect[],
  passed: PassedLevel | undefined,
  setting: ClockSetting,
): readonly DeadlineRow[] {
  const rows = new Map(before.map((row) => [row.name, row]));
  const change = (name: string, next: (row: DeadlineRow) => DeadlineRow): void => {
    const row = rows.get(name);
    if (row !== undefined) rows.set(name, next(row));
  };

  if (passed !== undefined) change(passed.name, (row) => beyond(row, passed.level));
  for (const effect of effects) {
    if (effect.type === 'set-deadline') {
      const row = started(effect.name, state, setting);
      if (row === undefined) change(effect.name, met);
      else rows.set(effect.name, row);
    } else if (effect.type === 'clear-deadline') change(effect.name, met);
    else if (effect.type === 'pause-deadline') change(effect.name, (row) => paused(row, setting.at));
    else if (effect.type === 'resume-deadline') change(effect.name, (row) => resumed(row, setting.at));
  }

  const nextTransfer = nextMomentOfEffect(state);
  if (nextTransfer === undefined) change(transferDeadline, met);
  else rows.set(transferDeadline, transferAt(nextTransfer, setting));

  return [...rows.values()].filter((row) => !before.includes(row));
}

/** The rule that holds for a deadline now: what the steward has set, else the pathway's own. */
export function ruleFor(
  definition: DeadlineDefinition,
  configured: readonly ConfiguredDeadline[],
  state: Pick<HandoverState, 'effectiveFrom' | 'sentAt'>,
  at: Instant,
): DeadlineRule {
  const { sentAt = at } = state;
  // A setting is valid for what is sent after it: a handover under way keeps the clocks that it was sent with.
  const setting = configured
    .filter((each) => each.name === definition.name && moment(each.valid_from) <= sentAt)
    .at(-1);
  if (setting !== undefined) return { clock: setting.clock, duration: setting.duration };
  const rule = definition.rules.find((each) => holds(each.when, state, at))?.rule;
  if (rule === undefined) throw new Error(`the deadline ${definition.name} has no rule that always holds`);
  return rule;
}

function started(name: string, state: HandoverState, setting: ClockSetting): DeadlineRow | undefined {
  const { pathway, configured, at } = setting;
  const definition = pathway.deadlines.find((each) => each.name === name);
  if (definition === undefined) throw new Error(`${pathway.id} has no deadline ${name}`);
  const rule = ruleFor(definition, configured, state, at);
  const due = dueMoment(pathway, definition, rule, state, at);
  if (due === undefined) return undefined;
  const [first, ...later] = levelMoments(levelsFor(definition, state, at), at, due.dueAt);
  if (first === undefined)
    throw new Error(`the deadline ${name} of ${pathway.id} has no level at which anybody is told`);
  return {
    handover_id: setting.handoverId,
    name,
    kind: 'response',
    level: first.level,
    state: 'running',
    started_at: at,
    due_at: first.at,
    expires_at: due.dueAt,
    levels: later,
    paused_at: null,
    explanation_da: due.explanation.da,
    explanation_en: due.explanation.en,
    lease_until: null,
  };
}

/** Of several rules for one level the first that holds at the start is meant; it then stays so. */
function levelsFor(definition: DeadlineDefinition, state: HandoverState, at: Instant): readonly LevelRule[] {
  const holding = definition.levels.filter(({ when }) => holds(when, state, at)).map(({ rule }) => rule);
  return holding.filter((rule, index) => holding.findIndex(({ level }) => level === rule.level) === index);
}

function holds(
  condition: RuleCondition = 'always',
  { effectiveFrom }: Pick<HandoverState, 'effectiveFrom'>,
  at: Instant,
): boolean {
  return condition === 'always' || effectiveFrom === undefined || hoursBetween(at, effectiveFrom) < 24;
}

/** The row waits for the next level, or for none. */
function beyond(row: DeadlineRow, passed: number): DeadlineRow {
  const [next, ...later] = row.levels.filter(({ level }) => level > passed);
  if (next === undefined) return { ...row, state: 'passed', lease_until: null };
  return { ...row, level: next.level, due_at: next.at, levels: later, lease_until: null };
}

function met(row: DeadlineRow): DeadlineRow {
  return row.state === 'met' ? row : { ...row, state: 'met', paused_at: null, lease_until: null };
}

function paused(row: DeadlineRow, at: Instant): DeadlineRow {
  return row.state === 'running' ? { ...row, state: 'paused', paused_at: at, lease_until: null } : row;
}

/** What was left when the question was asked is left when it is answered; what had passed by then stays. */
export function resumed(row: DeadlineRow, at: Instant): DeadlineRow {
  if (row.state !== 'paused' || row.paused_at === null) return row;
  const pausedAt = moment(row.paused_at);
  const pause = Date.parse(at) - Date.parse(pausedAt);
  const later = (text: string): Instant => {
    const was = moment(text);
    return was > pausedAt ? moment(new Date(Date.parse(was) + pause).toISOString()) : was;
  };
  return {
    ...row,
    state: 'running',
    paused_at: null,
    due_at: later(row.due_at),
    expires_at: later(row.expires_at),
    levels: row.levels.map(({ level, at: when }) => ({ level, at: later(when) })),
    explanation_da: `${row.explanation_da}, forlænget med den tid spørgsmålet var åbent`,
    explanation_en: `${row.explanation_en}, extended by the time the question was open`,
  };
}

function nextMomentOfEffect(state: HandoverState): Instant | undefined {
  return state.items
    .flatMap((item) => (item.status === 'accepted' && item.takesEffectAt !== undefined ? [item.takesEffectAt] : []))
    .sort()[0];
}

function transferAt(due: Instant, setting: ClockSetting): DeadlineRow {
  return {
    handover_id: setting.handoverId,
    name: transferDeadline,
    kind: 'transfer',
    level: 0,
    state: 'running',
    started_at: setting.at,
    due_at: due,
    expires_at: due,
    levels: [],
    paused_at: null,
    explanation_da: 'det aftalte tidspunkt for overdragelsen',
    explanation_en: 'the agreed moment of the transfer',
    lease_until: null,
  };
}

function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
