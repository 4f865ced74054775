import { contentOf, day, oneOf, words, yesOrNo } from '../content-fields';

/**
 * The rehabilitation plan: catalogue P11, row «Required content», [EXT] E10 (bekendtgørelse om genoptræningsplaner) for
 * the level, the function, the contacts and the latest start; [SEED] for hospital code and first attendance («dato for
 * første rehabiliteringsfremmøde og hospitalskode»). `latestStart`, where it is medically justified, overrides every
 * default.
 */
export const contentSchemaV1 = contentOf(
  {
    rehabilitationKind: oneOf('Indsatsens art', 'Kind of rehabilitation', {
      physical: ['Fysisk genoptræning', 'Physical rehabilitation'],
      psychosocial: ['Psykosocial rehabilitering', 'Psychosocial rehabilitation'],
    }),
    level: oneOf('Niveau', 'Level', {
      general: ['Almen genoptræning', 'General rehabilitation'],
      specialised: ['Genoptræning på specialiseret niveau', 'Rehabilitation at specialised level'],
      'specialised-rehabilitation': [
        'Rehabilitering på specialiseret niveau',
        'Comprehensive rehabilitation at specialised level',
      ],
    }),
    madeWithCitizen: yesOrNo('Planen er udarbejdet sammen med borgeren', 'The plan was made with the citizen'),
    functionAtDischarge: words('Funktionsevne ved udskrivelse', 'Function at discharge'),
    needsAtDischarge: words('Behov ved udskrivelse', 'Needs at discharge'),
    functionsToTarget: words('Nedsatte funktioner, som indsatsen skal rettes mod', 'Reduced functions to target'),
    hospitalContact: words('Kontakt i regionen (afdeling og telefon)', 'Contact in the region (department and phone)'),
    municipalityContact: words('Kontakt i kommunen', 'Contact in the municipality'),
    latestStart: day('Seneste start', 'Latest start'),
    latestStartReason: words('Lægefaglig begrundelse for seneste start', 'Medical reason for the latest start'),
    hospitalCode: words('Hospitalskode', 'Hospital code'),
    firstAttendance: day('Dato for første fremmøde', 'Date of first attendance'),
  },
  ['level', 'madeWithCitizen', 'functionAtDischarge', 'needsAtDischarge', 'functionsToTarget', 'hospitalContact'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  rehabilitationKind: 'psychosocial',
  level: 'general',
  madeWithCitizen: true,
  functionAtDischarge: 'Går selvstændigt indendørs. Bliver hurtigt træt og har svært ved at planlægge dagen.',
  needsAtDischarge: 'Træning af hverdagens opgaver i eget hjem og gradvis optrapning af aktivitet uden for hjemmet.',
  functionsToTarget: 'Udholdenhed, koncentration og evnen til at strukturere dagen.',
  hospitalContact: 'Ergoterapien på psykiatrisk afdeling, hverdage kl. 8-15, +45 00 00 00 00.',
  municipalityContact: 'Kommunens træningsenhed, +45 00 00 00 01.',
} as const;
