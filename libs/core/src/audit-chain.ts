import type { Instant } from './instant';

/** A SHA-256 over UTF-8 text, as lower-case hex. Hashing is I/O of a kind and comes in from outside. */
export type Sha256 = (text: string) => string;

/** What one audit entry says, and all that its hash covers. Optional facts are left out, never null. */
export interface AuditEntryBody {
  readonly format: 'stafet-audit-entry/1';
  readonly handover: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: string;
  readonly organization: string;
  readonly version: number;
  readonly previous: string;
  readonly [fact: string]: unknown;
}

export interface ChainedEntry {
  readonly body: AuditEntryBody;
  readonly hash: string;
}

/** What the first entry of every handover names as the one before it. */
export const genesisHash = '0'.repeat(64);

// Domain separation: the hash of an entry can never be mistaken for that of anything else that Stafet hashes.
const domain = 'stafet/audit-entry/1\n';

/** The hash of an entry: SHA-256 over the domain and the entry in canonical form (RFC 8785). */
export function auditEntryHash(body: AuditEntryBody, canonical: (value: unknown) => string, sha256: Sha256): string {
  return sha256(domain + canonical(body));
}

export interface ChainFault {
  readonly handover: string;
  readonly seq: number;
  readonly fault: 'hash-differs' | 'link-broken' | 'entry-missing' | 'not-the-same-handover';
}

/**
 * Walks the entries of one handover in the order of `seq` and answers the first fault, or nothing where the chain
 * holds. A chain alone cannot show that its tail was cut off.
 */
export function verifyChain(
  entries: readonly ChainedEntry[],
  canonical: (value: unknown) => string,
  sha256: Sha256,
): ChainFault | undefined {
  let previous = genesisHash;
  for (const [index, { body, hash }] of entries.entries()) {
    const fault = (kind: ChainFault['fault']): ChainFault => ({ handover: body.handover, seq: index + 1, fault: kind });
    if (body.handover !== entries[0]?.body.handover) return fault('not-the-same-handover');
    if (body.seq !== index + 1) return fault('entry-missing');
    if (body.previous !== previous) return fault('link-broken');
    if (auditEntryHash(body, canonical, sha256) !== hash) return fault('hash-differs');
    previous = hash;
  }
  return undefined;
}
