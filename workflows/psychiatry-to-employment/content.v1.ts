import { consent, contentOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What psychiatry tells the job centre (catalogue section 4, P22: the link to employment and the Morfeus model are [SEED]
 * S0 and S2; goal, support need, hours and contact are the row's own words, the further fields are [PROPOSED]). Diagnoses
 * are not asked for: the job centre needs to know what the citizen can do, and what it takes.
 */
export const contentSchemaV1 = contentOf(
  {
    goal: words('Borgerens mål for arbejde eller uddannelse', "The citizen's goal for work or education"),
    supportNeeds: words('Behov for støtte og skånehensyn', 'Need for support and considerations'),
    hours: words('Realistisk timetal og fordeling på ugen', 'Realistic hours and their spread over the week'),
    currentSituation: words(
      'Nuværende forsørgelse og tilknytning til arbejde',
      'Current income and attachment to work',
    ),
    workExperience: words('Uddannelse og erfaring', 'Education and experience'),
    treatmentConsiderations: words('Hensyn til behandlingen (tider, fravær)', 'Room for treatment (times, absence)'),
    contactPoint: words('IPS-ambassadør eller Morfeus-kontakt', 'IPS ambassador or Morfeus contact'),
    wantsJointMeeting: yesOrNo('Borgeren ønsker et fælles møde', 'The citizen wants a joint meeting'),
    consent,
    contactPhone: phone('Telefon til kontakten i psykiatrien', 'Phone of the contact in psychiatry'),
  },
  ['goal', 'supportNeeds', 'hours', 'consent', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  goal: 'Vil tilbage til lagerarbejde og på sigt tage truckcertifikat.',
  supportNeeds: 'En fast kontaktperson på arbejdspladsen, korte instruktioner og mulighed for pauser.',
  hours: 'Otte timer om ugen fordelt på to formiddage, med langsom optrapning.',
  currentSituation: 'Sygemeldt fra et vikarjob. Modtager sygedagpenge.',
  workExperience: 'Seks år på lager. Folkeskolens afgangseksamen.',
  treatmentConsiderations: 'Samtale i ambulatoriet hver anden tirsdag kl. 13.',
  contactPoint: 'Ambulatoriets IPS-ambassadør.',
  wantsJointMeeting: true,
  consent: 'given',
  contactPhone: '+45 00 00 00 00',
} as const;
