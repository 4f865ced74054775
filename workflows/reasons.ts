import type { Reason } from '@stafet/core';

const reason = (code: string, da: string, en: string, more: Partial<Reason> = {}): Reason => ({
  code,
  label: { da, en },
  ...more,
});
const withWords: Partial<Reason> = { needs: 'text' };

/** Why a receiver may say no (catalogue 1.7 [PROPOSED]). */
export const rejectReasons: readonly Reason[] = [
  reason('not-target-group', 'Ikke i målgruppen', 'Not in the target group'),
  reason('wrong-catchment', 'Forkert optageområde', 'Wrong catchment', { needs: 'better-receiver' }),
  reason('missing-information', 'Der mangler oplysninger', 'Information is missing'),
  reason('missing-consent', 'Der mangler samtykke', 'Consent is missing'),
  reason('no-legal-basis', 'Intet lovgrundlag', 'No legal basis'),
  reason('already-known-in-other-course', 'Allerede kendt i et andet forløb', 'Already known in another course'),
  reason('no-capacity', 'Ingen kapacitet', 'No capacity', { escalatesUnderSupplyDuty: true }),
  reason('patient-deceased', 'Borgeren er død', 'The citizen has died'),
  reason('duplicate', 'Dublet', 'Duplicate'),
  reason('wrong-patient', 'Forkert borger', 'Wrong citizen'),
];

/** Why a receiver may send on: those of the reasons above that another receiver can mend. */
export const redirectReasons: readonly Reason[] = rejectReasons
  .filter(({ code }) =>
    ['wrong-catchment', 'not-target-group', 'already-known-in-other-course', 'no-legal-basis', 'no-capacity'].includes(
      code,
    ),
  )
  // The receiver that is named is the better one.
  .map(({ code, label }) => ({ code, label }));

/** These of the reasons to say no, for a pathway that allows no others. */
export function onlyReasons(...codes: readonly string[]): readonly Reason[] {
  return rejectReasons.filter(({ code }) => codes.includes(code));
}

/** Why a sender may take back what she still holds (design 4.3). */
export const withdrawReasons: readonly Reason[] = [
  reason('sent-by-mistake', 'Sendt ved en fejl', 'Sent by mistake'),
  reason('plan-changed', 'Planen er ændret', 'The plan has changed'),
  reason('no-longer-needed', 'Ikke længere nødvendigt', 'No longer needed'),
  reason('other', 'Andet', 'Other', withWords),
];

/** Why a handover was an error from the start (catalogue 1.4: wrong CPR, wrong receiver). */
export const correctReasons: readonly Reason[] = [
  reason('wrong-patient', 'Forkert borger', 'Wrong citizen'),
  reason('wrong-receiver', 'Forkert modtager', 'Wrong receiver'),
  reason('duplicate', 'Dublet', 'Duplicate'),
  reason('other', 'Andet', 'Other', withWords),
];
