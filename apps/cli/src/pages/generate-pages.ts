import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathways, type Pathway } from '@stafet/workflows';
import { overviewPage } from './overview-page';
import { pathwayPage } from './pathway-page';
import { faultsOf, readSections } from './traceability';

// Writes the page of every pathway, and the page of all of them, into the tree named on the command line.
const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('name the root of the tree to write into');

const ids = [...new Set(pathways.map(({ id }) => id))];
for (const id of ids) {
  const versions = pathways.filter((pathway) => pathway.id === id);
  writeFileSync(join(root, 'workflows', id, 'README.md'), pathwayPage(versions as [Pathway, ...Pathway[]]));
}

const sections = readSections(root);
writeFileSync(join(root, 'docs', 'pathways.md'), overviewPage(sections));
const faults = faultsOf(root, sections, ids);
if (faults.length > 0) {
  process.stderr.write(`docs/traceability says what is not so:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exitCode = 1;
}
