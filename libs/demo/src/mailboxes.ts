import type { OrganizationId } from '@stafet/core';
import { demoMunicipalities } from './municipalities';
import { demoUnitGroups } from './units';

/** Where the demo reaches an organisation: a mailbox in the reserved domain `.example`, a number nobody has. */
export interface DemoMailbox {
  readonly organization: OrganizationId;
  readonly email: string;
  readonly phone: string;
}

const nobodysPhone = '+45 00 00 00 00';

/** Who can be handed to or sent on to, though nobody of the demo works there. */
const withoutPeople: readonly OrganizationId[] = [
  'opus-goedstrup',
  ...['auh', 'randers', 'horsens', 'silkeborg', 'hammel', 'goedstrup', 'psychiatry'].map((name) => `hospital-${name}`),
  ...['midt', 'midt-viborg', 'midt-skive'].map((name) => `hospital-${name}`),
  ...['vest', 'vest-lemvig', 'vest-ringkoebing', 'vest-tarm'].map((name) => `hospital-${name}`),
  ...['aarhus', 'silkeborg', 'nordvest'].map((name) => `psychiatric-house-${name}`),
  ...['holstebro', 'grenaa', 'lemvig', 'ringkoebing', 'samsoe'].map((name) => `health-house-${name}`),
  ...['skanderborg', 'braedstrup', 'skive'].map((name) => `health-house-${name}`),
  ...['tarm', 'randers', 'hedensted', 'odder', 'aarhus', 'syddjurs', 'norddjurs'].map(
    (name) => `regional-offer-${name}`,
  ),
  ...['ringkoebing', 'skive', 'grenaa', 'silkeborg'].map((name) => `acute-clinic-${name}`),
  ...['samsoe', 'holstebro', 'lemvig'].map((name) => `acute-clinic-${name}`),
];

const workplaces = demoUnitGroups.flatMap(({ workers }) => workers.map(([, organization]) => organization));

/** A mailbox for everybody in the demo who can be handed to: whoever has none cannot be told. */
export const demoMailboxes: readonly DemoMailbox[] = [
  ...['randers', 'midt', 'horsens', 'goedstrup', 'auh', 'bua'].map((slug) =>
    mailbox(`ward-${slug}`, `udskrivning@ward-${slug}.example`),
  ),
  ...demoMunicipalities.map(({ slug, code }) => mailbox(`municipality-${code}`, `visitation@${slug}.example`)),
  ...demoMunicipalities.map(({ slug }) => mailbox(`acute-function-${slug}`, `akutfunktion@${slug}.example`)),
  ...['randers', 'aarhus'].map((slug) => mailbox(`gp-${slug}`, `sekretaer@gp-${slug}.example`)),
  ...[...workplaces, ...withoutPeople]
    .filter((organization) => !organization.startsWith('acute-function-'))
    .map((organization) => mailbox(organization, `post@${organization}.example`)),
];

function mailbox(organization: OrganizationId, email: string): DemoMailbox {
  return { organization, email, phone: nobodysPhone };
}
