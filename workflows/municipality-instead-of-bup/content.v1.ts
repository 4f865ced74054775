import { contentOf, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What the general practice tells the municipality of a child or young person with mild symptoms (catalogue section 4,
 * P20: the referral to the municipality instead of child psychiatry is [SEED] S2; problem, consent, school and wish are
 * the row's own words, the further fields and the codes of the consent are [PROPOSED]).
 */
export const contentSchemaV1 = contentOf(
  {
    problem: words('Problem og symptomer', 'Problem and symptoms'),
    duration: words('Hvor længe det har stået på', 'How long it has lasted'),
    riskAssessment: words('Risikovurdering (herunder selvskade)', 'Risk assessment including self-harm'),
    consent: oneOf(
      'Samtykke fra forældremyndighedens indehavere og den unge',
      'Consent of guardians and young person',
      {
        'guardians-and-young-person': ['Givet af begge parter', 'Given by both'],
        guardians: ['Givet af forældremyndighedens indehavere', 'Given by the guardians'],
        'young-person': ['Givet af den unge selv', 'Given by the young person'],
        refused: ['Afslået', 'Refused'],
        'not-asked': ['Ikke spurgt', 'Not asked'],
      },
    ),
    school: words('Skole eller dagtilbud, klassetrin og trivsel dér', 'School or day care, grade and well-being there'),
    wish: words('Barnets og familiens ønske', 'Wish of the child and the family'),
    earlierEfforts: words('Tidligere indsatser og virkning', 'Earlier efforts and their effect'),
    familySituation: words('Familie og netværk', 'Family and network'),
    isEarlierReferralRejected: yesOrNo('BUP har afvist en henvisning', 'Child psychiatry has rejected a referral'),
    whenToReferOn: words('Tegn på, at BUP skal vurdere barnet', 'Signs that child psychiatry should assess the child'),
    guardianPhone: phone('Telefon til forældre', 'Phone of the guardians'),
    contactPhone: phone('Telefon til praksis', 'Phone of the practice'),
  },
  ['problem', 'riskAssessment', 'consent', 'school', 'wish', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  problem: 'Lette angstsymptomer med mavepine om morgenen og bekymring for at blive væk fra forældrene.',
  duration: 'Tre måneder, tiltagende efter sommerferien.',
  riskAssessment: 'Ingen selvskade og ingen selvmordstanker. Sover og spiser alderssvarende.',
  consent: 'guardians',
  school: 'Folkeskole, 3. klasse. Går i skole fire ud af fem dage og er glad for sin faste voksne.',
  wish: 'Familien ønsker samtaler tæt på hjemmet og hjælp til morgenerne.',
  earlierEfforts: 'Samtaler med skolens trivselsperson, som hjalp lidt.',
  familySituation: 'Bor sammen med begge forældre og en mindre søskende. Bedsteforældre i nærheden.',
  isEarlierReferralRejected: false,
  whenToReferOn: 'Hvis barnet holder helt op med at komme i skole, eller hvis der kommer tvangshandlinger.',
  guardianPhone: '+45 00 00 00 00',
  contactPhone: '+45 00 00 00 00',
} as const;
