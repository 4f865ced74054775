import type { Localized, SpecialRule } from '@stafet/core';

const principle = (text: Localized): SpecialRule => ({
  text,
  evidence: 'SEED',
  source: 'pathway catalogue P13, special rules; S2 «Fem samarbejdsprincipper udgør kernen i rammepapiret.»',
});

/** The five principles of cooperation, each with what holds it here. */
export const principlesV1: readonly SpecialRule[] = [
  principle({
    da: 'Gensidig samarbejds- og informationspligt: begge sider ser samme status, og hver handling melder sig til den anden side.',
    en: 'Mutual duty to cooperate and inform: both sides see the same status, and every act tells the other side.',
  }),
  principle({
    da: 'Kort reaktionstid: fristerne for bekræftelse og første besøg.',
    en: 'Short reaction time: the deadlines for confirmation and first visit.',
  }),
  principle({
    da: 'Tilgængelighed: telefon og træffetider står i indholdet.',
    en: 'Availability: phone and hours are told in the content.',
  }),
  principle({
    da: 'Relationsdannelse: kontaktpersoner hos hver part er navngivet i indholdet, og afslutningen planlægges med navne.',
    en: 'Relations: contact persons at each party are named in the content, and in the planned exit.',
  }),
  principle({
    da: 'Rådgivning og sparring: rådgivningsforløbet (A2), som ikke flytter ansvar.',
    en: 'Advice and sparring: the advice flow (A2), which moves no responsibility.',
  }),
];
