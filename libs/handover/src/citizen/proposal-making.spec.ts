import { instant } from '@stafet/core';
import { loadCatalogue } from '@stafet/organization';
import { findPathway } from '@stafet/workflows';
import type { CitizenFact, CitizenFactType } from './citizen-fact';
import { proposalOf, proposalsOfMove, replacing, type Occasion } from './proposal-making';
import type { ProposalRow } from './stored-proposal';
import { defaultThresholds, ruleOf, type TriggerId } from './trigger-rules';

const organizations = loadCatalogue();
const occasionOf = (type: CitizenFactType, at: string, unit: string, more: Partial<Occasion> = {}): Occasion => {
  const fact: CitizenFact = { id: 'fact', type, at: instant(at), unit, details: {} };
  return {
    ...{ fact, patientId: 'citizen', birthDate: '2006-03-31', municipality: '0730', organizations, find: findPathway },
    reading: { now: instant(at), items: [], proposals: [] },
    ...more,
  };
};
const proposed = (rule: TriggerId, occasion: Occasion) =>
  proposalOf({ rule, because: [occasion.fact] }, defaultThresholds(ruleOf(rule)), occasion);
const held = (kind: string, holder: string, scope = '') => ({ id: kind, kind, scope, holder, live_handover: null });

describe('a proposal', () => {
  it.each([
    ['a Tuesday', '2026-11-24T10:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['a Friday', '2026-11-20T10:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['before Easter', '2026-04-01T10:00:00.000Z', '2026-04-07T08:00:00.000Z'],
  ])('after a first admission on %s is due at 10:00 on the first following weekday', (_day, at, due) => {
    expect(proposed('first-admission', occasionOf('admission', at, 'ward-randers'))).toMatchObject({ due_at: due });
  });

  it.each([
    // Half a year after 31 August has no 31st: the month of age is full on the day after.
    ['2006-03-31', '2026-09-30T22:00:00.000Z', '2026-12-30T23:00:00.000Z'],
    ['2008-06-15', '2028-12-14T23:00:00.000Z', '2029-03-14T23:00:00.000Z'],
  ])('for somebody born on %s opens at 20 years and 6 months and is due at 20 years and 9', (birthDate, from, due) => {
    const occasion = occasionOf('bup-course', '2022-05-01T10:00:00.000Z', 'ward-bua', { birthDate });
    expect(proposed('approaching-21', occasion)).toMatchObject({ visible_from: from, due_at: due, sender: 'psy-bua' });
  });

  it('for somebody whose birthday nobody knows cannot be made', () => {
    const occasion = occasionOf('bup-course', '2022-05-01T10:00:00.000Z', 'ward-bua', { birthDate: undefined });
    expect(proposed('approaching-21', occasion)).toBeUndefined();
  });

  it('of a meeting goes to the municipality and to whoever holds something for the citizen', () => {
    const items = [held('treatment', 'gp-randers'), held('coordination', 'ward-randers')];
    const at = '2026-11-24T10:00:00.000Z';
    const reading = { now: instant(at), items, proposals: [] };
    const row = proposed('repeated-admissions', occasionOf('admission', at, 'ward-randers', { reading }));
    expect(row?.parts.map(({ receiver }) => receiver)).toEqual(['municipality-0730', 'gp-randers']);
    expect(row?.parts.every((part) => part.items.length > 0)).toBe(true);
  });

  it('leaves the receiver open where nobody knows where the citizen lives', () => {
    const nowhere = { municipality: undefined };
    const row = proposed(
      'first-admission',
      occasionOf('admission', '2026-11-24T10:00:00.000Z', 'ward-randers', nowhere),
    );
    expect(row?.parts).toEqual([{ items: ['coordination/first-contact'] }]);
  });

  it('of what somebody can come to only once is not made again when it was taken', () => {
    const at = '2026-11-24T10:00:00.000Z';
    const earlier = (state: ProposalRow['state']) => ({ rule: 'first-admission', state }) as unknown as ProposalRow;
    const after = (state: ProposalRow['state']) =>
      proposed(
        'first-admission',
        occasionOf('admission', at, 'ward-randers', {
          reading: { now: instant(at), items: [], proposals: [earlier(state)] },
        }),
      );
    expect([after('taken') === undefined, after('dismissed') === undefined]).toEqual([true, false]);
  });

  it('that comes in the place of another gives nobody more time', () => {
    const [first, second] = ['2026-11-23T10:00:00.000Z', '2026-11-25T10:00:00.000Z'].map((at) =>
      occasionOf('no-show', at, 'ward-randers'),
    );
    const before = proposed('missed-appointment', first!)!;
    const again = proposed('missed-appointment', second!)!;
    const { made, turned } = replacing([again], [again.rule], {
      ...second!,
      reading: { now: instant('2026-11-25T10:00:00.000Z'), items: [], proposals: [before] },
    });
    expect([made[0]?.id, made[0]?.due_at]).toEqual([again.id, before.due_at]);
    expect(turned).toMatchObject([
      { id: before.id, from: 'open', row: { state: 'superseded', ended_because: 'fact' } },
    ]);
  });

  it('after a move is one for each municipality that holds what can be handed over', () => {
    const at = '2026-11-24T10:00:00.000Z';
    const items = [
      held('social-support', 'municipality-0730'),
      held('treatment', 'municipality-0730'),
      held('nursing-rehab', 'municipality-0706'),
      held('coordination', 'municipality-0751'),
      held('medication', 'gp-randers'),
    ];
    const occasion = occasionOf('relocation', at, 'municipality-0730', {
      reading: { now: instant(at), items, proposals: [] },
    });
    const moved = { ...occasion, fact: { ...occasion.fact, details: { municipality: '0751' } } };
    expect(proposalsOfMove(moved).map(({ sender, parts }) => [sender, parts[0]?.items, parts[0]?.receiver])).toEqual([
      ['municipality-0730', ['social-support'], 'municipality-0751'],
      ['municipality-0706', ['nursing-rehab'], 'municipality-0751'],
    ]);
  });
});
