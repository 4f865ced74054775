import { keyOf, nameOfEvent, type HandoverEvent, type Instant, type Item } from '@stafet/core';
import type { Standing } from './books';
import { deadlines, particulars, phase, trail, version } from './record';
import { dayName } from './narrate';
import { broken, itemsOf, named, sideOf, type Finding, type Invariant, type Turn } from './turn';
import { toldByStafet } from './told-by-stafet';
import { sender } from './world';

const promises = [
  entitled,
  advice,
  holders,
  items,
  ledger,
  successor,
  trail,
  phase,
  deadlines,
  particulars,
  version,
] as const;

/** The first promise that a decision breaks, or nothing where it keeps them all. */
export function brokenPromise(turn: Turn): Finding | undefined {
  for (const promise of promises) {
    const finding = promise(turn);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** INV-2: an authorised person at the receiver confirms; Stafet tells and never confirms; each act is its side's own. */
function entitled({ pathway, before, move: { voice, event } }: Turn): Finding | undefined {
  const side = sideOf(voice, before);
  const name = nameOfEvent(event);
  const wrong = (da: string, en: string): Finding =>
    broken(
      'INV-2',
      `gælder det, selv om ${da}; det handler om ${itemsOf(before, name)}`,
      `it counts, although ${en}; it is about ${itemsOf(before, name)}`,
    );
  const notTheirs = (): Finding => wrong(`${name} ikke er dennes at sige`, `${name} is not for this actor to say`);
  if (toldByStafet.includes(event.type) !== (side === 'stafet')) return notTheirs();
  if (side === 'stafet') return undefined;
  const byReceiver = event.type === 'accept' || event.type === 'reject' || event.type === 'redirect';
  if (byReceiver && side !== 'receiver') return wrong('kun modtageren kan sige det', 'only the receiver may say it');
  if (event.type === 'accept' && !before.particulars.canReceiverHold) {
    return wrong('den, der blev spurgt, kun rådgiver', 'who was asked only advises');
  }
  const by = pathway.events.find(({ type }) => type === name)?.by;
  const isTheirs = by === side || (by === 'either' && side !== 'nobody');
  return isTheirs ? undefined : notTheirs();
}

/** Which promise is broken when an item moves, or counts as confirmed, without a word of the receiver for it. */
function blame(event: HandoverEvent): Invariant {
  switch (event.type) {
    case 'delivered':
    case 'delivery-failed':
    case 'open':
      return 'INV-3';
    case 'reject':
    case 'withdraw':
    case 'deadline-passed':
      return 'INV-4';
    case 'accept':
      return 'INV-5';
    case 'reschedule':
      return 'INV-6';
    case 'redirect':
      return 'INV-8';
    case 'circumstance':
    case 'closed-by-event':
    case 'reopened':
      return 'INV-10';
    default:
      return 'INV-2';
  }
}

/** INV-1 … INV-8: who holds an item now is whom our own books name. */
function holders({ before, move, decision, books }: Turn): Finding | undefined {
  if (decision.state.sender !== before.sender || decision.state.receiver !== before.receiver) {
    const names = itemsOf(before, before.step);
    return broken(
      'INV-8',
      `er en part i overdragelsen af ${names} skiftet ud`,
      `a side of the handover of ${names} was exchanged`,
    );
  }
  for (const [kind, standing] of Object.entries(books.after.items)) {
    const held = decision.state.items.filter((item) => keyOf(item) === kind).map((item) => item.holder);
    const [holder] = held;
    if (held.length !== 1 || (holder !== sender && holder !== before.receiver)) {
      return heldBy(kind, held);
    }
    if (standing.is === 'moved' && holder === sender) {
      const isTakenBack = before.items.some((item) => keyOf(item) === kind && item.holder === before.receiver);
      return isTakenBack
        ? broken('INV-7', `har ${sender} taget *${kind}* tilbage`, `${sender} has taken *${kind}* back`)
        : broken(
            'INV-6',
            `er tidspunktet for *${kind}* kommet, og ansvaret er ikke flyttet`,
            `the moment of effect of *${kind}* has come, and it has not moved`,
          );
    }
    if (standing.is !== 'moved' && holder === before.receiver) {
      return standing.is === 'promised'
        ? broken(
            'INV-6',
            `har ${holder} *${kind}* før ${dayName(standing.from)}`,
            `${holder} holds *${kind}* before ${dayName(standing.from)}`,
          )
        : broken(
            blame(move.event),
            `har ${holder} *${kind}* uden nogensinde at have bekræftet det`,
            `${holder} holds *${kind}* and never confirmed it`,
          );
    }
  }
  const added = decision.state.items.find((item) => books.after.items[keyOf(item)] === undefined);
  if (added === undefined) return undefined;
  return broken('INV-1', `er *${keyOf(added)}* kommet til af sig selv`, `*${keyOf(added)}* came from nowhere`);
}

function heldBy(kind: string, held: readonly string[]): Finding {
  const holders = held.filter((holder) => holder !== '');
  if (holders.length === 0) return broken('INV-1', `har ingen *${kind}*`, `nobody holds *${kind}*`);
  return broken('INV-1', `har ${holders.join(' og ')} *${kind}*`, `${holders.join(' and ')} holds *${kind}*`);
}

const statuses: Readonly<Record<Standing['is'], readonly Item['status'][]>> = {
  open: ['requested'],
  promised: ['accepted'],
  moved: ['transferred', 'closed'],
  out: ['rejected', 'closed'],
};

/** INV-4 … INV-7: each item is answered on its own, and counts from the agreed moment. */
function items({ move, decision, books }: Turn): Finding | undefined {
  for (const item of decision.state.items) {
    const standing = books.after.items[keyOf(item)];
    if (standing === undefined) return heldBy(keyOf(item), []);
    if (!statuses[standing.is].includes(item.status)) {
      const invariant = standing.is === 'moved' ? 'INV-7' : blame(move.event);
      return broken(
        invariant,
        `tæller *${keyOf(item)}* som ${item.status}, og det er ${standing.is}`,
        `*${keyOf(item)}* counts as ${item.status}, and it is ${standing.is}`,
      );
    }
    if (standing.is === 'promised' && item.takesEffectAt !== standing.from) {
      const [is, must] = [dayName(item.takesEffectAt), dayName(standing.from)];
      return broken(
        'INV-6',
        `gælder *${keyOf(item)}* fra ${is} og ikke fra ${must}`,
        `*${keyOf(item)}* takes effect on ${is} and not on ${must}`,
      );
    }
  }
  return decision.state.effectiveFrom === books.after.effectiveFrom
    ? undefined
    : broken(
        'INV-6',
        `er det aftalte tidspunkt for ${itemsOf(decision.state, decision.state.step)} ${dayName(decision.state.effectiveFrom)}`,
        `the agreed moment of ${itemsOf(decision.state, decision.state.step)} is ${dayName(decision.state.effectiveFrom)}`,
      );
}

/** INV-1: the intervals of the ledger, folded from the effects, leave no gap and do not overlap. */
function ledger({ at, decision, books }: Turn): Finding | undefined {
  const from = new Map<string, Instant>();
  const done = new Set<string>();
  for (const [kind, standing] of Object.entries(books.before.items)) {
    if (standing.is === 'promised') from.set(kind, standing.from);
    if (standing.is === 'moved') done.add(kind);
  }
  for (const effect of decision.effects) {
    if (effect.type === 'cancel-transfer') {
      const planned = from.get(effect.item);
      if (done.has(effect.item) || (planned !== undefined && planned <= at)) {
        return broken('INV-7', `tager protokollen *${effect.item}* tilbage`, `the ledger takes *${effect.item}* back`);
      }
      if (planned !== effect.from) {
        return broken(
          'INV-1',
          `er der ingen overgang af *${effect.item}* ${dayName(effect.from)} at aflyse`,
          `no transfer of *${effect.item}* on ${dayName(effect.from)} is there to cancel`,
        );
      }
      from.delete(effect.item);
    }
    if (effect.type === 'schedule-transfer') {
      if (from.has(effect.item) || done.has(effect.item)) {
        return broken(
          'INV-1',
          `overdrager protokollen *${effect.item}* to gange`,
          `the ledger has *${effect.item}* transferred twice`,
        );
      }
      if (effect.from < at) {
        return broken(
          'INV-6',
          `ændrer protokollen fortiden for *${effect.item}*`,
          `the ledger changes the past of *${effect.item}*`,
        );
      }
      from.set(effect.item, effect.from);
    }
  }
  for (const [kind, standing] of Object.entries(books.entered.items)) {
    const planned = standing.is === 'promised' ? standing.from : undefined;
    if (standing.is === 'moved' ? from.has(kind) || done.has(kind) : from.get(kind) === planned) continue;
    return broken(
      'INV-1',
      `overdrager protokollen *${kind}* ${dayName(from.get(kind))}`,
      `the ledger transfers *${kind}* on ${dayName(from.get(kind))}`,
    );
  }
  return undefined;
}

/**
 * INV-8: a redirect asks another receiver for exactly what is still open. INV-10: a cancelled death notice asks the same
 * one for exactly what it closed. Nothing else opens a request.
 */
function successor({ before, move: { event }, decision, books }: Turn): Finding | undefined {
  const opened = decision.effects.filter((effect) => effect.type === 'open-successor');
  const [first] = opened;
  const open = Object.keys(books.before.items).filter((kind) => books.before.items[kind]?.is === 'open');
  const asks = (to: string, items: readonly string[]): boolean =>
    opened.length === 1 && first?.receiver === to && first.because === event.type && same(first.items, items);
  if (event.type === 'redirect') {
    const isRight = ![before.receiver, sender].includes(event.receiver) && asks(event.receiver, open);
    if (isRight) return undefined;
    return broken(
      'INV-8',
      `beder den videresendte anmodning ikke om ${named(open)}, som stadig er åben`,
      `the linked request does not ask for ${named(open)}, which is still open`,
    );
  }
  if (event.type === 'reopened') {
    const goesOn = Object.values(books.before.items).some(({ is }) => is === 'moved');
    const isRight =
      books.before.interrupted.length > 0
        ? asks(before.receiver, books.before.interrupted)
        : goesOn && opened.length === 0;
    if (isRight && goesOn === (decision.state.phase === 'transferred')) return undefined;
    return broken(
      'INV-10',
      `bliver der ikke igen spurgt om ${named(books.before.interrupted)}, som blev afbrudt`,
      `what was interrupted, ${named(books.before.interrupted)}, is not asked for again`,
    );
  }
  if (first === undefined) return undefined;
  return broken(
    'INV-8',
    `er der en anmodning om ${named(first.items)}, som ingen har bedt om`,
    `there is a request for ${named(first.items)} that nobody asked for`,
  );
}

/** Advice moves nothing: it has no items, and asks nothing of the ledger (catalogue 5). */
function advice({ pathway, decision }: Turn): Finding | undefined {
  if (pathway.transfers) return undefined;
  const items = decision.state.items.map(keyOf);
  const moved = decision.effects.flatMap((effect) => {
    if (effect.type === 'schedule-transfer' || effect.type === 'cancel-transfer') return [effect.item];
    return effect.type === 'open-successor' ? effect.items : [];
  });
  const isMoved = items.length + moved.length > 0 || decision.facts.some(({ newHolder }) => newHolder !== undefined);
  if (!isMoved) return undefined;
  const what = named([...new Set([...items, ...moved])]);
  return broken('INV-2', `har rådgivning flyttet ansvar: ${what}`, `advice has moved responsibility: ${what}`);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
