import type { EventDefinition } from '@stafet/core';
import { correctReasons, redirectReasons, rejectReasons, withdrawReasons } from './reasons';

/** The acts that all pathways share, in the order in which the interface offers them (design 4.2). */
export const commonEvents: readonly EventDefinition[] = [
  { type: 'send', by: 'sender', label: { da: 'Send', en: 'Send' } },
  { type: 'accept', by: 'receiver', label: { da: 'Bekræft', en: 'Confirm' } },
  { type: 'ask', by: 'receiver', label: { da: 'Spørg', en: 'Ask' } },
  { type: 'answer', by: 'sender', label: { da: 'Svar', en: 'Answer' } },
  { type: 'reject', by: 'receiver', label: { da: 'Afvis', en: 'Reject' }, reasons: rejectReasons },
  { type: 'redirect', by: 'receiver', label: { da: 'Send videre', en: 'Send on' }, reasons: redirectReasons },
  { type: 'open', by: 'receiver', label: { da: 'Åbn', en: 'Open' } },
  { type: 'assign', by: 'receiver', label: { da: 'Tildel', en: 'Assign' } },
  { type: 'reschedule', by: 'sender', label: { da: 'Flyt tidspunkt', en: 'Reschedule' } },
  { type: 'phone-call', by: 'either', label: { da: 'Notér opkald', en: 'Record a call' } },
  { type: 'complete', by: 'receiver', label: { da: 'Afslut', en: 'Complete' } },
  { type: 'withdraw', by: 'sender', label: { da: 'Træk tilbage', en: 'Withdraw' }, reasons: withdrawReasons },
  { type: 'correct', by: 'sender', label: { da: 'Ret fejl', en: 'Correct an error' }, reasons: correctReasons },
];

/** The common acts with some of them changed, and some left out (`undefined`). */
export function commonEventsBut(
  changed: Readonly<Record<string, Partial<EventDefinition> | undefined>>,
): readonly EventDefinition[] {
  return commonEvents.flatMap((event) => {
    if (!(event.type in changed)) return [event];
    const change = changed[event.type];
    return change === undefined ? [] : [{ ...event, ...change }];
  });
}

/** The acts that advice shares with all else: everything but those that confirm, refuse, move or end responsibility. */
export const adviceEvents: readonly EventDefinition[] = commonEvents.filter(({ type }) =>
  ['send', 'ask', 'answer', 'open', 'assign', 'phone-call', 'withdraw', 'correct'].includes(type),
);
