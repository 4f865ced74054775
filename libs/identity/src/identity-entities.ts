import { LoginAttemptEntity } from './login-attempt.entity';
import { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';
import { PersonEntity } from './person.entity';
import { WebSessionEntity } from './web-session.entity';

/** Every table that this library owns, for the check that entities and schema say the same. */
export const identityEntities: readonly (new () => object)[] = [
  LoginAttemptEntity,
  MembershipEntity,
  OrganizationEntity,
  PersonEntity,
  WebSessionEntity,
];
