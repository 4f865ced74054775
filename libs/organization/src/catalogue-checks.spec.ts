import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from './catalogue';
import { OrganizationDataError } from './catalogue-data';
import shipped from './data/organizations.json';

type Row = Record<string, unknown>;
type DataFile = Omit<typeof shipped, 'tables'> & { tables: { of: Row; rows: Row[] }[] };

const folder = mkdtempSync(join(tmpdir(), 'stafet-organizations-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsAfter(plant: (data: DataFile) => void): readonly string[] {
  const data = structuredClone(shipped) as DataFile;
  plant(data);
  return faultsOfFile(JSON.stringify(data));
}

function faultsOfFile(text: string): readonly string[] {
  const path = join(folder, 'organizations.json');
  writeFileSync(path, text);
  try {
    loadCatalogue(path);
  } catch (error) {
    if (error instanceof OrganizationDataError) return error.faults;
    throw error;
  }
  return [];
}

function rowOf(data: DataFile, id: string): Row {
  const row = data.tables.flatMap(({ rows }) => rows).find((each) => each['id'] === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

function addBeside(data: DataFile, id: string, change: Row): void {
  const table = data.tables.find(({ rows }) => rows.some((each) => each['id'] === id));
  table?.rows.push({ ...rowOf(data, id), ...change });
}

const remove = (data: DataFile, id: string) => {
  for (const table of data.tables) table.rows = table.rows.filter((row) => row['id'] !== id);
};
const change = (id: string, fields: Row) => (data: DataFile) => void Object.assign(rowOf(data, id), fields);
const add = (id: string, fields: Row) => (data: DataFile) => addBeside(data, id, fields);

describe('the organisation data', () => {
  it('is sound as shipped, also when read from a path', () => {
    expect(faultsAfter(() => undefined)).toEqual([]);
  });

  it('may be changed by changing the file: a municipality takes another name on a day', () => {
    const faults = faultsAfter((data) => {
      change('municipality-0730', { validTo: '2027-01-01' })(data);
      add('municipality-0730', { name: 'Ny Randers Kommune', validFrom: '2027-01-01', validTo: null })(data);
    });
    expect(faults).toEqual([]);
  });

  it.each<[string, (data: DataFile) => void, string]>([
    ['an id given twice', add('psy-randers', {}), 'psy-randers has an overlap on 2019-01-01'],
    [
      'a gap between two rows of one id',
      (data) => {
        change('psy-randers', { validTo: '2027-01-01' })(data);
        add('psy-randers', { validFrom: '2027-02-01', validTo: null })(data);
      },
      'psy-randers has a gap before 2027-02-01',
    ],
    ['an end before the beginning', change('psy-vest', { validTo: '2018-01-01' }), 'psy-vest ends before it begins'],
    [
      'a gap before a successor',
      change('psy-goedstrup', { validFrom: '2021-03-01' }),
      'psy-goedstrup replaces psy-vest with a gap: one ends 2021-01-01, the other begins 2021-03-01',
    ],
    [
      'an overlap with a successor',
      change('psy-vest', { validTo: null }),
      'psy-goedstrup replaces psy-vest with an overlap: one ends never, the other begins 2021-01-01',
    ],
    [
      'a predecessor that does not exist',
      change('psy-goedstrup', { replaces: ['psy-nowhere'] }),
      'psy-goedstrup replaces psy-nowhere, which does not exist',
    ],
    [
      'a partOf that does not exist',
      change('ward-randers', { partOf: 'psy-nowhere' }),
      'ward-randers (partOf) refers to psy-nowhere, which does not exist',
    ],
    [
      'a partOf that ends before its part',
      change('ward-goedstrup', { partOf: 'psy-vest' }),
      'ward-goedstrup (partOf) refers to psy-vest, which is not valid throughout',
    ],
    [
      'a partOf that begins after its part',
      change('ward-goedstrup', { validFrom: '2020-01-01' }),
      'ward-goedstrup (partOf) refers to psy-goedstrup, which is not valid throughout',
    ],
    [
      'a cluster that is none',
      change('municipality-0730', { cluster: 'psy-randers' }),
      'municipality-0730 (cluster) refers to psy-randers, of type psychiatric-department where cluster belongs',
    ],
    [
      'a municipality in no cluster',
      (data) => delete rowOf(data, 'municipality-0730')['cluster'],
      'municipality-0730 is in no cluster',
    ],
    [
      'a municipality in two clusters',
      add('municipality-0730', { id: 'municipality-randers', cluster: 'cluster-midt' }),
      'municipality code 0730 has an overlap on 2019-01-01',
    ],
    [
      'a municipality without a code',
      (data) => delete rowOf(data, 'municipality-0730')['municipalityCode'],
      'municipality-0730 has no municipality code',
    ],
    [
      'a municipality without a population',
      (data) => delete rowOf(data, 'municipality-0730')['population'],
      'municipality-0730 has no population',
    ],
    [
      'a population that does not add up',
      change('municipality-0730', { population: 97_887 }),
      'on 2019-01-01 the populations of municipality add up to 1326914, not 1326913',
    ],
    [
      'the wrong one of the two populations of Vest',
      change('cluster-vest', { population: 266_776 }),
      'on 2019-01-01 the populations of cluster add up to 1300680, not 1320678',
    ],
    [
      'a municipality that is missing',
      (data) => remove(data, 'municipality-0741'),
      'on 2019-01-01 there are 18 of municipality, not 19',
    ],
    [
      'a municipality that ends without a successor',
      change('municipality-0741', { validTo: '2028-01-01' }),
      'on 2028-01-01 there are 18 of municipality, not 19',
    ],
    [
      'two totals for one day',
      (data) => data.totals.push(...data.totals.slice(0, 1)),
      'on 2019-01-01 there is not exactly one total of municipality',
    ],
    [
      'a cluster that nobody serves for a while',
      (data) => Object.assign(data.catchments.rows.at(-1) ?? {}, { validFrom: '2021-03-01' }),
      'on 2021-01-01 nobody serves cluster-vest',
    ],
    [
      'a cluster that two departments serve',
      (data) => Object.assign(data.catchments.rows.at(-1) ?? {}, { validFrom: '2020-12-01' }),
      'on 2020-12-01 more than one row serves cluster-vest',
    ],
    [
      'a catchment whose acute hospital is none',
      (data) => Object.assign(data.catchments.rows.at(0) ?? {}, { acuteHospital: 'hospital-auh' }),
      'the catchment of cluster-aarhus refers to hospital-auh, of type hospital where acute-hospital belongs',
    ],
    [
      'a kind of patient that no rule routes',
      (data) => data.routing.rows.pop(),
      'on 2019-01-01 no rule routes planned highly-specialised at 40 in municipality-0710',
    ],
    [
      'a municipality that no rule routes',
      (data) => Object.assign(data.routing.rows[8]?.when ?? {}, { municipalities: ['0751'] }),
      'on 2019-01-01 no rule routes planned psychosis at 40 in municipality-0741',
    ],
    [
      'a gap in time between two rules',
      (data) => Object.assign(data.routing.rows.at(-2) ?? {}, { validFrom: '2024-02-01' }),
      'on 2024-01-01 no rule routes planned medication-tapering at 40 in municipality-0710',
    ],
    [
      'a rule that says two things of one patient',
      (data) => data.routing.rows.push(...data.routing.rows.slice(-1)),
      'on 2019-01-01 rule 10 routes planned highly-specialised at 40 in municipality-0710 twice',
    ],
    [
      'a rule for a unit that does not exist',
      (data) => Object.assign(data.routing.rows.at(-1) ?? {}, { unit: 'psy-nowhere' }),
      'rule 10 refers to psy-nowhere, which does not exist',
    ],
    [
      'a rule for a municipality that does not exist',
      (data) => Object.assign(data.routing.rows[9]?.when ?? {}, { municipalities: ['0751', '0741', '0999'] }),
      'rule 7 refers to municipality 0999, which does not exist',
    ],
    [
      'a municipal unit without a municipality code',
      (data) => delete rowOf(data, 'ppr-randers')['municipalityCode'],
      'ppr-randers is in no municipality and follows nobody who was',
    ],
    [
      'a municipal unit with the code of another municipality',
      change('ppr-randers', { municipalityCode: '0706' }),
      'ppr-randers is part of municipality-0730 and has the code of another municipality',
    ],
    [
      'a municipal unit in another cluster than its municipality',
      change('school-aarhus', { cluster: 'cluster-midt' }),
      'school-aarhus is in another cluster than its municipality',
    ],
    [
      'a team in no cluster',
      (data) => delete rowOf(data, 'outreach-horsens')['cluster'],
      'outreach-horsens is in no cluster',
    ],
    [
      'a team that serves a municipality of another cluster',
      change('outreach-randers', { serves: ['0730', '0751'] }),
      'outreach-randers serves 0751, which is not in its cluster',
    ],
    [
      'a team that serves a municipality that does not exist',
      change('outreach-randers', { serves: ['0999'] }),
      'outreach-randers refers to municipality 0999, which does not exist',
    ],
    [
      'an acute function that goes on beside its successor',
      change('acute-function-odder', { validTo: null }),
      'acute-nursing replaces acute-function-odder with an overlap: one ends never, the other begins 2027-01-01',
    ],
    ['a group of patients that is none', change('dual-diagnosis', { group: 'everybody' }), 'must be equal to one of'],
    ['a field that is misspelt', change('psy-randers', { validto: null }), 'must NOT have additional properties'],
    ['a day that is none', change('psy-randers', { validFrom: '2021-02-29' }), 'must match format "date"'],
  ])('is refused for %s', (_fault, plant, sentence) => {
    expect(faultsAfter(plant)).toContainEqual(expect.stringContaining(sentence));
  });

  it('is refused with every fault at once', () => {
    const faults = faultsAfter((data) => {
      change('ward-randers', { partOf: 'psy-nowhere' })(data);
      change('ward-horsens', { partOf: 'psy-elsewhere' })(data);
    });
    expect(faults).toEqual([
      'ward-randers (partOf) refers to psy-nowhere, which does not exist',
      'ward-horsens (partOf) refers to psy-elsewhere, which does not exist',
    ]);
  });

  it('is refused where the file is no JSON or not there', () => {
    expect(faultsOfFile('{')).toEqual([expect.stringContaining('cannot be read as JSON')]);
    expect(() => loadCatalogue(join(folder, 'nowhere.json'))).toThrow(OrganizationDataError);
  });
});
