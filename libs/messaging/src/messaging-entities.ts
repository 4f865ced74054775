import { DeliveryEntity } from './delivery.entity';
import { NotificationEntity } from './notification.entity';
import { OrganizationContactEntity } from './organization-contact.entity';
import { OutboxMessageEntity } from './outbox-message.entity';

/** Every table that this library owns, for the check that entities and schema say the same. */
export const messagingEntities: readonly (new () => object)[] = [
  DeliveryEntity,
  NotificationEntity,
  OrganizationContactEntity,
  OutboxMessageEntity,
];
