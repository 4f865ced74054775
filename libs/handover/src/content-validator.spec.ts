import { findPathway, pathways } from '@stafet/workflows';
import fc from 'fast-check';
import { contentFaults } from './content-validator';

const pathway = findPathway('psy-discharge-municipality')!;
const example = pathway.exampleContent;

describe('the content of a handover', () => {
  it.each(pathways.map((each) => [`${each.id}.v${each.version}`, each] as const))(
    'of %s: its example is valid as it stands',
    (_name, each) => {
      expect(contentFaults(each, each.exampleContent)).toEqual([]);
    },
  );

  it.each<[string, object, readonly string[]]>([
    ['lacks a field', { consent: undefined }, ['/content/consent']],
    ['lacks two', { consent: undefined, wardPhone: undefined }, ['/content/wardPhone', '/content/consent']],
    ['has a field that nobody knows', { gossip: 'x' }, ['/content']],
    ['has a citizen’s number for a field', { '2509479989': 1 }, ['/content']],
    ['has a field whose name every object has', { constructor: 1 }, ['/content']],
    ['has U+0000', { supportNeeds: 'Hjælp\u0000' }, ['/content/supportNeeds']],
    ['has a control character', { supportNeeds: 'Hjælp\u001b[2J' }, ['/content/supportNeeds']],
    ['has half an emoji', { riskAssessment: 'Ro \ud83d' }, ['/content/riskAssessment']],
    ['has an answer that is not offered', { consent: 'maybe' }, ['/content/consent']],
    ['has a phone that is none', { wardPhone: 'ring bare' }, ['/content/wardPhone']],
    ['has words where yes or no is asked', { childrenInTheHome: 'ja' }, ['/content/childrenInTheHome']],
    ['has an empty text', { supportNeeds: '' }, ['/content/supportNeeds']],
    ['has a text without end', { supportNeeds: 'x'.repeat(4_001) }, ['/content/supportNeeds']],
    ['has a moment that is none', { expectedDischarge: 'fredag' }, ['/content/expectedDischarge']],
    ['has nothing where words are asked', { crisisPlan: null }, ['/content/crisisPlan']],
  ])('that %s is refused with a pointer', (_what, change, pointers) => {
    const content = JSON.parse(JSON.stringify({ ...example, ...change })) as object;
    expect(contentFaults(pathway, content).map((fault) => fault.pointer)).toEqual(pointers);
  });

  it('says what would be right, and never what was written', () => {
    const [fault] = contentFaults(pathway, { ...example, consent: 'Bruno Test Elmer' });
    expect(fault).toEqual({ pointer: '/content/consent', detail: 'must be one of given, refused, not-asked' });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(example)), fc.constantFrom('Hemmelighed', 2509, ['Hemmelighed'])),
        (change) => {
          const faults = contentFaults(pathway, { ...example, ...change });
          expect(JSON.stringify(faults)).not.toMatch(/Hemmelighed|2509/);
        },
      ),
    );
  });

  it('may have lines, tabs and every letter that people write', () => {
    expect(contentFaults(pathway, { ...example, supportNeeds: 'Linje 1\r\n\tLinje 2: Æblegrød 👩‍👩‍👧 李' })).toEqual([]);
  });

  it('never tells the name of a field that nobody knows', () => {
    expect(JSON.stringify(contentFaults(pathway, { ...example, '2509479989': 1 }))).not.toContain('2509479989');
  });

  it.each([undefined, null, 'text', 7, [], true])('that is %p is refused', (content) => {
    expect(contentFaults(pathway, content)).not.toEqual([]);
  });

  it('is judged by its own version, also where two of them call themselves the same', () => {
    const named = { $id: 'https://stafet.example/content', type: 'object', properties: { reason: { type: 'string' } } };
    const [first, second] = [{ ...named }, { ...named, required: ['reason'] }];
    expect(contentFaults({ ...pathway, contentSchema: first }, {})).toEqual([]);
    expect(contentFaults({ ...pathway, contentSchema: second }, {})).toHaveLength(1);
  });
});
