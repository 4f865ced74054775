import type { Me, Organization, Pathway } from '../../api';
import { itemsFor, receiversFor, sendersFor, wayBetween } from './ways';

const now = '2026-11-22T10:00:00.000Z';
const item = (kind: string, scope?: string) => ({ kind, ...(scope === undefined ? {} : { scope }) });
const pathway = {
  items: [item('treatment', 'assessment'), item('social-support'), item('medication')],
  routes: [
    { from: ['ward'], to: ['municipality'], items: ['social-support'] },
    { from: ['ward'], to: ['outreach-team'], items: ['treatment/assessment', 'medication'], freeChoice: true },
    { from: ['general-practice'], to: ['municipality'] },
    { from: ['ward'], to: ['job-centre'], validFrom: '2027-01-01' },
    { from: ['ward'], to: ['ppr'], validTo: '2026-11-22' },
  ],
} as unknown as Pathway;
const organizations = [
  { id: 'ward-1', name: 'Sengeafsnit', type: 'ward' },
  { id: 'team-1', name: 'Udgående team', type: 'outreach-team' },
  { id: 'municipality-1', name: 'Aarhus Kommune', type: 'municipality' },
  { id: 'job-1', name: 'Jobcenter', type: 'job-centre' },
  { id: 'ppr-1', name: 'PPR', type: 'ppr' },
] as Organization[];
const names = (all: readonly { name: string }[]): readonly string[] => all.map(({ name }) => name);

describe('the ways of a pathway', () => {
  it('let only those send from whose type a way leads', () => {
    const me = { organizations: organizations.map(({ id, name }) => ({ id, name })) } as Me;
    expect(names(sendersFor(pathway, me, organizations, now))).toEqual(['Sengeafsnit']);
    expect(sendersFor(pathway, { ...me, organizations: [] }, organizations, now)).toEqual([]);
  });

  it('lead only to those who can be asked by such a sender, on days on which they are open', () => {
    expect(names(receiversFor(pathway, 'ward', organizations, now))).toEqual(['Udgående team', 'Aarhus Kommune']);
    expect(names(receiversFor(pathway, 'general-practice', organizations, now))).toEqual(['Aarhus Kommune']);
    // Half past midnight in Denmark, while it is still December in London.
    expect(names(receiversFor(pathway, 'ward', organizations, '2026-12-31T23:30:00.000Z'))).toContain('Jobcenter');
  });

  it('carry only what may go to just this receiver', () => {
    expect(itemsFor(pathway, 'ward', 'outreach-team', now)).toEqual([
      item('treatment', 'assessment'),
      item('medication'),
    ]);
    expect(itemsFor(pathway, 'general-practice', 'municipality', now)).toHaveLength(3);
  });

  it('are found by both sides and all that is to be handed over', () => {
    const types = { sender: 'ward', receiver: 'outreach-team' };
    expect(wayBetween(pathway, types, ['medication'], now)?.freeChoice).toBe(true);
    expect(wayBetween(pathway, types, ['social-support'], now)).toBeUndefined();
  });
});
