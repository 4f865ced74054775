import type { Audience, Catchment, Phase, Sourced } from '@stafet/core';
import { code } from './markdown';

/** English and Danish words, as they stand beside each other on a page. */
type Words = readonly [english: string, danish: string];

const organizationTypes: Readonly<Record<string, Words>> = {
  ward: ['ward', 'sengeafsnit'],
  'psychiatric-department': ['psychiatric department', 'psykiatrisk afdeling'],
  'somatic-department': ['somatic department', 'somatisk afdeling'],
  hospital: ['hospital', 'hospital'],
  'acute-hospital': ['acute hospital', 'akuthospital, fælles akutmodtagelse'],
  'acute-clinic': ['acute clinic', 'akutklinik'],
  'health-house': ['health house', 'sundhedshus, psykiatriens hus'],
  'hospital-visitation': ['hospital visitation', 'hospitalsvisitation'],
  'outreach-team': ['outreach team', 'udgående team'],
  'psychosis-team': ['psychosis team', 'OPUS, psykoseteam'],
  'regional-offer': ['offer of the region', 'regionalt tilbud'],
  'regional-social-offer': ['social offer of the region', 'regionalt socialt tilbud'],
  prehospital: ['prehospital service', 'Præhospitalet'],
  municipality: ['municipality', 'kommune'],
  'municipal-acute-function': ['municipal acute function', 'kommunal akutfunktion'],
  'municipal-prevention': ['municipal prevention', 'kommunal forebyggelse'],
  'job-centre': ['job centre', 'jobcenter'],
  ppr: ['educational psychology', 'Pædagogisk Psykologisk Rådgivning, PPR'],
  botilbud: ['residential home', 'botilbud'],
  'relatives-centre': ['centre for relatives', 'center for pårørende'],
  'general-practice': ['general practice', 'almen praksis'],
  'out-of-hours-gp': ['out-of-hours GP', 'lægevagt'],
  'specialist-practice': ['specialist in practice', 'praktiserende speciallæge'],
  'psychologist-practice': ['psychologist in practice', 'praktiserende psykolog'],
  school: ['school', 'folkeskole'],
  'youth-education': ['youth education', 'ungdomsuddannelse'],
  police: ['police', 'politi'],
  region: ['region', 'region'],
  cluster: ['cluster', 'klynge'],
};

/** A type of organisation in words; throws where it has none, so that no page shows a bare code. */
export function organizationType(type: string): string {
  const words = organizationTypes[type];
  if (words === undefined)
    throw new Error(`the type of organisation ${type} has no words in apps/cli/src/pages/words.ts`);
  return both(words);
}

export const catchments: Readonly<Record<Catchment, string>> = {
  municipality: 'the citizen’s municipality (bopælskommune)',
  'municipal-unit': 'the unit of that type in the citizen’s municipality',
  'psychiatric-department': 'the psychiatric department of the catchment (optageområde, 6.3)',
  'cluster-unit': 'the unit of that type in the cluster (klynge)',
  'region-wide': 'the one unit of its type in the region',
  'sender-department': 'the department that the sender is part of',
  none: 'must be named',
};

export const audiences: Readonly<Record<Audience, Words>> = {
  'receiving-inbox': ['the receiving inbox', 'modtagende indbakke'],
  'sending-inbox': ['the sending inbox', 'afsendende indbakke'],
  'receiving-duty-leader': ['the duty leader of the receiver', 'vagthavende leder'],
  'sending-clinician': ['the sending clinician', 'afsendende behandler'],
  'key-contacts': ['the key contacts on both sides', 'nøglekontaktpersoner'],
  management: ['the management of department and municipality', 'ledelsen'],
  'auditor-queue': ['the auditor’s list', 'uafsluttede overdragelser'],
  'local-council': ['the local council', 'lokalt samarbejdsråd'],
  cluster: ['the cluster', 'klyngestyregruppe'],
  'health-steering-group': ['the health steering group', 'Sundhedsstyregruppen'],
};

/** Who holds what is handed over, phase by phase (catalogue 1.3). */
export const phaseWords: Readonly<
  Record<Phase, { readonly danish: string; readonly holder: string; readonly because: string }>
> = {
  draft: { danish: 'kladde', holder: 'sender', because: 'nobody has been asked' },
  sent: { danish: 'sendt', holder: 'sender', because: 'silence moves nothing (INV-4)' },
  delivered: { danish: 'leveret', holder: 'sender', because: 'a system has it; a receipt is not a promise (INV-3)' },
  'delivery-failed': {
    danish: 'kunne ikke leveres',
    holder: 'sender',
    because: 'it must reach a person by other means',
  },
  'under-assessment': { danish: 'under vurdering', holder: 'sender *', because: 'a person at the receiver is looking' },
  'needs-information': { danish: 'afventer oplysninger', holder: 'sender *', because: 'the receiver has asked' },
  accepted: { danish: 'bekræftet', holder: 'sender *', because: 'until the moment of effect (INV-6)' },
  transferred: { danish: 'overdraget', holder: 'receiver', because: 'of what it confirmed, and nothing else (INV-5)' },
  completed: { danish: 'afsluttet', holder: 'receiver', because: 'of what it took over' },
  rejected: { danish: 'afvist', holder: 'sender', because: 'free for a new handover' },
  redirected: { danish: 'sendt videre', holder: 'sender', because: 'while another receiver is asked (INV-8)' },
  withdrawn: { danish: 'trukket tilbage', holder: 'sender', because: 'it was taken back' },
  'closed-by-event': { danish: 'lukket af en hændelse', holder: 'as it was', because: 'nothing moves by it' },
  'entered-in-error': {
    danish: 'oprettet ved en fejl',
    holder: 'as it was',
    because: 'the receiver sees the correction',
  },
};

export const both = ([english, danish]: Words): string => (english === danish ? english : `${english} (${danish})`);

/** The tag as the catalogue writes it, and the place. */
export const tagOf = ({ evidence }: Sourced): string => `\`[${evidence}]\``;

/** A source, without the words that every one of them begins with. */
export const sourceOf = ({ source }: Sourced): string => source.replace(/^pathway catalogue /, '');

export const codes = (names: readonly string[]): string => names.map(code).join(', ');
