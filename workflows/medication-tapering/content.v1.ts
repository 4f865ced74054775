import { contentOf, phone, words } from '../content-fields';

/**
 * What the tapering offer needs to begin: catalogue P14, «Handed over and required content». The row has no tag of its
 * own and no seed lists the content: [PROPOSED]. Stability is asked for because the offer is «åbent for stabile
 * patienter fra hele regionen» ([SEED] S0) and may reject with `not-stable`.
 */
export const contentSchemaV1 = contentOf(
  {
    drugList: words('Aktuel medicin', 'Current drugs'),
    doseHistory: words('Dosishistorik', 'Dose history'),
    goal: words('Mål med nedtrapningen', 'Goal of the tapering'),
    earlierAttempts: words('Tidligere forsøg på nedtrapning', 'Earlier attempts at tapering'),
    relapseSigns: words('Tegn på tilbagefald', 'Signs of relapse'),
    prescriberMeanwhile: words('Hvem der ordinerer imens', 'Who prescribes meanwhile'),
    stability: words('Stabilitet (hvordan og hvor længe)', 'Stability (how, and for how long)'),
    citizensWishes: words('Borgerens egne ønsker', 'The citizen’s own wishes'),
    crisisPlan: words('Kriseplan', 'Crisis plan'),
    referrerPhone: phone('Henvisende enheds telefon', 'Phone of the referring unit'),
  },
  ['drugList', 'doseHistory', 'goal', 'earlierAttempts', 'relapseSigns', 'prescriberMeanwhile', 'stability'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  drugList: 'Et antipsykotisk præparat morgen og aften og et sovemiddel efter behov. FMK er ajourført.',
  doseHistory: 'Højeste dosis for fire år siden. Trappet ned med en fjerdedel over de sidste to år.',
  goal: 'Laveste virksomme dosis, helst kun aftendosis. Sovemidlet skal helt ud.',
  earlierAttempts: 'Ét forsøg for tre år siden, stoppet efter seks uger på grund af søvnløshed.',
  relapseSigns: 'Søvn under fem timer, mistænksomhed og aflyste aftaler.',
  prescriberMeanwhile: 'Ambulatoriet ordinerer, indtil tilbuddet har bekræftet.',
  stability: 'Ingen indlæggelser i to år. Uændret medicin i ni måneder. Fast bolig og deltidsjob.',
  citizensWishes: 'Vil gerne være mindre træt om dagen og selv bestemme tempoet.',
  crisisPlan: 'Ringer til ambulatoriet i dagtiden, ellers til lægevagten. En pårørende kender tegnene.',
  referrerPhone: '+45 00 00 00 00',
} as const;
