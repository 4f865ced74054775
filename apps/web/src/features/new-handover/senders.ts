import type { Me, Organization, Pathway } from '../../api';

/** For which of my organisations I can send on a pathway: those of a type that the pathway names. */
export function sendersFor(pathway: Pathway, me: Me, organizations: readonly Organization[]): readonly Organization[] {
  return organizations.filter(
    (each) => pathway.senderTypes.includes(each.type) && me.organizations.some((mine) => mine.id === each.id),
  );
}

/** Who can be asked on a pathway, by name in Danish order. */
export function receiversFor(pathway: Pathway, organizations: readonly Organization[]): readonly Organization[] {
  return organizations
    .filter((each) => pathway.receiverTypes.includes(each.type))
    .sort((one, other) => one.name.localeCompare(other.name, 'da'));
}
