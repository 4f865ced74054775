import type { OrganizationId, Role } from '@stafet/core';
import { demoMunicipalities } from './municipalities';
import { demoUnitGroups, regionCvr } from './units';

/** A synthetic person that one can log in as in the demo and in the tests. */
export interface DemoPerson {
  /** The name in `npm run token -- --user <login>` and on the login page (design 4.1). */
  readonly login: string;
  readonly name: string;
  /** Where the person works, in Danish, for the login page. */
  readonly workplace: string;
  /** Marked as synthetic: no authorisation id or MitID Erhverv id looks like it. */
  readonly professionalId: string;
  /** Begins with zeros, which no CVR number does. */
  readonly cvr: string;
  readonly email: string;
  /** Under which further heading the login page lists the person, in Danish; the logins of design 4.1 have none. */
  readonly group?: string;
  readonly memberships: readonly { readonly organization: OrganizationId; readonly role: Role }[];
}

const wards = [
  { slug: 'randers', organization: 'ward-randers', name: 'Signe Bech Holm', department: 'Regionspsykiatrien Randers' },
  { slug: 'midt', organization: 'ward-midt', name: 'Jonas Krogh Lund', department: 'Regionspsykiatrien Midt' },
  {
    slug: 'horsens',
    organization: 'ward-horsens',
    name: 'Camilla Fog Madsen',
    department: 'Regionspsykiatrien Horsens',
  },
  // The department was called Vest until 2021; the login keeps the old word, as people do.
  {
    slug: 'vest',
    organization: 'ward-goedstrup',
    name: 'Anders Toft Bjerre',
    department: 'Regionspsykiatrien Gødstrup',
  },
  { slug: 'auh', organization: 'ward-auh', name: 'Maja Riis Sørensen', department: 'AUH Psykiatrien' },
  {
    slug: 'bua',
    organization: 'ward-bua',
    name: 'Emil Hauge Dahl',
    department: 'Børne- og Ungdomspsykiatrisk Afdeling',
  },
] as const;

const caseWorkerNames: Readonly<Record<string, string>> = {
  favrskov: 'Lone Vang Kristensen',
  hedensted: 'Peter Skov Nygaard',
  herning: 'Birgitte Bro Thomsen',
  holstebro: 'Søren Kjær Mortensen',
  horsens: 'Hanne Lykke Poulsen',
  'ikast-brande': 'Michael Bak Andersen',
  lemvig: 'Inger Strand Jensen',
  norddjurs: 'Thomas Ås Rasmussen',
  odder: 'Karen Munk Petersen',
  randers: 'Mette Dam Iversen',
  'ringkoebing-skjern': 'Lars Fjord Nielsen',
  samsoe: 'Gitte Ø Hansen',
  silkeborg: 'Henrik Søgaard Olesen',
  skanderborg: 'Tina Hede Laursen',
  skive: 'Jens Fur Christensen',
  struer: 'Anne Thy Knudsen',
  syddjurs: 'Rikke Mols Jakobsen',
  viborg: 'Ole Hald Frandsen',
  aarhus: 'Nadia Brix Pedersen',
};

const practices = [
  { slug: 'randers', name: 'Helle Graa Winther', workplace: 'Lægehuset i Randers', cvr: '00009901' },
  { slug: 'aarhus', name: 'Kasper Lind Holst', workplace: 'Lægehuset i Aarhus', cvr: '00009902' },
] as const;

/** Every demo login, in the order in which the login page lists them. */
export const demoPeople: readonly DemoPerson[] = [
  ...wards.map((ward) =>
    person(`clinician-${ward.slug}`, ward.name, `Sengeafsnit, ${ward.department}`, regionCvr, [
      { organization: ward.organization, role: 'clinician' },
    ]),
  ),
  ...demoMunicipalities.map((municipality) =>
    person(
      `caseworker-${municipality.slug}`,
      caseWorkerNames[municipality.slug] ?? municipality.slug,
      `${municipality.name} Kommune`,
      `0000${municipality.code}`,
      [{ organization: `municipality-${municipality.code}`, role: 'case-worker' }],
    ),
  ),
  ...practices.map((practice) =>
    person(`gp-${practice.slug}`, practice.name, practice.workplace, practice.cvr, [
      { organization: `gp-${practice.slug}`, role: 'general-practitioner' },
    ]),
  ),
  person('auditor', 'Vibeke Holt Østergaard', 'Region Midtjylland, kvalitet og tilsyn', regionCvr, [
    { organization: 'region-midtjylland', role: 'auditor' },
  ]),
  person('admin-randers', 'Bo Elkjær Schmidt', 'Randers Kommune, digitalisering', '00000730', [
    { organization: 'municipality-0730', role: 'organization-administrator' },
  ]),
  person('steward', 'Ulla Ravn Carlsen', 'Region Midtjylland, forløbsansvarlig', regionCvr, [
    { organization: 'region-midtjylland', role: 'steward' },
  ]),
  person('operator', 'Mikkel Storm Juul', 'Region Midtjylland, it-drift', regionCvr, [
    { organization: 'region-midtjylland', role: 'operator' },
  ]),
  ...demoUnitGroups.flatMap(({ heading, role, cvr, workers }) =>
    workers.map(([login, organization, name, workplace, ownCvr]) => ({
      ...person(login, name, workplace, ownCvr ?? cvr, [{ organization, role }]),
      group: heading,
    })),
  ),
];

/** The person behind a demo login, or `undefined` where there is no such login. */
export function findDemoPerson(login: string): DemoPerson | undefined {
  return demoPeople.find((each) => each.login === login);
}

function person(
  login: string,
  name: string,
  workplace: string,
  cvr: string,
  memberships: DemoPerson['memberships'],
): DemoPerson {
  return {
    login,
    name,
    workplace,
    professionalId: `synthetic-${login}`,
    cvr,
    email: `${login}@people.example`,
    memberships,
  };
}
