import { localDateOf } from '@stafet/calendar';
import { isMeant, keyOf, type HandoverRoute, type Instant, type ItemDefinition } from '@stafet/core';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';

/** The ways of a pathway that are open on the day of `at`, in the pathway's own order. */
export function waysOpenOn({ routes }: Pathway, at: Instant): readonly HandoverRoute[] {
  const day = localDateOf(at);
  return routes.filter(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || validFrom <= day) && (validTo === undefined || day < validTo),
  );
}

/** What of the pathway may go this way. */
export function itemsOn({ items }: Pathway, { items: carried }: HandoverRoute): readonly ItemDefinition[] {
  return items.filter((item) => carried === undefined || carried.includes(keyOf(item)));
}

/** Whether all that is wished may go this way: items by their keys, or kinds of which it carries at least one. */
export function carries(pathway: Pathway, route: HandoverRoute, wished: readonly string[]): boolean {
  const carried = itemsOn(pathway, route);
  return wished.every((name) => carried.some((item) => isMeant(item, [name])));
}

/**
 * The way on which a sender of one type may hand these items to a receiver of another.
 * @throws ProblemError `receiver-unsuitable`, or `no-route` where each is suitable, and not together or not for this.
 */
export function wayBetween(
  pathway: Pathway,
  parties: { readonly senderType: string; readonly receiverType: string },
  wished: readonly string[],
  at: Instant,
): HandoverRoute {
  const open = waysOpenOn(pathway, at);
  if (!open.some(({ to }) => to.includes(parties.receiverType))) throw new ProblemError('receiver-unsuitable');
  const theirs = open.filter(({ from }) => from.includes(parties.senderType));
  const way = theirs.find((route) => route.to.includes(parties.receiverType) && carries(pathway, route, wished));
  if (way === undefined) throw noRoute(pathway, theirs);
  return way;
}

/** The problem that says which ways are open instead. */
export function noRoute(pathway: Pathway, ways: readonly HandoverRoute[]): ProblemError {
  return new ProblemError('no-route', {
    ways: ways.map((route) => ({ from: route.from, to: route.to, items: itemsOn(pathway, route).map(keyOf) })),
  });
}
