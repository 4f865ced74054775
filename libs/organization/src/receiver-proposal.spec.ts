import { instant } from '@stafet/core';
import { loadCatalogue } from './catalogue';
import type { ReceiverQuestion } from './receiver-proposal';

const catalogue = loadCatalogue();

// Midnight in Denmark, when 2027 begins, is 23:00Z of the day before.
const before2027 = instant('2026-12-31T22:59:59.999Z');
const in2027 = instant('2026-12-31T23:00:00.000Z');
const in2020 = instant('2020-06-01T12:00:00.000Z');
const in2034 = instant('2034-06-01T12:00:00.000Z');
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

type Row = [promise: string, question: Partial<ReceiverQuestion>, receiver: string | undefined, at?: typeof in2026];

function checks(catchment: ReceiverQuestion['catchment'], types: readonly string[]) {
  return (_promise: string, question: Partial<ReceiverQuestion>, receiver: string | undefined, at = in2026) => {
    expect(proposed({ catchment, types, ...question }, at)?.receiver.id).toBe(receiver);
  };
}

describe('a unit of the citizen’s municipality as the receiver', () => {
  const types = ['municipal-acute-function'];

  it.each<Row>([
    ['is the one of that municipality', { municipalityCode: '0730' }, 'acute-function-randers'],
    [
      'is the municipality’s until the last moment of 2026',
      { municipalityCode: '0741' },
      'acute-function-samsoe',
      before2027,
    ],
    ['is the planned regional one from the midnight in Denmark', { municipalityCode: '0741' }, 'acute-nursing', in2027],
    ['is of the type asked for', { municipalityCode: '0751', types: ['ppr'] }, 'ppr-aarhus'],
    ['is none where the municipality has none', { municipalityCode: '0706', types: ['ppr'] }, undefined],
    [
      'is the municipality itself where it has none and may receive',
      { municipalityCode: '0706', types: ['ppr', 'municipality'] },
      'municipality-0706',
    ],
    [
      'is the unit before the municipality where both may receive',
      { municipalityCode: '0730', types: ['municipality', 'ppr'] },
      'ppr-randers',
    ],
    ['is none where several fit', { municipalityCode: '0730', types: ['ppr', 'school'] }, undefined],
    ['is none for an unknown municipality', {}, undefined],
    ['is none for a municipality outside the region', { municipalityCode: '0101' }, undefined],
  ])('%s', checks('municipal-unit', types));

  it('says whose unit it is, and from 2027 whom it follows', () => {
    const question = { catchment: 'municipal-unit', types, municipalityCode: '0730' } as const;
    expect(proposed(question)?.because).toEqual({
      da: 'Akutfunktionen i Randers Kommune (demo) er enheden i Randers Kommune (kommunekode 0730), borgerens kommune på overdragelsesdagen',
      en: 'Akutfunktionen i Randers Kommune (demo) is the unit in Randers Kommune (municipality code 0730), the citizen’s municipality on the day of the handover',
    });
    expect(proposed(question, in2027)?.because.da).toBe(
      'Regional akutsygepleje (planlagt) har på overdragelsesdagen afløst enheden i Randers Kommune (kommunekode 0730), borgerens kommune',
    );
  });
});

