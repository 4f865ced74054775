import type { Evidence, SpecialRule } from '@stafet/core';

const rule = (evidence: Evidence, place: string, da: string, en: string): SpecialRule => ({
  text: { da, en },
  evidence,
  source: `pathway catalogue P01, ${place}`,
});

/** What P01 says beside its items, acts and deadlines. */
export const specialRulesV1: readonly SpecialRule[] = [
  rule(
    'PROPOSED',
    'handed over; 1.2',
    'Behandlingen overdrages ikke her: den går til ambulatoriet, et udgående team (P13) eller egen læge (P26), aldrig til kommunen.',
    'The treatment is not handed over here: it goes to the outpatient unit, an outreach team (P13) or the GP (P26), never to the municipality.',
  ),
  rule(
    'PROPOSED',
    'from and to; INV-5',
    'Egen læge (P26) og et botilbud (P08) får deres dele i egne overdragelser i samme forløb (course); forløbet viser, hvad afsnittet stadig har.',
    'The GP (P26) and a residential home (P08) get their parts in handovers of their own in the same course, which shows what is still with the ward.',
  ),
  rule(
    'PROPOSED',
    'holder by phase',
    'Udskrives borgeren uden bekræftelse, har afsnittet stadig ansvaret og skal handle på det: «udskrevet – ikke overdraget».',
    'After a discharge without confirmation the ward still holds every item and must act on it: «udskrevet – ikke overdraget».',
  ),
  rule(
    'SEED',
    'reject/redirect; S2 «mange forskellige sektorer og kommunale forvaltninger er involveret»',
    'Kommunens egen fordeling mellem forvaltninger er «tildel» og den samme anmodning; afsnittet skal intet gøre.',
    'A municipality passes the request between its own departments by `assign`: it stays the same request, and the ward has nothing to do.',
  ),
  rule(
    'PROPOSED',
    'special rules',
    'Kan støtten ikke begynde straks, tilbyder kommunen en midlertidig løsning og bekræfter med den dag, den overtager fra.',
    'Where support cannot start at once, the municipality offers an interim one and confirms with the day from which it takes over.',
  ),
  rule(
    'SEED',
    'special rules; S2 «samtidig med, at borgeren er selvbestemmende i eget forløb»',
    'Borgeren bestemmer i eget forløb. Pårørende inddrages kun med borgerens tilladelse.',
    'The citizen decides in her own course. Relatives are involved only with her permission.',
  ),
  rule(
    'EXT',
    'deadlines; E1',
    'Planlægningen begynder ved indlæggelsen. Plejeforløbsplanen sendes så tidligt som realistisk ved forløb over 24 timer og bruges ikke under 24 timer.',
    'Planning starts at admission. The care plan is sent as early as is realistic for courses over 24 hours, and is not used under 24 hours.',
  ),
  rule(
    'EXT',
    'deadlines; E1',
    'Skal kommunen handle inden for 24 timer, ringer afsnittet altid; besked om indsats samme dag er inde kl. 12 på udskrivningsdagen; weekend og helligdage aftales pr. telefon. Stafet noterer opkaldet og kontrollerer det ikke.',
    'For action within 24 hours the ward always phones; a same-day notice is in by 12:00 on the day of discharge; weekends and holidays are agreed by phone. Stafet records the call (`phone-call`) and does not check it.',
  ),
  rule(
    'SEED',
    'source; S0 «Samarbejdsaftale om den gode indlæggelse og udskrivelse»',
    'Psykiatrien er omfattet af den regionale samarbejdsaftale om den gode indlæggelse og udskrivelse fra primo 2024.',
    'Psychiatry is covered by the regional agreement on good admission and discharge from the beginning of 2024.',
  ),
];
