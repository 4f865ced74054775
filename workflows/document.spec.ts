import { prove } from './check/prove';
import { documentOf, isPathway, pathwayOf, type PathwayDocument } from './document';
import type { Pathway } from './pathway';
import { pathways } from './registry';

const all = pathways.map((pathway): [string, Pathway] => [`${pathway.id} v${pathway.version}`, pathway]);
const discharge = documentOf(pathways.find(({ id }) => id === 'psy-discharge-municipality')!);

const changed = (
  change: (document: Record<string, unknown> & { machine: { states: Record<string, unknown> } }) => void,
) => {
  const document = JSON.parse(JSON.stringify(discharge)) as never;
  change(document);
  return pathwayOf(document);
};

describe('a pathway as a document', () => {
  it.each(all)('says all that the pathway says: %s', (_name, pathway) => {
    const document = JSON.parse(JSON.stringify(documentOf(pathway))) as PathwayDocument;
    const again = pathwayOf(document);
    expect(isPathway(again) ? documentOf(again) : again).toEqual(document);
  });

  it.each(all.filter(([, { id }]) => ['psy-first-admission', 'specialist-phone', 'rehab-plan'].includes(id)))(
    'is walked as the pathway is: %s',
    (_name, pathway) => {
      const again = pathwayOf(documentOf(pathway));
      expect(isPathway(again) && prove(again)).toEqual(prove(pathway));
    },
  );

  it.each<[string, string, unknown]>([
    ['is nothing at all', '/', null],
    ['is a list', '/', []],
    ['is nested without end', '/', Array.from({ length: 100 }).reduce((inner) => [inner], [])],
    ['holds a hundred thousand values', '/', Array.from({ length: 100_000 }, () => 1)],
  ])('is refused when it %s', (_what, pointer, document) => {
    const answer = pathwayOf(document);
    expect(isPathway(answer)).toBe(false);
    expect(answer).toMatchObject([{ pointer }]);
  });

  it('is refused with every place that is wrong', () => {
    const answer = changed((document) => {
      document['name'] = { da: 'Kun dansk' };
      document['colour'] = 'green';
      (document['deadlines'] as Record<string, unknown>[])[0]!['waitsFor'] = 'somebody';
    });
    expect(answer).toEqual(
      expect.arrayContaining([
        { pointer: '/name/en', detail: 'is missing' },
        { pointer: '/colour', detail: 'is not known' },
        { pointer: '/deadlines/0/waitsFor', detail: 'must be one of sender, receiver' },
      ]),
    );
  });

  it.each<[string, unknown]>([
    ['a target that is not there', { on: { withdraw: { guard: 'isSender', target: 'nowhere' } } }],
    ['a state of no kit', 'asked-nicely'],
    ['code in place of a name', { entry: ['tellSender'], invoke: { src: 'fetch' } }],
    ['a clock of its own', { after: { 1000: 'transferred' } }],
  ])('is refused when a state has %s', (_what, state) => {
    const answer = changed(({ machine }) => {
      machine.states['accepted'] = state;
    });
    expect(isPathway(answer)).toBe(false);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown guard', { withdraw: { guard: 'isFullMoon', target: 'answered' } }, /isFullMoon/],
    ['an unknown effect', { withdraw: { guard: 'isSender', actions: 'sendMoney', target: 'answered' } }, /sendMoney/],
    ['an event of nobody', { 'act.dance': { guard: 'isSender', target: 'answered' } }, /act\.dance/],
  ])('is no proof: %s is found before anything is walked', (_what, on, name) => {
    const answer = changed(({ machine }) => {
      machine.states['accepted'] = { on };
    });
    const { violation, worlds } = isPathway(answer) ? prove(answer) : { violation: undefined, worlds: [] };
    expect(worlds).toEqual([]);
    expect(violation?.story.da.join()).toMatch(name);
  });

  it('asks whoever can compile schemas about each of them', () => {
    const asked: unknown[] = [];
    const answer = pathwayOf(discharge, (schema) => {
      asked.push(schema);
      return 'is no schema';
    });
    expect(asked).toHaveLength(1 + discharge.events.length);
    expect(answer).toContainEqual({ pointer: '/contentSchema', detail: 'is no schema' });
  });
});
