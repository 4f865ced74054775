import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { CONFIG, createLogger, Database, type Config } from '@stafet/platform';
import { EmailChannel } from './channels/email.channel';
import { InAppChannel } from './channels/in-app.channel';
import { MailServer } from './channels/mail-server';
import { DELIVERY_LISTENER, type DeliveryListener } from './delivery-listener';
import { DeliveryReconciler } from './delivery-reconciler';
import { NotificationProcessor } from './notification.processor';
import { OutboxRelay } from './outbox-relay';
import { NotificationQueue, NotificationWorker } from './queue';

/** Everything between a committed fact and the people who shall hear of it. What runs when is the process's business. */
@Module({})
export class MessagingModule {
  /** `imports` must export what provides `DELIVERY_LISTENER`. */
  static forRoot(imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    const logger = createLogger('messaging');
    return {
      module: MessagingModule,
      imports,
      providers: [
        { provide: NotificationQueue, inject: [CONFIG], useFactory: (config: Config) => new NotificationQueue(config) },
        {
          provide: OutboxRelay,
          inject: [Database, NotificationQueue],
          useFactory: (database: Database, queue: NotificationQueue) => new OutboxRelay(database, queue),
        },
        {
          provide: DeliveryReconciler,
          inject: [Database],
          useFactory: (database: Database) => new DeliveryReconciler(database),
        },
        {
          provide: MailServer,
          inject: [CONFIG],
          useFactory: ({ smtp }: Config) =>
            new MailServer(smtp, (isAway) =>
              isAway ? logger.warn({ event: 'mail-server-away' }) : logger.log({ event: 'mail-server-answers-again' }),
            ),
        },
        {
          provide: NotificationProcessor,
          inject: [Database, MailServer, CONFIG, DELIVERY_LISTENER],
          useFactory: (database: Database, mailServer: MailServer, config: Config, listener: DeliveryListener) =>
            new NotificationProcessor(
              database,
              [new InAppChannel(database), new EmailChannel(database, mailServer, config.publicUrl)],
              listener,
              (message, channel) => logger.warn({ event: 'delivery-failed', message, channel }),
            ),
        },
        {
          provide: NotificationWorker,
          inject: [CONFIG, NotificationProcessor],
          useFactory: (config: Config, processor: NotificationProcessor) => {
            let hasFault = false;
            return new NotificationWorker(config, {
              process: (messageId) => processor.process(messageId),
              onFault: (fault) => {
                if (!hasFault) logger.warn({ event: 'queue-fault', reason: fault.message });
                hasFault = true;
              },
              onJob: () => {
                if (hasFault) logger.log({ event: 'queue-works-again' });
                hasFault = false;
              },
            });
          },
        },
      ],
      exports: [NotificationQueue, NotificationWorker, OutboxRelay, DeliveryReconciler, MailServer],
    };
  }
}
