import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { auditEntryHash, genesisHash, verifyChain, type AuditEntryBody, type ChainedEntry } from './audit-chain';
import { instant } from './instant';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const canonical = (value: unknown): string => canonicalize(value) ?? '';
const hashOf = (body: AuditEntryBody): string => auditEntryHash(body, canonical, sha256);

function chainOf(handover: string, ...types: readonly string[]): readonly ChainedEntry[] {
  return types.reduce<readonly ChainedEntry[]>((chain, type, index) => {
    const body: AuditEntryBody = {
      format: 'stafet-audit-entry/1',
      handover,
      seq: index + 1,
      type,
      at: instant(`2026-11-20T12:00:0${index}.000Z`),
      actor: 'a-person',
      organization: 'a-ward',
      version: index + 1,
      previous: chain.at(-1)?.hash ?? genesisHash,
      reason: 'no-capacity',
    };
    return [...chain, { body, hash: hashOf(body) }];
  }, []);
}

const chain = chainOf('one', 'create', 'send', 'open', 'accept');
const [create, send, open, accept] = chain as readonly [ChainedEntry, ChainedEntry, ChainedEntry, ChainedEntry];
const verify = (entries: readonly ChainedEntry[]): ReturnType<typeof verifyChain> =>
  verifyChain(entries, canonical, sha256);

describe('the chain of audit entries of one handover', () => {
  it('holds when nothing was touched', () => {
    expect(verify(chain)).toBeUndefined();
    expect(verify([])).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ['who did it', { actor: 'somebody-else' }],
    ['for whom it was done', { organization: 'another-ward' }],
    ['what was done', { type: 'reject' }],
    ['when it was done', { at: instant('2026-11-20T12:00:02.001Z') }],
    ['why it was done', { reason: 'duplicate' }],
    ['a fact more', { newHolder: 'a-municipality' }],
  ])('names the entry in which %s was changed', (_what, change) => {
    const changed = { ...open, body: { ...open.body, ...change } };
    expect(verify([create, send, changed, accept])).toEqual({ handover: 'one', seq: 3, fault: 'hash-differs' });
  });

  it('names the entry after one that was changed and hashed anew', () => {
    const body = { ...open.body, actor: 'somebody-else' };
    expect(verify([create, send, { body, hash: hashOf(body) }, accept])).toEqual({
      handover: 'one',
      seq: 4,
      fault: 'link-broken',
    });
  });

  it.each<[string, readonly ChainedEntry[], number]>([
    ['the first entry is missing', [send, open, accept], 1],
    ['an entry in the middle is missing', [create, open, accept], 2],
    ['two entries have changed places', [create, open, send, accept], 2],
    ['an entry is there twice', [create, send, send, open, accept], 3],
  ])('names the place where %s', (_what, entries, seq) => {
    expect(verify(entries)).toEqual({ handover: 'one', seq, fault: 'entry-missing' });
  });

  it('names an entry that was put in with a number of its own', () => {
    const body = { ...send.body, seq: 2, type: 'phone-call', previous: genesisHash };
    expect(verify([create, { body, hash: hashOf(body) }])).toEqual({ handover: 'one', seq: 2, fault: 'link-broken' });
  });

  it('names an entry of another handover', () => {
    const foreign = chainOf('two', 'create', 'send')[1] as ChainedEntry;
    expect(verify([create, foreign, open])).toEqual({ handover: 'two', seq: 2, fault: 'not-the-same-handover' });
  });

  it('cannot show that its tail was cut off: that is what checkpoints are for', () => {
    expect(verify([create, send])).toBeUndefined();
  });
});

describe('the hash of an audit entry', () => {
  it('is the same in whatever order the facts were written', () => {
    const turned = Object.fromEntries(Object.entries(open.body).reverse()) as unknown as AuditEntryBody;
    expect(hashOf(turned)).toBe(open.hash);
  });

  it('is the same whether a fact is undefined or left out', () => {
    expect(hashOf({ ...open.body, text: undefined })).toBe(open.hash);
  });

  it('is no hash of the bare entry, so that it can never be taken for that of anything else', () => {
    expect(sha256(canonical(open.body))).not.toBe(open.hash);
    expect(open.hash).toBe(sha256(`stafet/audit-entry/1\n${canonical(open.body)}`));
  });
});
