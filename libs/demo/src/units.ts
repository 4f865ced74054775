import type { OrganizationId, Role } from '@stafet/core';

type Worker = readonly [login: string, organization: OrganizationId, name: string, workplace: string, cvr?: string];

/** People of one kind of unit; the number of the company is the group's where the person has none of her own. */
export interface DemoUnitGroup {
  /** On the login page, in Danish. */
  readonly heading: string;
  readonly role: Role;
  readonly cvr: string;
  readonly workers: readonly Worker[];
}

export const regionCvr = '00000082';

/** One person in every unit to which a pathway leads beyond wards, municipalities and the first two practices. */
export const demoUnitGroups: readonly DemoUnitGroup[] = [
  {
    heading: 'Psykiatriske afdelinger',
    role: 'clinician',
    cvr: regionCvr,
    workers: [
      ['psychiatry-randers', 'psy-randers', 'Astrid Kjeld Vester', 'Regionspsykiatrien Randers'],
      ['psychiatry-horsens', 'psy-horsens', 'Frank Nør Hedegaard', 'Regionspsykiatrien Horsens'],
      ['psychiatry-midt', 'psy-midt', 'Susanne Ager Friis', 'Regionspsykiatrien Midt'],
      ['psychiatry-goedstrup', 'psy-goedstrup', 'Jørgen Lund Vestergaard', 'Regionspsykiatrien Gødstrup'],
      ['psychiatry-auh', 'psy-auh', 'Line Kvist Abildgaard', 'AUH Psykiatrien'],
      ['psychiatry-auh-psychoses', 'psy-auh-psychoses', 'David Høj Kristoffersen', 'AUH, Afdeling for Psykoser'],
      [
        'psychiatry-auh-depression',
        'psy-auh-depression-anxiety',
        'Trine Eng Overgaard',
        'AUH, Afdeling for Depression og Angst',
      ],
      ['psychiatry-auh-forensic', 'psy-auh-forensic', 'Morten Sig Lassen', 'AUH, Retspsykiatrisk afdeling'],
      ['psychiatry-bua', 'psy-bua', 'Ida Birk Steffensen', 'Børne- og Ungdomspsykiatrisk Afdeling'],
    ],
  },
  {
    heading: 'Udgående teams, OPUS og psykoseteams',
    role: 'clinician',
    cvr: regionCvr,
    workers: [
      ['outreach-randers', 'outreach-randers', 'Sofie Bang Ravn', 'Udgående ambulant team Randers'],
      ['outreach-djursland', 'outreach-djursland', 'Kim Ebeltoft Lyng', 'Udgående ambulant team Djursland'],
      ['outreach-aarhus-nord', 'outreach-aarhus-nord', 'Amira Skov Haddad', 'Udgående ambulant team Aarhus Nord'],
      ['outreach-aarhus-syd', 'outreach-aarhus-syd', 'Rune Vig Sandberg', 'Udgående ambulant team Aarhus Syd og Samsø'],
      ['outreach-horsens', 'outreach-horsens', 'Pia Glud Mikkelsen', 'Udgående ambulant team Horsens'],
      ['outreach-viborg', 'outreach-viborg', 'Steen Sø Markussen', 'Udgående ambulant team Viborg-Skive'],
      ['outreach-silkeborg', 'outreach-silkeborg', 'Laura Gudenå Berg', 'Udgående ambulant team Silkeborg'],
      ['outreach-herning', 'outreach-herning', 'Bjarne Hede Kirkegaard', 'Udgående ambulant team Herning'],
      ['outreach-holstebro', 'outreach-holstebro', 'Ellen Vand Thorup', 'Udgående ambulant team Holstebro'],
      ['opus-aarhus', 'opus-aarhus', 'Noah Pil Gregersen', 'OPUS Aarhus'],
      ['psychosis-randers', 'psychosis-randers', 'Dorthe Elm Clausen', 'Psykoseteam, Regionspsykiatrien Randers'],
      ['psychosis-horsens', 'psychosis-horsens', 'Niels Bæk Johansen', 'Psykoseteam, Regionspsykiatrien Horsens'],
      ['psychosis-midt', 'psychosis-midt', 'Yasmin Toft Karlsen', 'Psykoseteam, Regionspsykiatrien Midt'],
      ['psychosis-goedstrup', 'psychosis-goedstrup', 'Erik Ny Damgaard', 'Psykoseteam, Regionspsykiatrien Gødstrup'],
    ],
  },
  {
    heading: 'Hospitalsvisitation, akuthospitaler og somatik',
    role: 'clinician',
    cvr: regionCvr,
    workers: [
      ['visitation-randers', 'visitation-randers', 'Jette Vold Simonsen', 'Hospitalsvisitationen i Randers'],
      ['visitation-aarhus', 'visitation-aarhus', 'Hans Rosen Eskildsen', 'Hospitalsvisitationen i Aarhus'],
      ['visitation-horsens', 'visitation-horsens', 'Marianne Ris Villadsen', 'Hospitalsvisitationen i Horsens'],
      ['visitation-viborg', 'visitation-viborg', 'Torben Asp Hvid', 'Hospitalsvisitationen i Viborg'],
      ['visitation-goedstrup', 'visitation-goedstrup', 'Lisbeth Mose Bundgaard', 'Hospitalsvisitationen i Gødstrup'],
      ['acute-hospital-randers', 'acute-randers', 'Sara Lind Korsgaard', 'Fælles akutmodtagelse, Randers'],
      ['acute-hospital-aarhus', 'acute-aarhus', 'Ali Brandt Mansour', 'Fælles akutmodtagelse, Aarhus'],
      ['acute-hospital-horsens', 'acute-horsens', 'Julie Svane Bertelsen', 'Fælles akutmodtagelse, Horsens'],
      ['acute-hospital-viborg', 'acute-viborg', 'Per Hjort Mathiesen', 'Fælles akutmodtagelse, Viborg'],
      ['acute-hospital-goedstrup', 'acute-goedstrup', 'Nanna Rask Thygesen', 'Fælles akutmodtagelse, Gødstrup'],
      ['somatic-randers', 'somatic-randers', 'Villy Krog Jespersen', 'Medicinsk afdeling, Regionshospitalet Randers'],
      ['somatic-aarhus', 'somatic-aarhus', 'Cecilie Falk Andreasen', 'Medicinsk afdeling, Aarhus Universitetshospital'],
      ['prehospital', 'prehospital', 'Tobias Rønne Ladefoged', 'Præhospitalet'],
    ],
  },
  {
    heading: 'Tilbud for hele regionen',
    role: 'clinician',
    cvr: regionCvr,
    workers: [
      ['dual-diagnosis', 'dual-diagnosis', 'Eva Stær Bisgaard', 'Det regionale dobbeltdiagnosetilbud'],
      ['tapering', 'medication-tapering', 'Gert Holm Agerskov', 'Det regionale tilbud om medicinnedtrapning'],
      [
        'relatives-centre',
        'relatives-centre',
        'Malene Lærke Hougaard',
        'Det forebyggende tilbud til børn som pårørende',
      ],
      ['acute-nursing', 'acute-nursing', 'Britta Kær Danielsen', 'Regional akutsygepleje (planlagt fra 2027)'],
    ],
  },
  {
    heading: 'Flere læger og psykologer',
    role: 'general-practitioner',
    cvr: '00009900',
    workers: [
      ['gp-horsens', 'gp-horsens', 'Inge Vind Matthiesen', 'Lægehuset i Horsens', '00009903'],
      ['gp-viborg', 'gp-viborg', 'Claus Høgh Bendtsen', 'Lægehuset i Viborg', '00009904'],
      ['gp-herning', 'gp-herning', 'Sanne Lyng Dalgaard', 'Lægehuset i Herning', '00009905'],
      ['gp-favrskov', 'gp-favrskov', 'Palle Eg Nymann', 'Lægehuset i Favrskov', '00009906'],
      ['outofhours', 'out-of-hours-gp', 'Birte Nat Svendsen', 'Region Midtjyllands lægevagt', '00009907'],
      ['specialist-randers', 'specialist-randers', 'Flemming Ør Buch', 'Speciallægepraksis i Randers', '00009908'],
      ['specialist-aarhus', 'specialist-aarhus', 'Charlotte Ask Lorentzen', 'Speciallægepraksis i Aarhus', '00009909'],
      ['psychologist-randers', 'psychologist-randers', 'Mads Lunde Frost', 'Psykologpraksis i Randers', '00009910'],
      ['psychologist-aarhus', 'psychologist-aarhus', 'Freja Solvang Bay', 'Psykologpraksis i Aarhus', '00009911'],
    ],
  },
  {
    heading: 'Enheder i Randers Kommune',
    role: 'case-worker',
    cvr: '00000730',
    workers: [
      ['acute-function-randers', 'acute-function-randers', 'Conni Fjeld Justesen', 'Akutfunktionen'],
      ['botilbud-randers', 'botilbud-randers', 'Karsten Bøg Toftegaard', 'Botilbud'],
      ['prevention-randers', 'prevention-randers', 'Lene Rug Kragh', 'Forebyggelsestilbud'],
      ['job-centre-randers', 'job-centre-randers', 'Jan Port Søndergaard', 'Jobcenter'],
      ['ppr-randers', 'ppr-randers', 'Merete Lyst Hald', 'PPR'],
      ['school-randers', 'school-randers', 'Simon Eng Bruun', 'Folkeskole'],
      ['youth-education-randers', 'youth-education-randers', 'Louise Vang Ipsen', 'Ungdomsuddannelse', '00009912'],
    ],
  },
  {
    heading: 'Enheder i Aarhus Kommune',
    role: 'case-worker',
    cvr: '00000751',
    workers: [
      ['acute-function-aarhus', 'acute-function-aarhus', 'Ruth Bugt Nørgaard', 'Akutfunktionen'],
      ['botilbud-aarhus', 'botilbud-aarhus', 'Omar Lund Yilmaz', 'Botilbud'],
      ['prevention-aarhus', 'prevention-aarhus', 'Heidi Klit Enevoldsen', 'Forebyggelsestilbud'],
      ['job-centre-aarhus', 'job-centre-aarhus', 'Leif Havn Bonde', 'Jobcenter'],
      ['ppr-aarhus', 'ppr-aarhus', 'Ditte Fuglsang Krag', 'PPR'],
      ['school-aarhus', 'school-aarhus', 'Asger Mark Lauritsen', 'Folkeskole'],
      ['youth-education-aarhus', 'youth-education-aarhus', 'Emma Højris Vad', 'Ungdomsuddannelse', '00009913'],
    ],
  },
  {
    heading: 'Det sociale område og politiet',
    role: 'case-worker',
    cvr: regionCvr,
    workers: [
      ['social-offer', 'social-offer', 'Finn Lade Gravesen', 'Regionalt socialt tilbud'],
      ['police', 'police', 'Tanja Borg Kofoed', 'Politiet', '00009914'],
    ],
  },
];
