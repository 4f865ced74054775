import { instant } from '@stafet/core';
import { loadCatalogue } from './catalogue';
import type { ReceiverQuestion } from './receiver-proposal';

const catalogue = loadCatalogue();

const in2026 = instant('2026-11-26T12:00:00.000Z');

function proposed(question: Omit<ReceiverQuestion, 'at'>, at = in2026) {
  return catalogue.proposeReceiver({ ...question, at });
}

describe('the citizen’s municipality as the receiver', () => {
  const discharge = { catchment: 'municipality', types: ['municipality'] } as const;

  it('is proposed, and says so in both languages', () => {
    expect(proposed({ ...discharge, municipalityCode: '0741' })).toMatchObject({
      receiver: { id: 'municipality-0741' },
      because: {
        da: 'Samsø Kommune (kommunekode 0741) er borgerens kommune på overdragelsesdagen',
        en: 'Samsø Kommune (municipality code 0741) is the citizen’s municipality on the day of the handover',
      },
    });
  });

  it.each<[string, Partial<ReceiverQuestion>]>([
    ['an unknown municipality', {}],
    ['a municipality outside the region', { municipalityCode: '0101' }],
    ['a day before the record starts', { municipalityCode: '0730', at: instant('2018-06-01T12:00:00.000Z') }],
    ['a handover that municipalities do not receive', { municipalityCode: '0730', types: ['general-practice'] }],
    ['a handover that the municipality itself sends', { municipalityCode: '0730', sender: 'municipality-0730' }],
  ])('is not proposed for %s', (_why, question) => {
    expect(catalogue.proposeReceiver({ ...discharge, at: in2026, ...question })).toBeUndefined();
  });
});
