import { instant, type OrganizationId } from '@stafet/core';
import { loadCatalogue } from './catalogue';
import type { RoutingCase } from './routing';

const catalogue = loadCatalogue();

// Midnight in Denmark, when 2021 begins, is 23:00Z of the day before.
const before2021 = instant('2020-12-31T22:59:59.999Z');
const in2021 = instant('2020-12-31T23:00:00.000Z');
const in2023 = instant('2023-06-01T12:00:00.000Z');
const in2026 = instant('2026-11-26T12:00:00.000Z');

const adult: RoutingCase = {
  municipalityCode: '0730',
  urgency: 'planned',
  group: 'other',
  ageAtReferral: 40,
  coercion: false,
  inChildCourse: false,
};

function routed(patient: Partial<RoutingCase>, at = in2026) {
  const route = catalogue.route({ ...adult, ...patient, at });
  return { unit: route?.unit.id, rule: route?.rule.rule, entryPoint: route?.entryPoint?.id };
}

describe('the region as shipped', () => {
  it('has 19 municipalities of 1,326,913 people in five clusters of 1,320,678', () => {
    const population = (type: string) =>
      catalogue
        .all(in2026)
        .filter((organization) => organization.type === type)
        .map((organization) => organization.population?.value ?? 0);
    expect(population('municipality')).toHaveLength(19);
    expect(population('municipality').reduce((sum, each) => sum + each)).toBe(1_326_913);
    expect(population('cluster')).toHaveLength(5);
    expect(population('cluster').reduce((sum, each) => sum + each)).toBe(1_320_678);
  });

  it('says of every row from when to when, where it is from and how well it is known', () => {
    for (const organization of catalogue.all()) {
      expect(organization).toMatchObject({
        validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        source: expect.stringMatching(/./),
        evidence: expect.stringMatching(/^(SEED|EXT|PROPOSED)$/),
      });
      expect(organization.validTo === null || organization.validTo > organization.validFrom).toBe(true);
    }
  });

  it('marks what the seeds do not name as proposed: wards, practices and all that is only for the demo', () => {
    const invented = catalogue
      .all()
      .filter(({ type, name }) => ['ward', 'general-practice', 'school'].includes(type) || name.endsWith('(demo)'));
    expect(invented.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ward-randers', 'gp-favrskov', 'school-aarhus', 'outreach-randers', 'police']),
    );
    expect(new Set(invented.map(({ evidence }) => evidence))).toEqual(new Set(['PROPOSED']));
  });

  it('has a unit of every type that a municipality or a cluster has, in Randersklyngen and in Aarhusklyngen', () => {
    const local = [
      'municipal-acute-function',
      'municipal-prevention',
      'job-centre',
      'ppr',
      'school',
      'youth-education',
    ];
    const others = ['botilbud', 'specialist-practice', 'psychologist-practice', 'somatic-department', 'outreach-team'];
    const missing = ['cluster-randers', 'cluster-aarhus'].flatMap((cluster) =>
      [...local, ...others, 'psychosis-team', 'hospital-visitation', 'general-practice', 'ward']
        .filter((type) => !catalogue.all(in2026).some((each) => each.type === type && each.cluster === cluster))
        .map((type) => `${type} in ${cluster}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(['2020-06-01', '2026-11-26', '2027-01-01', '2034-01-01'])(
    'has on %s one hospital visitation and an outreach team in every cluster, Vest’s from 2021',
    (day) => {
      const inForce = catalogue.all(instant(`${day}T12:00:00.000Z`));
      for (const { id } of inForce.filter(({ type }) => type === 'cluster')) {
        const types = inForce.filter(({ cluster }) => cluster === id).map(({ type }) => type);
        expect(types.filter((type) => type === 'hospital-visitation')).toHaveLength(1);
        expect(types.includes('outreach-team')).toBe(day >= '2021-01-01' || id !== 'cluster-vest');
      }
    },
  );

  it('knows a municipality by its code, with cluster and population', () => {
    expect(catalogue.municipality('0730')).toEqual({
      id: 'municipality-0730',
      name: 'Randers Kommune',
      type: 'municipality',
      municipalityCode: '0730',
      cluster: 'cluster-randers',
      population: { value: 97_886, asOf: '2019K4' },
      validFrom: '2019-01-01',
      validTo: null,
      source: 'S2, population annex; codes from hl7dk/dk-core; catalogue 6.2',
      evidence: 'SEED',
    });
    expect(catalogue.municipality('0101')).toBeUndefined();
  });

  it.each<[OrganizationId, OrganizationId]>([
    ['psy-vest', 'psy-goedstrup'],
    ['acute-herning', 'acute-goedstrup'],
    ['hospital-vest-herning', 'hospital-goedstrup'],
    ['hospital-vest-holstebro', 'hospital-goedstrup'],
  ])('has %s until the midnight in Denmark when %s begins', (former, successor) => {
    const inForce = (at: typeof in2021) => [former, successor].filter((id) => catalogue.find(id, at) !== undefined);
    expect(inForce(before2021)).toEqual([former]);
    expect(inForce(in2021)).toEqual([successor]);
    expect(catalogue.all(in2021).map(({ id }) => id)).not.toContain(former);
    expect(catalogue.find(former)?.validTo).toBe('2021-01-01');
  });
});

describe('catchment routing (catalogue 6.3)', () => {
  it.each<[string, Partial<RoutingCase>, ReturnType<typeof routed>]>([
    [
      'coercion leads to the department directly, though acute',
      { urgency: 'acute', coercion: true },
      { unit: 'psy-randers', rule: 8, entryPoint: undefined },
    ],
    [
      'an eating disorder is BUP’s at any age',
      { group: 'eating-disorder', ageAtReferral: 52 },
      { unit: 'psy-bua', rule: 2, entryPoint: undefined },
    ],
    [
      'an acute eating disorder does not come through the acute hospital',
      { group: 'eating-disorder', urgency: 'acute' },
      { unit: 'psy-bua', rule: 2, entryPoint: undefined },
    ],
    [
      'under 18 on the day of referral is BUP’s',
      { ageAtReferral: 17 },
      { unit: 'psy-bua', rule: 3, entryPoint: undefined },
    ],
    [
      'under 18 is BUP’s also with psychosis in Aarhus',
      { ageAtReferral: 17, municipalityCode: '0751', group: 'psychosis', urgency: 'acute' },
      { unit: 'psy-bua', rule: 3, entryPoint: undefined },
    ],
    [
      '18 on the day of referral is adult',
      { ageAtReferral: 18 },
      { unit: 'psy-randers', rule: 8, entryPoint: undefined },
    ],
    [
      'a course with BUP goes on until 21',
      { ageAtReferral: 20, inChildCourse: true },
      { unit: 'psy-bua', rule: 3, entryPoint: undefined },
    ],
    [
      'at 21 adult psychiatry takes over',
      { ageAtReferral: 21, inChildCourse: true },
      { unit: 'psy-randers', rule: 8, entryPoint: undefined },
    ],
    [
      'an acute adult comes through the acute hospital of the cluster',
      { urgency: 'acute', group: 'psychosis', municipalityCode: '0740' },
      { unit: 'psy-midt', rule: 8, entryPoint: 'acute-viborg' },
    ],
    [
      'acute depression or anxiety in Favrskov goes to AUH, by way of Randers',
      { urgency: 'acute', group: 'depression-anxiety', municipalityCode: '0710' },
      { unit: 'psy-auh-depression-anxiety', rule: 5, entryPoint: 'acute-randers' },
    ],
    [
      'planned depression or anxiety in Favrskov goes to Randers',
      { group: 'depression-anxiety', municipalityCode: '0710' },
      { unit: 'psy-randers', rule: 8, entryPoint: undefined },
    ],
    [
      'acute psychosis in Favrskov goes to Randers',
      { urgency: 'acute', group: 'psychosis', municipalityCode: '0710' },
      { unit: 'psy-randers', rule: 8, entryPoint: 'acute-randers' },
    ],
    [
      'acute depression or anxiety on Samsø goes to AUH',
      { urgency: 'acute', group: 'depression-anxiety', municipalityCode: '0741' },
      { unit: 'psy-auh-depression-anxiety', rule: 5, entryPoint: 'acute-aarhus' },
    ],
    [
      'acute depression or anxiety elsewhere goes to the department of the cluster',
      { urgency: 'acute', group: 'depression-anxiety', municipalityCode: '0615' },
      { unit: 'psy-horsens', rule: 5, entryPoint: 'acute-horsens' },
    ],
    [
      'psychosis in Aarhus goes to the department for psychoses',
      { group: 'psychosis', municipalityCode: '0751' },
      { unit: 'psy-auh-psychoses', rule: 6, entryPoint: undefined },
    ],
    [
      'planned depression or anxiety in Aarhus goes to AUH',
      { group: 'depression-anxiety', municipalityCode: '0751' },
      { unit: 'psy-auh-depression-anxiety', rule: 7, entryPoint: undefined },
    ],
    [
      'anything else in Aarhus goes to AUH Psykiatrien',
      { municipalityCode: '0751' },
      { unit: 'psy-auh', rule: 8, entryPoint: undefined },
    ],
    [
      'highly specialised care is AUH’s for the whole region',
      { group: 'highly-specialised', municipalityCode: '0665' },
      { unit: 'psy-auh', rule: 10, entryPoint: undefined },
    ],
    [
      'free choice comes before the catchment',
      { group: 'psychosis', chosenUnit: 'psy-midt' },
      { unit: 'psy-midt', rule: 'any', entryPoint: undefined },
    ],
    [
      'free choice does not make a child an adult',
      { ageAtReferral: 12, chosenUnit: 'psy-midt' },
      { unit: 'psy-bua', rule: 3, entryPoint: undefined },
    ],
    [
      'an unknown unit cannot be chosen',
      { chosenUnit: 'psy-nowhere' },
      { unit: undefined, rule: undefined, entryPoint: undefined },
    ],
    [
      'an unknown municipality is not routed',
      { municipalityCode: '0101' },
      { unit: undefined, rule: undefined, entryPoint: undefined },
    ],
  ])('%s', (_promise, patient, expected) => {
    expect(routed(patient)).toEqual(expected);
  });

  it.each(['0657', '0661', '0756', '0665', '0760', '0671'])(
    'sends %s to Vest and Herning before 2021, to Gødstrup from then on',
    (municipalityCode) => {
      const acute = { municipalityCode, urgency: 'acute' as const };
      expect(routed(acute, before2021)).toEqual({ unit: 'psy-vest', rule: 8, entryPoint: 'acute-herning' });
      expect(routed(acute, in2021)).toEqual({ unit: 'psy-goedstrup', rule: 8, entryPoint: 'acute-goedstrup' });
    },
  );

  it('knows the one offer for tapering medication from 2024, and says that its place is proposed', () => {
    const patient = { group: 'medication-tapering', municipalityCode: '0746' } as const;
    expect(routed(patient, in2023)).toMatchObject({ unit: 'psy-horsens', rule: 8 });
    expect(routed(patient, in2026)).toMatchObject({ unit: 'psy-randers', rule: 9 });
    expect(catalogue.route({ ...adult, ...patient, at: in2026 })?.rule.evidence).toBe('PROPOSED');
  });
});
