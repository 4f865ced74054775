import type { HandoverService } from '@stafet/handover';
import type { DeliveryListener } from '@stafet/messaging';

/** Records in the handover what became of its request. What a person has overtaken by an answer is left as it is. */
export class HandoverDeliveryListener implements DeliveryListener {
  constructor(private readonly handovers: Pick<HandoverService, 'applySystem'>) {}

  async delivered(handoverId: string): Promise<void> {
    await this.handovers.applySystem(handoverId, { type: 'delivered' });
  }

  async deliveryFailed(handoverId: string): Promise<void> {
    await this.handovers.applySystem(handoverId, { type: 'delivery-failed' });
  }
}
