import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { circumstances, itemKinds, keyOf, phases, type EventDefinition } from '@stafet/core';
import { pathways } from '@stafet/workflows';

const documents = join(__dirname, '..', '..', 'docs');
const glossary = readFileSync(join(documents, 'glossary.md'), 'utf8');
// Generated from the definitions; it has the words that only single pathways use.
const wordsOfPathways = readFileSync(join(documents, 'pathways.md'), 'utf8').replace(/ +/g, ' ');

/** The rows of the first table below a heading or sentence, cell by cell, without the backquotes around codes. */
function tableAfter(mark: string): string[][] {
  const [, after = ''] = glossary.split(`\n${mark}\n`);
  const table = /(?:^\|.*\n)+/m.exec(after)?.[0] ?? '';
  const [, , ...rows] = table.trim().split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

const events = pathways.flatMap((pathway): readonly EventDefinition[] => pathway.events);
/** The acts and reasons that pathways share: those of the one that adds nothing to them. */
const common = pathways.find(({ id }) => id === 'psy-discharge-municipality')?.events ?? [];
const isCommon = ({ type }: EventDefinition): boolean => common.some((each) => each.type === type);
const distinct = <T>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];

describe('the glossary', () => {
  it('has every phase of the lifecycle, in its order, with a Danish word', () => {
    const rows = tableAfter('## Phases');
    expect(rows.map(([phase]) => phase)).toEqual([...phases]);
    expect(rows.filter((row) => row.at(-1) === '')).toEqual([]);
  });

  it('has every kind of responsibility', () => {
    expect(tableAfter('## Kinds of responsibility').map(([kind]) => kind)).toEqual([...itemKinds]);
  });

  it('calls the general responsibilities by the Danish words of the interface, in every pathway', () => {
    const words = new Map(tableAfter('## Kinds of responsibility').map((row) => [row[0], row.at(-1)]));
    const general = pathways.flatMap(({ items }) => items.filter(({ scope }) => scope === undefined));
    expect(general.map(({ kind, label }) => [kind, label.da])).toEqual(
      general.map(({ kind }) => [kind, words.get(kind)]),
    );
  });

  it('has every circumstance of a citizen', () => {
    const rows = tableAfter('What can happen to a citizen meanwhile (`circumstance`):');
    expect(rows.map(([circumstance]) => circumstance)).toEqual([...circumstances]);
    expect(rows.filter((row) => row.at(-1) === '')).toEqual([]);
  });

  it('has every act that pathways share, with whose it is and its Danish word, the same in each of them', () => {
    const rows = tableAfter('What a person may want to happen:').map((row) => [row[0], row[1], row.at(-1)]);
    const known = distinct(events.filter(isCommon).map(({ type, by, label }) => [type, by, label.da]));
    expect([...rows].sort()).toEqual([...known].sort());
  });

  it('has every reason that pathways share, with its Danish words and the acts that it is for', () => {
    const columns = ['reject', 'redirect', 'withdraw', 'correct'];
    const rows = tableAfter('## Reasons').flatMap(([code, ...cells]) =>
      columns.filter((_, index) => cells[index] === 'yes').map((type) => [type, code, cells.at(-1)]),
    );
    const known = common.flatMap(({ type, reasons = [] }) => reasons.map(({ code, label }) => [type, code, label.da]));
    expect([...rows].sort()).toEqual([...known].sort());
  });

  it('leads to every word that only single pathways have: acts, reasons and items with a scope', () => {
    const shared = new Set(common.flatMap(({ reasons = [] }) => reasons.map(({ code }) => code)));
    const words = pathways.flatMap(({ events: acts, items }) => [
      ...acts
        .filter((act) => !isCommon(act))
        .map(({ type, by, label }) => `| \`${type}\` | ${by} | ${label.en} | ${label.da} |`),
      ...acts.flatMap(({ type, reasons = [] }) =>
        reasons
          .filter(({ code }) => !shared.has(code))
          .map(({ code, label }) => `| \`${code}\` | \`${type}\` | ${label.en} | ${label.da} |`),
      ),
      ...items
        .filter(({ scope }) => scope !== undefined)
        .map((item) => `| \`${keyOf(item)}\` | ${item.label.en} | ${item.label.da} |`),
    ]);
    expect(words.filter((each) => !wordsOfPathways.includes(each))).toEqual([]);
    expect(words.length).toBeGreaterThan(50);
  });
});
