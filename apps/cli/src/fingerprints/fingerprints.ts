import { createHash } from 'node:crypto';
import { behaviourOf, dataOf, type Pathway } from '@stafet/workflows';

/** What a version means, as two hashes: of its data and machine as they are written, and of what happens in it. */
export interface Fingerprint {
  readonly released: boolean;
  readonly data: string;
  readonly behaviour: string;
}

/** By pathway, then by version (`workflows/fingerprints.json`). */
export type Fingerprints = Readonly<Record<string, Readonly<Record<string, Fingerprint>>>>;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function fingerprintOf(pathway: Pathway, released: boolean): Fingerprint {
  return { released, data: sha256(dataOf(pathway)), behaviour: sha256(behaviourOf(pathway)) };
}

/**
 * The fingerprints with those of these versions recorded anew, and marked as released where that is asked. A released
 * version is never written over: what changed in it needs the next version, and is answered in `refused`.
 */
export function recorded(
  before: Fingerprints,
  versions: readonly Pathway[],
  isRelease: boolean,
): { readonly after: Fingerprints; readonly refused: readonly string[] } {
  const after: Record<string, Record<string, Fingerprint>> = Object.fromEntries(
    Object.entries(before).map(([id, each]) => [id, { ...each }]),
  );
  const refused: string[] = [];
  for (const pathway of versions) {
    const { id, version } = pathway;
    const there = before[id]?.[version];
    const now = fingerprintOf(pathway, isRelease || there?.released === true);
    const isChanged = there !== undefined && (there.data !== now.data || there.behaviour !== now.behaviour);
    if (there?.released === true && isChanged) refused.push(`${id} version ${version}`);
    else after[id] = { ...after[id], [version]: now };
  }
  const inOrder = Object.entries(after).sort(([one], [other]) => (one < other ? -1 : 1));
  return { after: Object.fromEntries(inOrder), refused };
}
