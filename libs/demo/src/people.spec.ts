import { demoMailboxes, demoMunicipalities, demoPatients, demoPeople, findDemoPerson } from './index';

describe('the demo logins', () => {
  it('are those that design 4.1 promises, each once', () => {
    const logins = demoPeople.map((each) => each.login);
    expect(new Set(logins).size).toBe(logins.length);
    expect(logins).toEqual(
      expect.arrayContaining([
        ...['randers', 'midt', 'horsens', 'vest', 'auh', 'bua'].map((ward) => `clinician-${ward}`),
        'caseworker-samsoe',
        'caseworker-ringkoebing-skjern',
        'caseworker-ikast-brande',
        'caseworker-aarhus',
        'gp-randers',
        'gp-aarhus',
        'auditor',
        'admin-randers',
        'steward',
        'operator',
      ]),
    );
    expect(logins.filter((each) => each.startsWith('caseworker-'))).toHaveLength(19);
    expect(logins).toHaveLength(31);
  });

  it('have a name, a synthetic professional id of their own and a mailbox that cannot exist', () => {
    expect(new Set(demoPeople.map((each) => each.name)).size).toBe(demoPeople.length);
    expect(new Set(demoPeople.map((each) => each.professionalId)).size).toBe(demoPeople.length);
    for (const person of demoPeople) {
      expect(person.name).not.toBe(person.login.replace('caseworker-', ''));
      expect(person.professionalId).toMatch(/^synthetic-/);
      expect(person.cvr).toMatch(/^0000\d{4}$/);
      expect(person.email).toMatch(/\.example$/);
    }
  });

  it('write æ ø å as ae oe aa', () => {
    for (const person of demoPeople) expect(person.login).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('belong to the ward, municipality, practice or region that they are named after', () => {
    expect(findDemoPerson('clinician-vest')?.memberships).toEqual([
      { organization: 'ward-goedstrup', role: 'clinician' },
    ]);
    expect(findDemoPerson('caseworker-samsoe')?.memberships).toEqual([
      { organization: 'municipality-0741', role: 'case-worker' },
    ]);
    expect(findDemoPerson('admin-randers')?.memberships).toEqual([
      { organization: 'municipality-0730', role: 'organization-administrator' },
    ]);
    expect(findDemoPerson('nobody')).toBeUndefined();
  });
});

describe('the demo surroundings', () => {
  it('reach every organisation that somebody acts for at one mailbox', () => {
    const acting = demoPeople
      .filter((person) => /^(clinician|caseworker|gp)-/.test(person.login))
      .flatMap((person) => person.memberships.map((each) => each.organization));
    expect(demoMailboxes.map((each) => each.organization).sort()).toEqual([...acting].sort());
    for (const mailbox of demoMailboxes) expect(mailbox.email).toMatch(/^[a-z]+@[a-z-]+\.example$/);
  });

  it('know only patients with published test numbers, living in one of the 19 municipalities', () => {
    expect(demoPatients.map((each) => each.cpr)).toEqual([
      '2509479989',
      '0201609995',
      '0504909989',
      '0703921VJ5',
      '1206550VK9',
    ]);
    const codes = demoMunicipalities.map((each) => each.code);
    expect(new Set(codes).size).toBe(19);
    for (const patient of demoPatients) expect(codes).toContain(patient.municipality);
  });
});
