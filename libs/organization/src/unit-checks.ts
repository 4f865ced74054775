import type { Organization, OrganizationType } from './organization';

/** Found by the citizen's municipality: in every row a municipality, or a predecessor that had one. */
const localTypes: readonly OrganizationType[] = [
  'municipal-acute-function',
  'municipal-prevention',
  'job-centre',
  'ppr',
  'school',
  'youth-education',
  'botilbud',
];

/** Found by the cluster of the citizen's municipality. */
const clusterTypes: readonly OrganizationType[] = [
  'acute-hospital',
  'hospital-visitation',
  'outreach-team',
  'psychosis-team',
  'somatic-department',
];

/** Why a unit could not be proposed, or would be to the wrong citizens. */
export function faultsOfUnits(organizations: readonly Organization[]): string[] {
  const municipalities = organizations.filter(({ type }) => type === 'municipality');
  return organizations.flatMap((row) => {
    const { id, type, municipalityCode: code, cluster, partOf, serves = [], replaces } = row;
    const clustersOf = (each: string) =>
      municipalities.filter(({ municipalityCode }) => municipalityCode === each).map((home) => home.cluster);
    const isElsewhere = (each: string) => cluster !== undefined && !clustersOf(each).includes(cluster);
    const whole = municipalities.find((each) => each.id === partOf);
    return [
      ...(localTypes.includes(type) && code === undefined && replaces === undefined
        ? [`${id} is in no municipality and follows nobody who was`]
        : []),
      ...(clusterTypes.includes(type) && cluster === undefined ? [`${id} is in no cluster`] : []),
      ...(whole !== undefined && whole.municipalityCode !== code
        ? [`${id} is part of ${whole.id} and has the code of another municipality`]
        : []),
      ...(code !== undefined && isElsewhere(code) ? [`${id} is in another cluster than its municipality`] : []),
      ...serves.filter(isElsewhere).map((each) => `${id} serves ${each}, which is not in its cluster`),
    ];
  });
}
