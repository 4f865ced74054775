import type { EscalationLevel, Sourced } from '@stafet/core';

const proposed: Sourced = { evidence: 'PROPOSED', source: 'pathway catalogue 1.6' };

/** E0: half of the time is used, and the inbox that is waited for is reminded. */
const half: EscalationLevel = {
  ...proposed,
  rule: { level: 0, at: { is: 'part', of: 0.5 } },
  tells: ['receiving-inbox'],
};

/** E1: the time is over. */
export const expired: EscalationLevel = {
  ...proposed,
  rule: { level: 1, at: { is: 'due' } },
  tells: ['receiving-duty-leader', 'sending-clinician'],
};

const level = (
  number: 2 | 3,
  clock: 'elapsed' | 'working',
  duration: string,
  tells: EscalationLevel['tells'],
): EscalationLevel => ({
  ...proposed,
  rule: { level: number, at: { is: 'after-due', rule: { clock, duration } } },
  tells,
});

/**
 * The common chain, for what has time. Bodies are named in the seeds («udpegning af nøglekontaktpersoner» S0), the chain
 * is not. E4 is no level of one handover: a monthly count per cluster, without identity (`monthlyCount`).
 */
export const plannedChain: readonly EscalationLevel[] = [
  half,
  expired,
  level(2, 'working', 'P1D', ['key-contacts']),
  level(3, 'working', 'P3D', ['management', 'auditor-queue']),
];

/** The common chain for what must happen within a day. */
export const acuteChain: readonly EscalationLevel[] = [
  half,
  expired,
  level(2, 'elapsed', 'PT4H', ['key-contacts']),
  level(3, 'elapsed', 'P1D', ['management', 'auditor-queue']),
];

/** The acute chain within 24 hours of the moment of effect, the other one before (catalogue 1.6: «+4 h (acute)»). */
export const chainBeforeEffect: readonly EscalationLevel[] = [
  ...acuteChain.map((each) => ({ ...each, when: 'effect-within-24-hours' as const })),
  ...plannedChain,
];

/** E2 at once: what cannot wait for a chain. */
export const keyContactsAtOnce: readonly EscalationLevel[] = [
  { ...proposed, rule: { level: 2, at: { is: 'due' } }, tells: ['key-contacts'] },
];

/** E4: counts only, no citizen and no person (catalogue 1.6). */
export const monthlyCount = {
  ...proposed,
  level: 4,
  every: 'month',
  tells: ['cluster', 'health-steering-group'],
} as const;
