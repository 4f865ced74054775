import { consent, contentOf, day, phone, words, yesOrNo } from '../content-fields';

/**
 * What the former municipality tells the new one when a citizen moves (catalogue section 1.4, change of municipality,
 * [PROPOSED]: the current municipality stays responsible until the new one confirms; the fields are [PROPOSED] too).
 */
export const contentSchemaV1 = contentOf(
  {
    movedOn: day('Flyttedato', 'Day of the move'),
    runningServices: words('Indsatser, der er i gang', 'Services that are running'),
    supportNeeds: words('Behov for støtte fra første dag', 'Need for support from the first day'),
    decisionsToRenew: words('Afgørelser, der skal tages stilling til', 'Decisions that need a new one'),
    otherActors: words('Andre, der følger borgeren', 'Others who follow the citizen'),
    riskAssessment: words('Risikovurdering og tegn på tilbagefald', 'Risk assessment and signs of relapse'),
    childrenInTheHome: yesOrNo('Børn i hjemmet', 'Children in the home'),
    citizensWishes: words('Borgerens egne ønsker', "The citizen's own wishes"),
    consent,
    citizenPhone: phone('Borgerens telefon', 'Phone of the citizen'),
    contactPhone: phone('Telefon til den hidtidige kommune', 'Phone of the former municipality'),
  },
  ['movedOn', 'runningServices', 'consent', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  movedOn: '2026-12-01',
  runningServices: 'Bostøtte to gange om ugen og et mestringsforløb, der slutter til foråret.',
  supportNeeds: 'Et besøg i den første uge og hjælp til post og nye rutiner.',
  decisionsToRenew: 'Bevillingen af bostøtte. Den hidtidige løber til årets udgang.',
  otherActors: 'Regionspsykiatriens ambulatorium og ny egen læge.',
  riskAssessment: 'Stabil. Tegn på tilbagefald: bytter om på nat og dag og svarer ikke på telefonen.',
  childrenInTheHome: false,
  citizensWishes: 'Vil gerne have en bostøtte, der kommer om formiddagen.',
  consent: 'given',
  citizenPhone: '+45 00 00 00 00',
  contactPhone: '+45 00 00 00 00',
} as const;
