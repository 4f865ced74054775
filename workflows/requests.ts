import type { Effect, HandoverState, Item } from '@stafet/core';
import type { MachineEvent, Pathway } from './pathway';

type Answer = (pathway: Pathway, before: HandoverState, event: MachineEvent) => readonly Effect[];

// A clock that counts back needs a moment to count back from.
const afterStart: Answer = (pathway, before, event) => {
  const effectiveFrom = event.type === 'reschedule' ? event.effectiveFrom : before.effectiveFrom;
  return pathway.deadlines
    .filter(({ waitsFor }) => waitsFor === 'receiver')
    .filter(({ counts }) => counts === 'after-start' || effectiveFrom !== undefined)
    .map(({ name }) => ({ type: 'set-deadline', name }));
};

/** What each request of a machine means, as effects. */
const answers: Readonly<Record<string, Answer>> = {
  startClocks: afterStart,
  restartDischargeClock: (pathway) =>
    pathway.deadlines
      .filter((deadline) => deadline.counts === 'before-effect')
      .map((deadline) => ({ type: 'set-deadline', name: deadline.name })),
  // The clock of the one who asked stands still while the other one answers (catalogue 1.5, T_INFO [PROPOSED]).
  // A further question starts the clock of the answer again; the other one stands still already.
  waitForAnswer: (_pathway, before) => [
    ...(before.isQuestionOpen ? [] : [{ type: 'pause-deadline', name: 'respond' } as const]),
    { type: 'set-deadline', name: 'answer' },
  ],
  waitForReceiverAgain: () => [
    { type: 'clear-deadline', name: 'answer' },
    { type: 'resume-deadline', name: 'respond' },
  ],
  stopClocks: (pathway) => pathway.deadlines.map((deadline) => ({ type: 'clear-deadline', name: deadline.name })),
  askAnotherReceiver: (_pathway, before, event) =>
    event.type === 'redirect'
      ? [
          {
            type: 'open-successor',
            receiver: event.receiver,
            items: before.items.filter((item) => item.status === 'requested').map((item) => item.kind),
          },
        ]
      : [],
  tellReceiver: (_pathway, _before, event) => [{ type: 'notify', to: 'receiver', of: event.type }],
  tellSender: (_pathway, _before, event) => [{ type: 'notify', to: 'sender', of: event.type }],
};

/** The effects that a machine asked for by name. Names without an effect are changes that are already made. */
export function effectsOfRequests(
  names: readonly string[],
  pathway: Pathway,
  before: HandoverState,
  event: MachineEvent,
): readonly Effect[] {
  return names.flatMap((name) => answers[name]?.(pathway, before, event) ?? []);
}

/** Whether the clock of this name runs in a handover that waits; a deadline whose clock stands still cannot pass. */
export function isRunning(pathway: Pathway, state: HandoverState, name: string): boolean {
  const deadline = pathway.deadlines.find((each) => each.name === name);
  if (deadline === undefined) return false;
  if (deadline.counts === 'before-effect') return state.effectiveFrom !== undefined;
  return deadline.waitsFor === 'sender' ? state.isQuestionOpen : !state.isQuestionOpen;
}

/** What the ledger must learn: derived from the items themselves, so that no machine can forget to say it. */
export function effectsOfItems(before: readonly Item[], after: readonly Item[]): readonly Effect[] {
  return after.flatMap((item, index): readonly Effect[] => {
    const earlier = before[index];
    if (earlier === undefined || earlier.takesEffectAt === item.takesEffectAt) return [];
    const off: readonly Effect[] =
      earlier.takesEffectAt === undefined
        ? []
        : [{ type: 'cancel-transfer', kind: item.kind, from: earlier.takesEffectAt }];
    return item.takesEffectAt === undefined
      ? off
      : [...off, { type: 'schedule-transfer', kind: item.kind, from: item.takesEffectAt }];
  });
}
