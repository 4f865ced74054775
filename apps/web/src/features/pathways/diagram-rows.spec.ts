import { rowsOf } from './diagram-rows';

const diagram = {
  states: ['draft', 'sent', 'under-assessment', 'withdrawn', 'to-be-called', 'called', 'rejected', 'completed'],
  transitions: [
    { from: 'draft', event: 'send', to: 'sent' },
    { from: 'draft', event: 'withdraw', to: 'withdrawn' },
    { from: 'sent', event: 'open', to: 'under-assessment' },
    { from: 'sent', event: 'reject', to: 'rejected' },
    { from: 'under-assessment', event: 'reject', to: 'rejected' },
    { from: 'under-assessment', event: 'accept', to: 'to-be-called' },
    { from: 'to-be-called', event: 'act.call', to: 'called' },
    { from: 'to-be-called', event: 'act.call', to: 'to-be-called' },
    { from: 'called', event: 'complete', to: 'completed' },
  ],
};

describe('the picture of a pathway', () => {
  const { rows, arcs } = rowsOf({ diagram });
  const named = arcs.map(({ from, to, events }) => [rows[from]?.state, ...events, rows[to]?.state]);

  it('has a row for each place in the order in which a patient meets them, and the endings last', () => {
    expect(rows.map(({ state }) => state)).toEqual([
      'draft',
      'asked',
      'to-be-called',
      'called',
      'rejected',
      'completed',
    ]);
    expect(rows.filter(({ isEnd }) => isEnd).map(({ state }) => state)).toEqual(['rejected', 'completed']);
  });

  it('draws every way to another row once, with the acts that lead there', () => {
    expect(named).toHaveLength(5);
    expect(named).toEqual(
      expect.arrayContaining([
        ['draft', 'send', 'asked'],
        ['asked', 'reject', 'rejected'],
        ['asked', 'accept', 'to-be-called'],
        ['to-be-called', 'call', 'called'],
        ['called', 'complete', 'completed'],
      ]),
    );
  });

  it('lets no two arcs of a lane overlap', () => {
    for (const one of arcs) {
      for (const other of arcs) {
        if (one === other || one.lane !== other.lane) continue;
        const top = Math.max(Math.min(one.from, one.to), Math.min(other.from, other.to));
        const bottom = Math.min(Math.max(one.from, one.to), Math.max(other.from, other.to));
        expect(bottom).toBeLessThanOrEqual(top);
      }
    }
  });
});
