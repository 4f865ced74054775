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
  });

  it('come first, and are followed by a person of every other unit that a pathway leads to', () => {
    expect(demoPeople.findIndex(({ group }) => group !== undefined)).toBe(31);
    expect(demoPeople.slice(31).every(({ group }) => group !== undefined)).toBe(true);
    expect(demoPeople.slice(31).map(({ login }) => login)).toEqual(
      expect.arrayContaining([
        ...['outreach', 'visitation', 'psychiatry', 'somatic', 'botilbud', 'acute-function'].map(
          (it) => `${it}-randers`,
        ),
        ...['ppr', 'school', 'youth-education', 'job-centre', 'prevention'].map((it) => `${it}-randers`),
        ...['opus-aarhus', 'dual-diagnosis', 'tapering', 'outofhours', 'prehospital'],
        ...['social-offer', 'police', 'relatives-centre'],
      ]),
    );
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
    expect(findDemoPerson('tapering')?.memberships).toEqual([
      { organization: 'medication-tapering', role: 'clinician' },
    ]);
    expect(findDemoPerson('outofhours')?.memberships).toEqual([
      { organization: 'out-of-hours-gp', role: 'general-practitioner' },
    ]);
    expect(findDemoPerson('ppr-randers')?.memberships).toEqual([{ organization: 'ppr-randers', role: 'case-worker' }]);
    expect(findDemoPerson('nobody')).toBeUndefined();
  });
});

describe('the demo surroundings', () => {
  it('reach every organisation that somebody acts for at one mailbox', () => {
    const acting = demoPeople
      .flatMap((person) => person.memberships)
      .filter(({ role }) => ['clinician', 'case-worker', 'general-practitioner'].includes(role));
    const reached = demoMailboxes.map((each) => each.organization);
    expect(reached).toEqual(expect.arrayContaining(acting.map((each) => each.organization)));
    expect(new Set(reached).size).toBe(reached.length);
    for (const mailbox of demoMailboxes) {
      expect(mailbox.email).toMatch(/^[a-z]+@[a-z-]+\.example$/);
      expect(mailbox.phone).toBe('+45 00 00 00 00');
    }
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
