import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathways } from '@stafet/workflows';
import { recorded, type Fingerprints } from './fingerprints';

// `npm run workflows:release -- [--for-good] [ID…]`: records what versions mean; `--for-good` when they are released.
const isRelease = process.argv.includes('--for-good');
const ids = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const file = join('workflows', 'fingerprints.json');

const unknown = ids.filter((id) => !pathways.some((pathway) => pathway.id === id));
if (unknown.length > 0) throw new Error(`no such pathway: ${unknown.join(', ')}`);

const before = JSON.parse(readFileSync(file, 'utf8')) as Fingerprints;
const meant = pathways.filter(({ id }) => ids.length === 0 || ids.includes(id));
const { after, refused } = recorded(before, meant, isRelease);
writeFileSync(file, `${JSON.stringify(after, undefined, 2)}\n`);
process.stdout.write(`${file}: ${meant.length - refused.length} recorded\n`);
for (const each of refused) {
  process.stderr.write(`${each} is released and has changed its meaning: put it back, and write the next version.\n`);
}
if (refused.length > 0) process.exitCode = 1;
