/**
 * A synthetic patient for seeding. The identifiers are MedCom's and dk-core's published test numbers only; none of
 * them satisfies modulus 11 and none can belong to a person.
 */
export interface DemoPatient {
  /** A test CPR number, or a test replacement number (X-eCPR, D-eCPR) where `isReplacementNumber`. */
  readonly cpr: string;
  readonly isReplacementNumber: boolean;
  readonly name: string;
  /** Four-digit code of the municipality that the demo lets the patient live in. */
  readonly municipality: string;
}

/** The only patients of the demo and of the tests. */
export const demoPatients: readonly DemoPatient[] = [
  { cpr: '2509479989', isReplacementNumber: false, name: 'Bruno Test Elmer', municipality: '0730' },
  { cpr: '0201609995', isReplacementNumber: false, name: 'Einer Test Lauridsen', municipality: '0751' },
  { cpr: '0504909989', isReplacementNumber: false, name: 'Rasmus Test Lauridsen', municipality: '0741' },
  { cpr: '0703921VJ5', isReplacementNumber: true, name: 'Frederik Test Vinter', municipality: '0706' },
  { cpr: '1206550VK9', isReplacementNumber: true, name: 'Karla Test Sommer', municipality: '0657' },
];
