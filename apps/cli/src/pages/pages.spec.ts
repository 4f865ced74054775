import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathways, type Pathway } from '@stafet/workflows';
import { overviewPage } from './overview-page';
import { pathwayPage } from './pathway-page';
import { faultsOf, readSections, type Section } from './traceability';

const root = join(__dirname, '..', '..', '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const ids = [...new Set(pathways.map(({ id }) => id))];
const versionsOf = (id: string): [Pathway, ...Pathway[]] =>
  pathways.filter((pathway) => pathway.id === id) as [Pathway, ...Pathway[]];

describe('the page of a pathway', () => {
  it.each(ids)('of %s says what its definition and its machine say (npm run generate)', (id) => {
    expect(read(`workflows/${id}/README.md`)).toBe(pathwayPage(versionsOf(id)));
  });

  it.each(ids)('of %s draws states that Mermaid can name', (id) => {
    const [, picture = ''] = /```mermaid\n([\s\S]*?)```/.exec(pathwayPage(versionsOf(id))) ?? [];
    const ends = [...picture.matchAll(/^ *(\S+) --> ([^\s:]+)/gm)].flatMap(([, from = '', to = '']) => [from, to]);
    const declared = [...picture.matchAll(/^ *state (?:".*" as )?(\w+)/gm)].map(([, state]) => state);
    expect(ends.filter((end) => end !== '[*]' && !declared.includes(end))).toEqual([]);
    expect(ends.length).toBeGreaterThan(10);
  });

  it('tells the steps, the lengths in words, and who is told', () => {
    const text = pathwayPage(versionsOf('psy-first-admission'));
    expect(text).toContain('transferred_to_be_called --> transferred_not_reached: call (not reached)');
    expect(text).toContain('the end of the next working day after contact');
    expect(text).toMatch(/`call` +\| E2 +\| 9 hours before it is due +\| the key contacts on both sides/);
  });
});

describe('the page of all pathways', () => {
  it('says what the definitions and the traceability table say (npm run generate)', () => {
    expect(read('docs/pathways.md')).toBe(overviewPage(readSections(root)));
  });
});

describe('the traceability table', () => {
  it('leads to files, words and tests that are there, and leaves no statement of tier 1 and 2 unheld', () => {
    expect(faultsOf(root, readSections(root), ids)).toEqual([]);
  });

  const section = (row: Partial<Section['rows'][number]>): Section => ({
    title: 'T',
    mustBeHeld: true,
    rows: [{ statement: 'S', says: 'something', ...row }],
  });
  const where = ['workflows/registry.ts: pathways'];
  const heldBy = ['apps/cli/src/pages/pages.spec.ts: tells the steps, the lengths in words, and who is told'];

  it.each([
    [
      'a test that is not there',
      { where, heldBy: ['apps/cli/src/pages/pages.spec.ts: flies'] },
      'pages.spec.ts has no',
    ],
    ['a file that is not there', { where: ['workflows/nowhere.ts: x'], heldBy }, 'there is no workflows/nowhere.ts'],
    ['a word that is not in the file', { where: ['workflows/registry.ts: unheard-of'], heldBy }, 'has no "unheard-of"'],
    ['a statement that no test holds', { where }, 'no test is named'],
    ['a statement that is written nowhere', { heldBy }, 'no definition is named'],
  ])('finds %s', (_, row, fault) => {
    expect(faultsOf(root, [section(row)], ids)).toEqual([expect.stringContaining(fault)]);
  });

  it('asks nothing of what is plainly said not to be covered, and of a pathway that is not registered', () => {
    expect(faultsOf(root, [section({ notCovered: 'belongs to a later step' })], ids)).toEqual([]);
    expect(faultsOf(root, [{ ...section({}), pathway: 'of-tomorrow' }], ids)).toEqual([]);
  });
});
