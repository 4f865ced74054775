/** A municipality as the demo needs it; the reference data proper is in `libs/organization`. */
export interface DemoMunicipality {
  /** As in the login `caseworker-<slug>`: lower case, æ ø å written ae oe aa. */
  readonly slug: string;
  /** Four digits, from hl7dk/dk-core `codeSystems.fsh`. */
  readonly code: string;
  readonly name: string;
}

/** The 19 municipalities of Region Midtjylland, as pathway catalogue 6.2 lists them. */
export const demoMunicipalities: readonly DemoMunicipality[] = [
  { slug: 'favrskov', code: '0710', name: 'Favrskov' },
  { slug: 'hedensted', code: '0766', name: 'Hedensted' },
  { slug: 'herning', code: '0657', name: 'Herning' },
  { slug: 'holstebro', code: '0661', name: 'Holstebro' },
  { slug: 'horsens', code: '0615', name: 'Horsens' },
  { slug: 'ikast-brande', code: '0756', name: 'Ikast-Brande' },
  { slug: 'lemvig', code: '0665', name: 'Lemvig' },
  { slug: 'norddjurs', code: '0707', name: 'Norddjurs' },
  { slug: 'odder', code: '0727', name: 'Odder' },
  { slug: 'randers', code: '0730', name: 'Randers' },
  { slug: 'ringkoebing-skjern', code: '0760', name: 'Ringkøbing-Skjern' },
  { slug: 'samsoe', code: '0741', name: 'Samsø' },
  { slug: 'silkeborg', code: '0740', name: 'Silkeborg' },
  { slug: 'skanderborg', code: '0746', name: 'Skanderborg' },
  { slug: 'skive', code: '0779', name: 'Skive' },
  { slug: 'struer', code: '0671', name: 'Struer' },
  { slug: 'syddjurs', code: '0706', name: 'Syddjurs' },
  { slug: 'viborg', code: '0791', name: 'Viborg' },
  { slug: 'aarhus', code: '0751', name: 'Aarhus' },
];
