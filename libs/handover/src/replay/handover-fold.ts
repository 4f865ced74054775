import type { Fact, HandoverEvent, HandoverState, Instant, Particulars } from '@stafet/core';
import { plainParticulars } from '@stafet/core';
import { replay, type Divergence, type Pathway, type Replay } from '@stafet/workflows';
import { deadlinesAfter } from '../deadline-clock';
import type { ConfiguredDeadline } from '../handover-reader';
import type { DeadlineRow } from '../stored-handover';
import { clocksCarriedOn } from '../successor';
import type { EntryRow } from './patient-record';

/** What was recorded in one statement: one decision, with what was settled before it. */
export interface Recording {
  readonly at: Instant;
  readonly event: HandoverEvent | undefined;
  /** How the handover stood before and after it. */
  readonly before: HandoverState;
  readonly after: HandoverState;
  readonly deadlinesBefore: readonly DeadlineRow[];
  /** The version after it, and the seq from which on its facts carry that version. */
  readonly version: number;
  readonly versionFromSeq: number;
  readonly lastSeq: number;
}

/** A handover as its trail alone tells it. */
export interface FoldedHandover {
  readonly id: string;
  readonly create: Readonly<Record<string, unknown>>;
  readonly replay: Replay;
  readonly recordings: readonly Recording[];
  readonly version: number;
  readonly pathwayVersion: number;
  readonly deadlines: readonly DeadlineRow[];
}

/** What the trail of one handover does not hold, and the citizen's record does. */
export interface FoldSetting {
  readonly pathwayOf: (version: number) => Pathway | undefined;
  readonly configured: readonly ConfiguredDeadline[];
  /** The handover that this one was opened from, where Stafet itself opened it. */
  readonly opener: FoldedHandover | undefined;
  /** The moments that the handover began with; they are personal, and only their names are in the trail. */
  readonly moments: Particulars['moments'];
}

/** Decides everything again; answers where the trail contradicts the core, if it does. */
export function foldHandover(
  id: string,
  entries: readonly EntryRow[],
  setting: FoldSetting,
): FoldedHandover | Divergence {
  const facts = entries.map(({ entry }) => entry as unknown as Fact);
  const [create] = facts;
  if (create === undefined) return { seq: 1, expected: 'create', found: 'nothing' };
  const first = Number(entries[0]?.entry['pathwayVersion']);
  const { moments: _names, ...created } = create as Fact & { readonly moments?: unknown };
  const begun: Fact = {
    ...created,
    particulars: { ...(create.particulars ?? plainParticulars), moments: setting.moments },
  };
  const replayed = replay([begun, ...facts.slice(1)], first, setting.pathwayOf);
  if ('expected' in replayed) return replayed;
  const recordings = recordingsOf(id, replayed, begun, setting);
  const last = recordings.at(-1);
  return {
    id,
    create: entries[0]?.entry ?? {},
    replay: replayed,
    recordings: recordings.map(({ deadlinesAfter: _after, ...recording }) => recording),
    version: last?.version ?? 1,
    pathwayVersion: replayed.decisions.at(-1)?.pathway.version ?? first,
    deadlines: last?.deadlinesAfter ?? [],
  };
}

type Wound = Recording & { readonly deadlinesAfter: readonly DeadlineRow[] };

function recordingsOf(id: string, { decisions }: Replay, create: Fact, setting: FoldSetting): readonly Wound[] {
  const recordings: Wound[] = [];
  let before = decisions[0]?.decision.state;
  for (let index = 0; index < decisions.length;) {
    const at = decisions[index]?.at;
    // Facts of one recording share its moment, and those of the next are later.
    const together = decisions.slice(index).filter((each) => each.at === at);
    const [first, last] = [together[0], together.at(-1)];
    if (at === undefined || first === undefined || last === undefined) break;
    const earlier = recordings.at(-1);
    const { state } = last.decision;
    const isBeginning = earlier === undefined && at === create.at;
    const deadlinesBefore = earlier?.deadlinesAfter ?? [];
    const moves = together.some(({ decision }) => decision.movesVersion);
    const version = (earlier?.version ?? (isBeginning ? 0 : 1)) + (moves ? 1 : 0);
    recordings.push({
      at,
      event: last.event,
      before: before ?? state,
      after: state,
      deadlinesBefore,
      version,
      versionFromSeq: isBeginning ? 1 : last.seq,
      lastSeq: last.seq + last.decision.facts.length - 1,
      deadlinesAfter: clocksAfter(id, deadlinesBefore, together, isBeginning, setting),
    });
    before = state;
    index += together.length;
  }
  return recordings;
}

function clocksAfter(
  id: string,
  before: readonly DeadlineRow[],
  together: Replay['decisions'],
  isBeginning: boolean,
  { configured, opener }: FoldSetting,
): readonly DeadlineRow[] {
  const last = together.at(-1);
  if (last === undefined) return before;
  const { at, event, pathway, decision } = last;
  const opened = isBeginning
    ? opener?.recordings.find((each) => each.at === at && each.event?.type === 'redirect')
    : undefined;
  const effects = together.flatMap((each) => each.decision.effects);
  const carried =
    opened === undefined
      ? []
      : clocksCarriedOn(pathway, effects, opened.deadlinesBefore, opened.before.passedDeadlines, id, at);
  const own = effects.filter(
    (effect) => effect.type !== 'set-deadline' || !carried.some(({ name }) => name === effect.name),
  );
  const passed = event?.type === 'deadline-passed' ? { name: event.deadline, level: event.level } : undefined;
  const changed = deadlinesAfter(before, decision.state, own, passed, { handoverId: id, pathway, configured, at });
  const rows = new Map([...before, ...changed, ...carried].map((row) => [row.name, row]));
  return [...rows.values()];
}
