import { contentOf, day, oneOf, phone, words, yesOrNo } from '../content-fields';

/**
 * What the school tells the youth education of a pupil's well-being and important relations (catalogue section 4, P21:
 * [SEED] S2). It is no health data: there is no clinical field, and the titles say so where somebody might write some. The
 * seeds name no legal basis (catalogue section 9, 9), so the school writes its own; the further fields are [PROPOSED].
 */
export const contentSchemaV1 = contentOf(
  {
    schoolStart: day('Første skoledag på ungdomsuddannelsen', 'First day at the youth education'),
    wellBeing: words('Den unges trivsel (ingen helbredsoplysninger)', 'Well-being (no health data)'),
    importantRelations: words(
      'Vigtige relationer til voksne og kammerater',
      'Important relations to adults and friends',
    ),
    whatHelps: words('Det virker godt i skolehverdagen', 'What works well in school'),
    wishForStart: words('Den unges eget ønske til starten', "The young person's own wish for the start"),
    agreements: words('Aftaler, der bør fortsætte', 'Agreements that should go on'),
    sharingConsent: oneOf('Samtykke til at skolen deler oplysningerne', 'Consent to the school sharing this', {
      'young-person-and-guardians': ['Givet af den unge og forældrene', 'Given by the young person and the guardians'],
      'young-person': ['Givet af den unge', 'Given by the young person'],
      guardians: ['Givet af forældrene', 'Given by the guardians'],
      refused: ['Afslået', 'Refused'],
      'not-asked': ['Ikke spurgt', 'Not asked'],
    }),
    legalBasis: words('Hjemmel til at dele oplysningerne', 'Legal basis for sharing'),
    hasReadContent: yesOrNo('Den unge har læst det, der sendes', 'The young person has read what is sent'),
    contactPhone: phone('Telefon til skolen', 'Phone of the school'),
  },
  ['schoolStart', 'wellBeing', 'importantRelations', 'sharingConsent', 'legalBasis', 'contactPhone'],
);

/** Synthetic; no real person is like this. */
export const exampleContentV1 = {
  schoolStart: '2027-08-09',
  wellBeing: 'Trives i små grupper og med faste aftaler. Bliver stille, når der er mange nye mennesker på én gang.',
  importantRelations: 'Kontaktlæreren i udskolingen og en god ven, der starter på samme uddannelse.',
  whatHelps: 'Et fast sted at sætte sig, en oversigt over dagen og en voksen, der siger godmorgen.',
  wishForStart: 'Vil gerne se stedet inden første skoledag og vide, hvem kontaktlæreren bliver.',
  agreements: 'En kort samtale hver mandag med kontaktlæreren.',
  sharingConsent: 'young-person-and-guardians',
  legalBasis: 'Skriftligt samtykke fra den unge og forældrene, givet til skolen i foråret.',
  hasReadContent: true,
  contactPhone: '+45 00 00 00 00',
} as const;
