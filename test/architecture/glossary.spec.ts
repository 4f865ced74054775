import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemKinds, phases, type EventDefinition } from '@stafet/core';
import { pathways } from '@stafet/workflows';

const glossary = readFileSync(join(__dirname, '..', '..', 'docs', 'glossary.md'), 'utf8');

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

  it('calls what pathways hand over by the Danish words of the interface', () => {
    const words = new Map(tableAfter('## Kinds of responsibility').map((row) => [row[0], row.at(-1)]));
    const shown = pathways.flatMap(({ items }) => items.map(({ kind, label }) => [kind, label.da]));
    expect(shown).toEqual(shown.map(([kind]) => [kind, words.get(kind)]));
  });

  it('has every act of every pathway, with whose it is and its Danish word', () => {
    const rows = tableAfter('What a person may want to happen:').map((row) => [row[0], row[1], row.at(-1)]);
    const known = distinct(events.map(({ type, by, label }) => [type, by, label.da]));
    expect([...rows].sort()).toEqual([...known].sort());
  });

  it('has every reason, with its Danish words and the acts that it is for', () => {
    const columns = ['reject', 'redirect', 'withdraw', 'correct'];
    const rows = tableAfter('## Reasons').flatMap(([code, ...cells]) =>
      columns.filter((_, index) => cells[index] === 'yes').map((type) => [type, code, cells.at(-1)]),
    );
    const known = distinct(
      events.flatMap(({ type, reasons = [] }) => reasons.map(({ code, label }) => [type, code, label.da])),
    );
    expect([...rows].sort()).toEqual([...known].sort());
  });
});
