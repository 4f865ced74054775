import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError, sqlState, violatedConstraint } from '@stafet/platform';

/** SQLSTATEs: somebody recorded a fact first (`record_decision`); a serialization failure; a deadlock. */
const beaten = ['SF001', '40001', '40P01'];
const beatenAt = ['idempotency_pkey', 'audit_entry_pkey', 'handover_pkey'];
// Whoever is beaten this often by others has read, decided and lost to a real fact each time.
const attempts = 12;
// Milliseconds, for the first pause.
const longestPause = 10;

/**
 * Reads and decides again when somebody else recorded a fact in between.
 * @throws ProblemError `request-in-progress` when that happens again and again.
 */
export async function insist<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const wasBeaten = beaten.includes(sqlState(error) ?? '') || beatenAt.includes(violatedConstraint(error) ?? '');
      if (!wasBeaten) throw error;
      if (tried === attempts) throw new ProblemError('request-in-progress', {}, 1);
      // Spread, so that those who met do not meet again.
      await sleep(Math.random() * longestPause * tried);
    }
  }
}
