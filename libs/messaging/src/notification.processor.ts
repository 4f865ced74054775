import type { Database } from '@stafet/platform';
import type { Channel, FinalStatus } from './channels/channel';
import type { DeliveryListener } from './delivery-listener';
import { completeMessage, loadMessage, type OutgoingMessage } from './outgoing-message';

/**
 * Brings one message to its recipient, on every channel that the recipient has. May be called any number of times, by
 * any number of workers: what is settled is not done again, and a message ends only when every channel is settled.
 */
export class NotificationProcessor {
  constructor(
    private readonly database: Database,
    private readonly channels: readonly Channel[],
    private readonly listener: DeliveryListener,
    private readonly onFailed: (messageId: string, channel: string) => void = () => undefined,
  ) {}

  /** @throws the first fault, after every channel had its turn, so that the queue calls again later */
  async process(messageId: string): Promise<void> {
    const message = await loadMessage(this.database, messageId);
    if (message === undefined || message.isCompleted) return;

    const faults: unknown[] = [];
    const outcomes: FinalStatus[] = [];
    for (const channel of this.channels.filter((each) => each.serves(message))) {
      try {
        const outcome = await this.settle(message, channel);
        outcomes.push(outcome);
        // Before the next channel, which may be slow: the receiver has it now.
        if (message.isRequest && outcome === 'delivered') await this.listener.delivered(message.handoverId);
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
    if (message.isRequest && outcomes.every((outcome) => outcome === 'failed')) {
      await this.listener.deliveryFailed(message.handoverId);
    }
    await completeMessage(this.database, message.id);
  }

  private async settle(message: OutgoingMessage, channel: Channel): Promise<FinalStatus> {
    const standing = message.standing[channel.name];
    if (standing !== undefined && standing !== 'pending') return standing;
    const outcome = await channel.deliver(message);
    if (outcome === 'failed') this.onFailed(message.id, channel.name);
    return outcome;
  }
}