describe('a psychiatric department as the receiver (catalogue 6.3)', () => {
  const types = ['psychiatric-department'];
  const acuteDepression = { urgency: 'acute', group: 'depression-anxiety' } as const;

  it.each<Row>([
    ['is that of an adult, planned, where no more is known', { municipalityCode: '0730' }, 'psy-randers'],
    [
      'is AUH for acute depression in Favrskov',
      { municipalityCode: '0710', routing: acuteDepression },
      'psy-auh-depression-anxiety',
    ],
    [
      'is Randers for planned depression in Favrskov',
      { municipalityCode: '0710', routing: { group: 'depression-anxiety' } },
      'psy-randers',
    ],
    ['is BUP for a child', { municipalityCode: '0710', routing: { ageAtReferral: 11 } }, 'psy-bua'],
    ['is the chosen one', { municipalityCode: '0710', routing: { chosenUnit: 'psy-midt' } }, 'psy-midt'],
    [
      'is not a chosen one that cannot receive',
      { municipalityCode: '0710', routing: { chosenUnit: 'gp-randers' } },
      undefined,
    ],
    ['is the ward where departments do not receive', { municipalityCode: '0657', types: ['ward'] }, 'ward-goedstrup'],
    [
      'is no ward of another department',
      { municipalityCode: '0751', types: ['ward'], routing: { group: 'psychosis' } },
      undefined,
    ],
    ['is that of the day', { municipalityCode: '0657' }, 'psy-vest', in2020],
    ['is none for an unknown municipality', {}, undefined],
    ['is none for a municipality outside the region', { municipalityCode: '0101' }, undefined],
    ['is not the sender', { municipalityCode: '0730', sender: 'psy-randers' }, undefined],
  ])('%s', checks('psychiatric-department', types));

  it('says by which row, what that row asks, and whether it is only proposed', () => {
    const because = (routing: ReceiverQuestion['routing']) =>
      proposed({ catchment: 'psychiatric-department', types, municipalityCode: '0710', routing })?.because;
    expect(because(acuteDepression)).toEqual({
      da: 'AUH Psykiatrien, Afdeling for Depression og Angst følger af regel 5 i tabellen over optageområder (akut, depression eller angst, Favrskov Kommune)',
      en: 'AUH Psykiatrien, Afdeling for Depression og Angst follows from rule 5 of the catchment table (acute, depression or anxiety, Favrskov Kommune)',
    });
    expect(because({ ageAtReferral: 20, inChildCourse: true })?.da).toContain(
      'regel 3 i tabellen over optageområder (fra 18 år, under 21 år, i forløb fra før det 18. år, Favrskov Kommune)',
    );
    expect(because({ group: 'medication-tapering' })?.da).toMatch(/regel 9 .*, en foreslået standard$/);
    expect(because({ chosenUnit: 'psy-midt' })?.en).toBe('Regionspsykiatrien Midt is the patient’s own choice');
  });
});

describe('a unit of the cluster as the receiver', () => {
  it.each<Row>([
    ['is the visitation of the citizen’s cluster', { municipalityCode: '0706' }, 'visitation-randers'],
    ['is that of the day', { municipalityCode: '0657' }, 'visitation-herning', in2020],
    ['is that of the sender’s cluster where no municipality is known', { sender: 'gp-randers' }, 'visitation-randers'],
    ['is found through the whole that the sender is part of', { sender: 'ppr-aarhus' }, 'visitation-aarhus'],
    ['is none where neither is known', {}, undefined],
    ['is none where the sender is in no cluster', { sender: 'prehospital' }, undefined],
    [
      'is not the sender’s where the municipality is outside',
      { municipalityCode: '0101', sender: 'gp-randers' },
      undefined,
    ],
  ])('%s', checks('cluster-unit', ['hospital-visitation']));

  it.each<Row>([
    ...['0766', '0615', '0727', '0746'].map((municipalityCode): Row => [
      `is Horsens’ one team for ${municipalityCode}`,
      { municipalityCode },
      'outreach-horsens',
    ]),
    ['is the team that serves the municipality', { municipalityCode: '0707' }, 'outreach-djursland'],
    ['is none where two teams serve the municipality', { municipalityCode: '0751' }, undefined],
    ['is none where several teams serve the sender’s cluster', { sender: 'ward-randers' }, undefined],
  ])('%s', checks('cluster-unit', ['outreach-team']));

  it.each<Row>([
    ['is OPUS in Aarhus', { municipalityCode: '0741' }, 'opus-aarhus'],
    ['is the team for psychoses elsewhere', { municipalityCode: '0740' }, 'psychosis-midt'],
    [
      'is the team for psychoses in Gødstrup while OPUS is only planned',
      { municipalityCode: '0661' },
      'psychosis-goedstrup',
    ],
    ['is OPUS in Gødstrup from the planned day', { municipalityCode: '0661' }, 'opus-goedstrup', in2034],
  ])('%s', checks('cluster-unit', ['psychosis-team']));

  it('says which cluster, and whose', () => {
    const question = { catchment: 'cluster-unit', types: ['hospital-visitation'] } as const;
    expect(proposed({ ...question, municipalityCode: '0706' })?.because).toEqual({
      da: 'Hospitalsvisitationen i Randers dækker Syddjurs Kommune i Randersklyngen på overdragelsesdagen',
      en: 'Hospitalsvisitationen i Randers covers Syddjurs Kommune in Randersklyngen on the day of the handover',
    });
    expect(proposed({ ...question, sender: 'gp-randers' })?.because.da).toBe(
      'Hospitalsvisitationen i Randers dækker Randersklyngen, som Lægehuset Randers Midtby (demo) hører til; borgerens kommune er ikke oplyst',
    );
  });
});

