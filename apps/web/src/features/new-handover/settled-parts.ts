import { useQueries } from '@tanstack/react-query';
import type { Organization, Pathway } from '../../api';
import { proposalQuery } from '../../queries';
import { receiversFor } from '../handover/ways';
import { settled, wantedMoment, type NewHandoverDraft, type SettledPart } from './new-handover-draft';

/** Who the API proposes, and why; or that it cannot. */
export interface ProposedReceiver {
  readonly because: Readonly<Record<'da' | 'en', string>> | undefined;
  readonly isImpossible: boolean;
}

/** The parts of a draft with the receivers that the API proposes for them. */
export function useSettledParts(
  draft: NewHandoverDraft,
  pathways: readonly Pathway[],
  sender: Organization | undefined,
  organizations: readonly Organization[],
  now: string,
): readonly (SettledPart & { readonly proposal: ProposedReceiver })[] {
  const proposals = useQueries({
    queries: draft.parts.map((part) =>
      proposalQuery(part.pathway, draft.municipality, wantedMoment(part), sender?.id ?? ''),
    ),
  });
  return draft.parts.map((part, index) => {
    const pathway = pathways.find((each) => each.id === part.pathway);
    const proposal = proposals[index];
    const wanted = part.receiver === '' ? proposal?.data?.receiver.id : part.receiver;
    const possible =
      pathway === undefined ? [] : receiversFor(pathway, sender?.type, organizations, wantedMoment(part) ?? now);
    const receiver = possible.find((each) => each.id === wanted && each.id !== sender?.id);
    return {
      ...settled(part, pathway, { sender, receiver }, now),
      proposal: { because: proposal?.data?.because, isImpossible: proposal?.isError === true },
    };
  });
}
