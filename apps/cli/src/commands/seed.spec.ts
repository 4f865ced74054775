import { demoMailboxes, demoMunicipalities, demoPeople } from '@stafet/demo';
import { loadCatalogue } from '@stafet/organization';

const catalogue = loadCatalogue();
const firstDayOfTheDemo = '2026-11-01';
const receiving = catalogue
  .all()
  .filter(({ type, validTo }) => !['region', 'cluster'].includes(type) && (validTo ?? '9999') > firstDayOfTheDemo)
  .map(({ id }) => id);

describe('what is seeded', () => {
  it('has a mailbox for everybody who can be handed to, now or later, and for nobody else', () => {
    expect(demoMailboxes.map(({ organization }) => organization).sort()).toEqual([...receiving].sort());
  });

  it('has people only in organisations that exist', () => {
    const known = new Set(catalogue.all().map(({ id }) => id));
    const employers = demoPeople.flatMap(({ memberships }) => memberships.map(({ organization }) => organization));
    expect(employers.filter((id) => !known.has(id))).toEqual([]);
  });

  it('has a person in every organisation of Randersklyngen and Aarhusklyngen that a pathway leads to', () => {
    const employers = new Set(demoPeople.flatMap(({ memberships }) => memberships.map((each) => each.organization)));
    const buildings = ['cluster', 'hospital', 'health-house', 'acute-clinic', 'municipal-acute-function'];
    const unstaffed = catalogue
      .all()
      .filter(({ cluster, type }) => /randers|aarhus/.test(cluster ?? '') && !buildings.includes(type))
      .filter(({ id }) => !employers.has(id));
    expect(unstaffed.map(({ id }) => id)).toEqual([]);
  });

  it('knows the municipalities by the codes and names of the reference data', () => {
    const municipalities = catalogue.all().filter(({ type }) => type === 'municipality');
    expect(demoMunicipalities.map(({ code, name }) => `${code} ${name} Kommune`).sort()).toEqual(
      municipalities.map(({ municipalityCode, name }) => `${municipalityCode ?? ''} ${name}`).sort(),
    );
  });
});