describe('the one unit of the region as the receiver', () => {
  const tapering = { routing: { group: 'medication-tapering' } } as const;

  it.each<Row>([
    ['is the offer for the group of patients', tapering, 'medication-tapering'],
    ['is another offer for another group', { routing: { group: 'dual-diagnosis' } }, 'dual-diagnosis'],
    ['asks for no municipality', { ...tapering, municipalityCode: '0101' }, 'medication-tapering'],
    ['is none while the group is not known', {}, undefined],
    ['is none before it existed', tapering, undefined, in2020],
    ['is of the type asked for', { types: ['relatives-centre'] }, 'relatives-centre'],
    ['is none where there are several', { types: ['botilbud'] }, undefined],
  ])('%s', checks('region-wide', ['regional-offer']));

  it('says that it is the only one, and for whom', () => {
    expect(proposed({ catchment: 'region-wide', types: ['regional-offer'], ...tapering })?.because).toEqual({
      da: 'Det regionale tilbud om medicinnedtrapning er det eneste tilbud for medicinnedtrapning i hele regionen på overdragelsesdagen',
      en: 'Det regionale tilbud om medicinnedtrapning is the only offer for tapering of medication in the whole region on the day of the handover',
    });
    expect(proposed({ catchment: 'region-wide', types: ['prehospital'] })?.because.da).toBe(
      'Præhospitalet er det eneste tilbud af sin slags i hele regionen på overdragelsesdagen',
    );
  });
});

describe('the sender’s own department as the receiver', () => {
  it.each<Row>([
    ['is the department of the ward', { sender: 'ward-midt' }, 'psy-midt'],
    ['is the department of the team', { sender: 'outreach-djursland' }, 'psy-randers'],
    ['is the department above a part of it', { sender: 'psy-auh-psychoses' }, 'psy-auh'],
    ['is none for a department, whoever it is part of', { sender: 'psy-midt' }, undefined],
    ['is none for who is part of none', { sender: 'gp-randers' }, undefined],
    ['is none for a sender not in force', { sender: 'ward-goedstrup' }, undefined, in2020],
    ['is none for no sender', {}, undefined],
  ])('%s', checks('sender-department', ['psychiatric-department']));

  it('says of whom the sender is part', () => {
    const question = {
      catchment: 'sender-department',
      types: ['psychiatric-department'],
      sender: 'ward-midt',
    } as const;
    expect(proposed(question)?.because).toEqual({
      da: 'Regionspsykiatrien Midt er den psykiatriske afdeling, som Sengeafsnit, Regionspsykiatrien Midt er en del af',
      en: 'Regionspsykiatrien Midt is the psychiatric department that Sengeafsnit, Regionspsykiatrien Midt is part of',
    });
  });
});

it('proposes nobody where the receiver must be named', () => {
  expect(proposed({ catchment: 'none', types: ['municipality'], municipalityCode: '0730' })).toBeUndefined();
});
