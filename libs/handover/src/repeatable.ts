import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { ProblemError } from '@stafet/platform';
import type { CommandAnswer } from './commands';
import type { StoredAnswer } from './handover-reader';
import type { PatientVault } from './patient-vault';
import { bytesOf, hexOf } from './stored-handover';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text);
}

/** What tells one body from another: its canonical form, so that the order of fields does not matter. */
export function bodyHash(body: unknown): string {
  return createHash('sha256')
    .update(canonicalize(body) ?? '')
    .digest('hex');
}

/** The stored answer where this is an exact repeat of an earlier request. */
export function repeatOf(
  stored: StoredAnswer | undefined,
  hash: string,
  vault: PatientVault,
  dataKey: () => Buffer,
): CommandAnswer | undefined {
  if (stored === undefined || stored.body_hash !== hash) return undefined;
  return {
    status: stored.status === 201 ? 201 : 200,
    ...(stored.etag === '' ? {} : { etag: stored.etag }),
    ...(stored.location === null ? {} : { location: stored.location }),
    body: vault.decrypt(dataKey(), bytesOf(stored.answer), 'answer'),
  };
}

/** The key must be there and must not belong to another request (design 4.3, order of checks). */
export function requireFreshKey(key: string | undefined, stored: StoredAnswer | undefined): string {
  if (!isUuid(key)) throw new ProblemError('idempotency-key-required');
  if (stored !== undefined) throw new ProblemError('idempotency-key-reused');
  return key;
}

/** The row that keeps an answer for seven days, encrypted with the patient's key. */
export function answerRow(
  request: { readonly caller: string; readonly path: string; readonly key: string; readonly bodyHash: string },
  answer: CommandAnswer,
  patientId: string,
  at: string,
  vault: PatientVault,
  dataKey: Buffer,
): object {
  return {
    caller: request.caller,
    path: request.path,
    key: request.key,
    body_hash: request.bodyHash,
    status: answer.status,
    etag: answer.etag ?? '',
    location: answer.location ?? null,
    patient_id: patientId,
    answer: hexOf(vault.encrypt(dataKey, answer.body, 'answer')),
    created_at: at,
  };
}
