export type { Channel, FinalStatus } from './channels/channel';
export { MailServer } from './channels/mail-server';
export { DELIVERY_LISTENER, type DeliveryListener } from './delivery-listener';
export { DeliveryReconciler } from './delivery-reconciler';
export { messagingEntities } from './messaging-entities';
export { MessagingModule } from './messaging.module';
export { OutboxRelay } from './outbox-relay';
export { NotificationQueue, NotificationWorker } from './queue';
export { markRead, unreadNotifications, type UnreadNotification } from './notification.query';
