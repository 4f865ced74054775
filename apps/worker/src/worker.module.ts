import { Module, type DynamicModule } from '@nestjs/common';
import { DeadlineSweep, HandoverModule, HandoverService } from '@stafet/handover';
import {
  DELIVERY_LISTENER,
  DeliveryReconciler,
  MailServer,
  MessagingModule,
  NotificationQueue,
  NotificationWorker,
  OutboxRelay,
} from '@stafet/messaging';
import { Database, PlatformModule, type Config } from '@stafet/platform';
import { HandoverDeliveryListener } from './handover-delivery-listener';
import { Machinery } from './machinery';

/** Tells the handover what the messaging knows; neither imports the other. */
@Module({})
class DeliveryModule {
  static forRoot(handover: DynamicModule): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [handover],
      providers: [
        {
          provide: DELIVERY_LISTENER,
          inject: [HandoverService],
          useFactory: (handovers: HandoverService) => new HandoverDeliveryListener(handovers),
        },
      ],
      exports: [DELIVERY_LISTENER],
    };
  }
}

/** The worker process: relay, notifier, reconciler, deadline sweep and cleaning. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    const handover = HandoverModule.forRoot();
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, 'stafet-worker'),
        handover,
        MessagingModule.forRoot([DeliveryModule.forRoot(handover)]),
      ],
      providers: [
        {
          provide: Machinery,
          inject: [
            Database,
            OutboxRelay,
            DeliveryReconciler,
            DeadlineSweep,
            NotificationQueue,
            NotificationWorker,
            MailServer,
          ],
          useFactory: (
            database: Database,
            relay: OutboxRelay,
            reconciler: DeliveryReconciler,
            sweep: DeadlineSweep,
            queue: NotificationQueue,
            worker: NotificationWorker,
            mailServer: MailServer,
          ) => new Machinery({ database, relay, reconciler, sweep, queue, worker, mailServer }),
        },
      ],
    };
  }
}
