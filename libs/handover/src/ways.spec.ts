import { instant, type HandoverRoute, type ItemDefinition } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import { findPathway, type Pathway } from '@stafet/workflows';
import { carries, itemsOn, wayBetween, waysOpenOn } from './ways';

const sourced = { evidence: 'PROPOSED', source: 'made up for a test' } as const;
const item = (scope?: string): ItemDefinition => ({
  kind: 'treatment',
  ...(scope === undefined ? {} : { scope }),
  label: { da: 'Behandling', en: 'Treatment' },
  ...sourced,
});
const route = (change: Partial<HandoverRoute>): HandoverRoute => ({
  from: ['ward'],
  to: ['municipality'],
  catchment: 'none',
  ...sourced,
  ...change,
});
const pathwayWith = (...routes: readonly HandoverRoute[]): Pathway => ({
  ...(findPathway('psy-discharge-municipality') as Extract<Pathway, { transfers: true }>),
  items: [item(), item('assessment'), item('therapy')],
  routes,
});
const newYear = (time: string) => instant(`2026-12-31T${time}.000Z`);

describe('the ways of a pathway', () => {
  it('are open from the first moment of a day in Denmark, and until the day before another', () => {
    const pathway = pathwayWith(route({ validTo: '2027-01-01' }), route({ to: ['hospital'], validFrom: '2027-01-01' }));
    const open = (time: string) => waysOpenOn(pathway, newYear(time)).flatMap(({ to }) => to);
    expect(open('22:59:59')).toEqual(['municipality']);
    expect(open('23:00:00')).toEqual(['hospital']);
  });

  it('carry exactly the items that they name, and everything where they name none', () => {
    const [whole, general, scoped] = [{}, { items: ['treatment'] }, { items: ['treatment/therapy'] }].map(route);
    const pathway = pathwayWith();
    expect(itemsOn(pathway, whole!).map(({ scope }) => scope)).toEqual([undefined, 'assessment', 'therapy']);
    expect(itemsOn(pathway, general!).map(({ scope }) => scope)).toEqual([undefined]);
    expect(itemsOn(pathway, scoped!).map(({ scope }) => scope)).toEqual(['therapy']);
    expect(carries(pathway, scoped!, ['treatment'])).toBe(true);
    expect(carries(pathway, scoped!, ['treatment', 'treatment/assessment'])).toBe(false);
  });

  it.each([
    ['school', 'receiver-unsuitable'],
    ['hospital', 'no-route'],
  ])('lead from the ward to no %s', (receiverType, code) => {
    const pathway = pathwayWith(route({}), route({ from: ['municipality'], to: ['hospital'] }));
    const parties = { senderType: 'ward', receiverType };
    expect(() => wayBetween(pathway, parties, ['treatment'], newYear('12:00:00'))).toThrow(
      expect.objectContaining({ constructor: ProblemError, code }),
    );
  });

  it('are tried in their own order', () => {
    const pathway = pathwayWith(route({ items: ['treatment/therapy'] }), route({ supplyDuty: true }));
    const parties = { senderType: 'ward', receiverType: 'municipality' };
    const way = (wished: string) => wayBetween(pathway, parties, [wished], newYear('12:00:00'));
    expect(way('treatment/therapy').supplyDuty).toBeUndefined();
    expect(way('treatment/assessment').supplyDuty).toBe(true);
  });
});
