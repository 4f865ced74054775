import {
  keyOf,
  nameOfEvent,
  type DeadlineCondition,
  type DeadlineDefinition,
  type Effect,
  type HandoverEvent,
  type HandoverState,
} from '@stafet/core';
import type { Pathway } from './pathway';

/**
 * Which clocks start, stop and stand still by what has happened. It is derived from where the handover stood and where
 * it stands, so that no machine can forget a deadline.
 */
export function effectsOnClocks(
  { deadlines }: Pick<Pathway, 'deadlines'>,
  before: HandoverState,
  event: HandoverEvent,
  after: HandoverState,
): readonly Effect[] {
  const isAskedAgain = after.items.some(
    (item, index) => item.status === 'requested' && before.items[index]?.status === 'accepted',
  );
  return deadlines.flatMap((deadline): readonly Effect[] => {
    const { name } = deadline;
    const [ran, runs] = [hasClock(deadline, before), hasClock(deadline, after)];
    if (!runs) return ran ? [{ type: 'clear-deadline', name }] : [];
    const restarts =
      !ran ||
      deadline.restartsOn?.includes(nameOfEvent(event)) === true ||
      // A confirmation that is void is asked for again with the whole time, and a moved moment moves what counts from it.
      (isAskedAgain && deadline.waitsFor === 'receiver') ||
      (countsFromEffect(deadline) && before.effectiveFrom !== after.effectiveFrom) ||
      (deadline.moment !== undefined && momentOf(deadline, before) !== momentOf(deadline, after));
    const pauses = pausesIn(deadline, after);
    if (restarts) {
      return [{ type: 'set-deadline', name }, ...(pauses ? [{ type: 'pause-deadline', name } as const] : [])];
    }
    if (pauses === pausesIn(deadline, before)) return [];
    return [{ type: pauses ? 'pause-deadline' : 'resume-deadline', name }];
  });
}

/** Whether the clock of this name goes on; a deadline whose clock stands still cannot pass. */
export function isRunning(pathway: Pick<Pathway, 'deadlines'>, state: HandoverState, name: string): boolean {
  const deadline = pathway.deadlines.find((each) => each.name === name);
  return deadline !== undefined && hasClock(deadline, state) && !pausesIn(deadline, state);
}

/** The deadlines whose clock goes on or stands still, by name. */
export function clocksOf({ deadlines }: Pick<Pathway, 'deadlines'>, state: HandoverState): readonly string[] {
  return deadlines.filter((deadline) => hasClock(deadline, state)).map(({ name }) => name);
}

/** The deadlines whose clock stands still, by name. */
export function clocksPausedIn({ deadlines }: Pick<Pathway, 'deadlines'>, state: HandoverState): readonly string[] {
  return deadlines.flatMap((deadline) =>
    hasClock(deadline, state) && pausesIn(deadline, state) ? [deadline.name] : [],
  );
}

function hasClock(deadline: DeadlineDefinition, state: HandoverState): boolean {
  const { runsIn, onlyIf, moment } = deadline;
  if (!runsIn.includes(state.phase) && !runsIn.includes(state.step)) return false;
  if (onlyIf !== undefined && !holds(onlyIf, state)) return false;
  // A clock that counts from a moment needs one.
  if (countsFromEffect(deadline)) return state.effectiveFrom !== undefined;
  return moment === undefined || momentOf(deadline, state) !== undefined;
}

function holds(condition: DeadlineCondition, state: HandoverState): boolean {
  switch (condition.is) {
    case 'item':
      return state.items.some((item) => keyOf(item) === condition.item && item.status !== 'rejected');
    case 'sent-on-twice':
      return state.particulars.timesSentOn >= 2;
    case 'capacity-lacking':
      return state.particulars.lacksCapacity;
  }
}

function countsFromEffect({ counts }: DeadlineDefinition): boolean {
  return counts === 'before-effect' || counts === 'after-effect';
}

function momentOf({ moment = '' }: DeadlineDefinition, state: HandoverState): string | undefined {
  return state.particulars.moments[moment];
}

function pausesIn(deadline: DeadlineDefinition, state: HandoverState): boolean {
  return deadline.pausesWithQuestion === true && state.isQuestionOpen;
}
