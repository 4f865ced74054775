import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPathway, pathways, type Pathway } from '@stafet/workflows';
import { fingerprintOf, recorded, type Fingerprints } from './fingerprints';

const stored = JSON.parse(
  readFileSync(join(__dirname, '..', '..', '..', '..', 'workflows', 'fingerprints.json'), 'utf8'),
) as Fingerprints;

/** What to do where a version means something else than was recorded; nothing where it does not. */
function changeOf(pathway: Pathway): string | undefined {
  const { id, version } = pathway;
  const there = stored[id]?.[version];
  if (there === undefined) return `${id} version ${version} is not recorded: npm run workflows:release -- ${id}`;
  const now = fingerprintOf(pathway, there.released);
  const changed = (['data', 'behaviour'] as const).filter((part) => there[part] !== now[part]);
  if (changed.length === 0) return undefined;
  return there.released
    ? `the ${changed.join(' and ')} of ${id} changed, and version ${version} is released: put it back, and make version ${version + 1}`
    : `the ${changed.join(' and ')} of ${id} version ${version} changed; it is not released yet: npm run workflows:release -- ${id}`;
}

describe('a version of a pathway', () => {
  it.each(pathways.map((pathway) => ({ name: `${pathway.id} version ${pathway.version}`, pathway })))(
    '$name means what was recorded',
    ({ pathway }) => {
      expect(changeOf(pathway)).toBeUndefined();
    },
  );

  it('is recorded only where it is registered', () => {
    const known = pathways.map(({ id, version }) => `${id} ${version}`);
    const recordedOnes = Object.entries(stored).flatMap(([id, each]) => Object.keys(each).map((v) => `${id} ${v}`));
    expect(recordedOnes.filter((each) => !known.includes(each))).toEqual([]);
  });
});

describe('the fingerprint', () => {
  const pathway = findPathway('psy-first-admission')!;
  const here = fingerprintOf(pathway, false);

  it('does not change with words, sources and tags', () => {
    const mended: Pathway = {
      ...pathway,
      name: { da: 'Et andet navn', en: 'Another name' },
      source: 'elsewhere',
      deadlines: pathway.deadlines.map((each) => ({ ...each, label: { da: 'x', en: 'x' } })),
    };
    expect(fingerprintOf(mended, false)).toEqual(here);
  });

  it('changes with a deadline, an item, a reason, a field of an act and the machine', () => {
    const other = findPathway('psy-discharge-municipality')!;
    const changes: readonly Partial<Pathway>[] = [
      { deadlines: pathway.deadlines.slice(1) },
      { deadlines: pathway.deadlines.map((each) => ({ ...each, pausesWithQuestion: undefined })) },
      { events: pathway.events.map((each) => ({ ...each, reasons: each.reasons?.slice(1) })) },
      { events: pathway.events.map((each) => ({ ...each, fields: undefined })).filter(({ type }) => type !== 'call') },
      { contentSchema: { ...pathway.contentSchema, required: [] } },
      { machine: other.machine },
    ];
    const changed = changes.map((change) => fingerprintOf({ ...pathway, ...change } as Pathway, false).data);
    expect(new Set([here.data, ...changed]).size).toBe(changes.length + 1);
  });

  it('changes with what happens, also where the machine is written as before', () => {
    const machine = pathway.machine.provide({ guards: { isReceiver: () => false } });
    const changed = fingerprintOf({ ...pathway, machine } as Pathway, false);
    expect(changed.data).toBe(here.data);
    expect(changed.behaviour).not.toBe(here.behaviour);
  });

  it('of a released version is never written over, and of one that is not, it is', () => {
    const old = { data: 'of before', behaviour: 'of before' };
    const released = { [pathway.id]: { 1: { ...old, released: true } } };
    expect(recorded(released, [pathway], false)).toEqual({
      after: released,
      refused: ['psy-first-admission version 1'],
    });
    const draft = { [pathway.id]: { 1: { ...old, released: false } } };
    expect(recorded(draft, [pathway], false)).toEqual({ after: { [pathway.id]: { 1: here } }, refused: [] });
    expect(recorded(draft, [pathway], true).after[pathway.id]?.[1]?.released).toBe(true);
  });
});
