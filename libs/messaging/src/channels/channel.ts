import type { OutgoingMessage } from '../outgoing-message';

/** What a channel can say when it is done with a message. */
export type FinalStatus = 'sent' | 'delivered' | 'failed';

/** One way of reaching an organisation. */
export interface Channel {
  readonly name: string;
  /** Whether this message has anything to do here. */
  serves(message: OutgoingMessage): boolean;
  /**
   * Brings the message there and keeps its `delivery` row: pending before, the outcome after. Doing it again does no
   * harm to the record.
   * @throws where trying again later makes sense
   */
  deliver(message: OutgoingMessage): Promise<FinalStatus>;
}

/** The message did not get through now; the row says why. Carries ids and codes only, because queues keep its text. */
export class PostponedError extends Error {
  constructor(channel: string, reason: string) {
    super(`${channel}: ${reason}`);
    this.name = 'PostponedError';
  }
}
