import type { Instant } from './instant';
import type { ItemKey } from './item';

/** What can happen to a citizen while a handover is under way, and does not end it (catalogue 1.4). */
export const circumstances = [
  'admission',
  'discharge',
  'leave',
  'leave-ended',
  'relocation',
  'consent-withdrawn',
  'consent-given',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** What a handover remembers beside its phase and its items. It is part of what decisions are made on. */
export interface Particulars {
  /** False where the receiver only advises, as a visitation does (catalogue P05): its word confirms nothing. */
  readonly canReceiverHold: boolean;
  /** «forsyningsforpligtelse» [SEED] S2: want of capacity alone does not end what this receiver owes (1.7, rule 3). */
  readonly hasSupplyDuty: boolean;
  /** Whether such a receiver has said that it lacks capacity. */
  readonly lacksCapacity: boolean;
  /** How often the request was sent on before it came here (1.7, rule 5). */
  readonly timesSentOn: number;
  /** How often an act of the pathway was done, by its name. */
  readonly counts: Readonly<Record<string, number>>;
  /** Moments that deadlines count from, by the names that the pathway gives them. */
  readonly moments: Readonly<Record<string, Instant>>;
  /** What holds for the citizen now. */
  readonly circumstances: readonly Circumstance[];
  /** The items that an event from outside closed, and that are asked for again if it turns out not to be so. */
  readonly interrupted: readonly ItemKey[];
}

/** The particulars of a handover of which nothing special is known. */
export const plainParticulars: Particulars = {
  canReceiverHold: true,
  hasSupplyDuty: false,
  lacksCapacity: false,
  timesSentOn: 0,
  counts: {},
  moments: {},
  circumstances: [],
  interrupted: [],
};
