import type { OrganizationId } from '@stafet/core';
import { demoMunicipalities } from './municipalities';

/** Where the demo reaches an organisation: a mailbox in the reserved domain `.example`, a number nobody has. */
export interface DemoMailbox {
  readonly organization: OrganizationId;
  readonly email: string;
  readonly phone: string;
}

const nobodysPhone = '+45 00 00 00 00';

/** A mailbox for every ward, municipality and practice of the demo. */
export const demoMailboxes: readonly DemoMailbox[] = [
  ...['randers', 'midt', 'horsens', 'goedstrup', 'auh', 'bua'].map((slug) => ({
    organization: `ward-${slug}`,
    email: `udskrivning@ward-${slug}.example`,
    phone: nobodysPhone,
  })),
  ...demoMunicipalities.map(({ slug, code }) => ({
    organization: `municipality-${code}`,
    email: `visitation@${slug}.example`,
    phone: nobodysPhone,
  })),
  ...['randers', 'aarhus'].map((slug) => ({
    organization: `gp-${slug}`,
    email: `sekretaer@gp-${slug}.example`,
    phone: nobodysPhone,
  })),
];
