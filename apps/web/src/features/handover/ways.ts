import type { Me, Organization, Pathway } from '../../api';
import { partsInDenmark } from '../../ui/moment';

type Way = Pathway['routes'][number];
type PathwayItem = Pathway['items'][number];

/** The ways that are open on a day in Denmark, in the pathway's own order. */
export function waysOn({ routes }: Pathway, at: string): readonly Way[] {
  const day = partsInDenmark(at).date;
  return routes.filter(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || validFrom <= day) && (validTo === undefined || day < validTo),
  );
}

/** For which of my organisations I can send on a pathway: those of a type from which a way leads. */
export function sendersFor(
  pathway: Pathway,
  me: Me,
  organizations: readonly Organization[],
  at: string,
): readonly Organization[] {
  const types = waysOn(pathway, at).flatMap(({ from }) => from);
  return organizations.filter(
    (each) => types.includes(each.type) && me.organizations.some((mine) => mine.id === each.id),
  );
}

/** Who can be asked by such a sender, by name in Danish order; by any sender where it is not known. */
export function receiversFor(
  pathway: Pathway,
  senderType: string | undefined,
  organizations: readonly Organization[],
  at: string,
): readonly Organization[] {
  const types = waysFrom(pathway, senderType, at).flatMap(({ to }) => to);
  return organizations
    .filter((each) => types.includes(each.type))
    .sort((one, other) => one.name.localeCompare(other.name, 'da'));
}

/** What such a sender may hand to such a receiver; to any receiver while none is chosen. */
export function itemsFor(
  pathway: Pathway,
  senderType: string | undefined,
  receiverType: string | undefined,
  at: string,
): readonly PathwayItem[] {
  const ways = waysFrom(pathway, senderType, at).filter(
    ({ to }) => receiverType === undefined || to.includes(receiverType),
  );
  return pathway.items.filter((item) =>
    ways.some(({ items }) => items === undefined || items.includes(keyOf(item)) || items.includes(item.kind)),
  );
}

/** The way from such a sender to such a receiver for these items. */
export function wayBetween(
  pathway: Pathway,
  types: { readonly sender: string | undefined; readonly receiver: string | undefined },
  items: readonly string[],
  at: string,
): Way | undefined {
  const { receiver } = types;
  if (receiver === undefined) return undefined;
  return waysFrom(pathway, types.sender, at).find(
    (way) => way.to.includes(receiver) && items.every((item) => way.items === undefined || way.items.includes(item)),
  );
}

/** Whether a pathway takes its items from the handover that it hands back, and so can begin only there. */
export function handsBack(pathway: Pathway): boolean {
  return 'takesItemsOf' in pathway;
}

/** The name of an item as one word: its kind, and its scope where it has one. */
export function keyOf({ kind, scope }: { readonly kind: string; readonly scope?: string | null }): string {
  return scope === undefined || scope === null ? kind : `${kind}/${scope}`;
}

function waysFrom(pathway: Pathway, senderType: string | undefined, at: string): readonly Way[] {
  return waysOn(pathway, at).filter(({ from }) => senderType === undefined || from.includes(senderType));
}
