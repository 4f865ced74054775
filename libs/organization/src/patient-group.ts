/** The groups that table 6.3 tells apart, and those that have an offer of their own in the region. */
export const patientGroups = [
  'eating-disorder',
  'psychosis',
  'depression-anxiety',
  'medication-tapering',
  'dual-diagnosis',
  'highly-specialised',
  'other',
] as const;

export type PatientGroup = (typeof patientGroups)[number];
