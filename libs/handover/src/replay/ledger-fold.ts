import { keyOf, type HandoverState, type Instant, type ItemKey } from '@stafet/core';
import type { Columns } from './divergence';

/** What the trail of one handover says about who holds what. */
export interface LedgerTrail {
  readonly handover: string;
  readonly sent: { readonly at: Instant; readonly seq: number } | undefined;
  readonly state: HandoverState;
  /** The seq of the accept fact that confirmed an item. */
  readonly confirmedBy: Readonly<Record<ItemKey, number>>;
  readonly completed: readonly { readonly at: Instant; readonly items: readonly ItemKey[] }[];
}

interface Holding {
  readonly from: Instant;
  readonly holder: string;
  readonly handover: string;
  readonly seq: number;
  readonly type: 'send' | 'accept';
}

/** One responsibility for a citizen, as all the trails of the citizen together tell it. */
export interface ExpectedResponsibility {
  readonly key: ItemKey;
  /** The handover that opened it. */
  readonly opener: string;
  /** Every handover that has been about it, the opener included. */
  readonly handovers: readonly string[];
  readonly closedAt: Instant | undefined;
  readonly intervals: readonly Columns[];
}

interface Open {
  readonly key: ItemKey;
  readonly opener: string;
  readonly handovers: string[];
  readonly holdings: Holding[];
  closedAt: Instant | undefined;
}

type Happening =
  | { readonly is: 'completed'; readonly at: Instant; readonly trail: LedgerTrail; readonly items: readonly ItemKey[] }
  | { readonly is: 'confirmed'; readonly at: Instant; readonly trail: LedgerTrail; readonly items: readonly ItemKey[] }
  | { readonly is: 'sent'; readonly at: Instant; readonly trail: LedgerTrail; readonly items: readonly ItemKey[] };

// What ended at an instant had ended before something new was sent at the same instant.
const order: readonly Happening['is'][] = ['completed', 'confirmed', 'sent'];

/** Who held what of a citizen, from all the trails: the chain of holders of every responsibility. */
export function foldLedger(trails: readonly LedgerTrail[]): readonly ExpectedResponsibility[] {
  const responsibilities: Open[] = [];
  const happenings = trails
    .flatMap(happeningsOf)
    .sort((a, b) => (a.at === b.at ? order.indexOf(a.is) - order.indexOf(b.is) : a.at < b.at ? -1 : 1));
  for (const happening of happenings) for (const key of happening.items) take(responsibilities, happening, key);
  return responsibilities.map(({ key, opener, handovers, closedAt, holdings }) => ({
    key,
    opener,
    handovers,
    closedAt,
    intervals: holdings.map((holding, index) => columnsOf(holding, index, holdings[index + 1])),
  }));
}

function happeningsOf(trail: LedgerTrail): readonly Happening[] {
  const { sent, state, completed } = trail;
  if (sent === undefined) return [];
  return [
    { is: 'sent', at: sent.at, trail, items: state.items.map(keyOf) },
    // A confirmation that was void, or of what was taken back, has no moment of effect any more, and moved nothing.
    ...state.items.flatMap((item): readonly Happening[] =>
      item.confirmedAt === undefined || item.takesEffectAt === undefined
        ? []
        : [{ is: 'confirmed', at: item.confirmedAt, trail, items: [keyOf(item)] }],
    ),
    ...completed.map(({ at, items }): Happening => ({ is: 'completed', at, trail, items })),
  ];
}

function take(responsibilities: Open[], { is, at, trail }: Happening, key: ItemKey): void {
  const { handover, state, sent } = trail;
  if (is === 'sent') {
    const open = responsibilities.find((each) => each.key === key && each.closedAt === undefined);
    if (open !== undefined) open.handovers.push(handover);
    else {
      const first: Holding = { from: at, holder: state.sender, handover, seq: sent?.seq ?? 0, type: 'send' };
      responsibilities.push({ key, opener: handover, handovers: [handover], holdings: [first], closedAt: undefined });
    }
    return;
  }
  const about = responsibilities.find((each) => each.key === key && each.handovers.includes(handover));
  if (about === undefined) return;
  if (is === 'confirmed') {
    const from = state.items.find((item) => keyOf(item) === key)?.takesEffectAt ?? at;
    const seq = trail.confirmedBy[key] ?? 0;
    about.holdings.push({ from, holder: state.receiver, handover, seq, type: 'accept' });
  } else if (about.holdings.at(-1)?.handover === handover) {
    // Whoever has handed it over meanwhile ends her part, and not the responsibility: another holds it.
    about.closedAt ??= at;
  }
}

function columnsOf(holding: Holding, index: number, next: Holding | undefined): Columns {
  return {
    valid_from: holding.from,
    valid_to: next?.from ?? 'infinity',
    previous_to: index === 0 ? null : holding.from,
    holder: holding.holder,
    handover_id: holding.handover,
    evidence_seq: holding.seq,
    evidence_type: holding.type,
  };
}
