/** Is told what became of a request. Both may be told more than once for the same handover. */
export interface DeliveryListener {
  /** The request has reached the receiver's system. */
  delivered(handoverId: string): Promise<void>;
  /** No channel reached the receiver, and none will. */
  deliveryFailed(handoverId: string): Promise<void>;
}

/** The injection token of the listener; the process that composes the module provides it. */
export const DELIVERY_LISTENER = Symbol('DELIVERY_LISTENER');
