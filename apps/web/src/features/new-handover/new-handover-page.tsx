import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover, Pathway } from '../../api';
import { handoverQuery, organizationsQuery, pathwaysQuery, proposalsQuery, useMe } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { useNow } from '../../ui/now';
import { PageHeading } from '../../ui/page-heading';
import { itemLabel } from '../handover/pathway-words';
import { handsBack, keyOf, sendersFor } from '../handover/ways';
import { beginningAfter, beginningOf, beginningOfReturn, returnable, type Beginning } from './new-handover-draft';
import { NewHandoverForm } from './new-handover-form';

interface NewHandoverPageProps {
  /** After a rejection it follows the earlier one and is about the same citizen. */
  readonly follows?: string;
  /** What came by this handover is handed back. */
  readonly returns?: string;
  readonly pathway?: string;
  /** What a rule has proposed, and a person takes up. */
  readonly proposal?: string;
}

/** A new handover. */
export function NewHandoverPage({ follows, returns, pathway, proposal }: NewHandoverPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const at = useNow().toISOString();
  const pathways = useQuery(pathwaysQuery);
  const organizations = useQuery(organizationsQuery);
  const earlierId = follows ?? returns;
  const earlier = useQuery({ ...handoverQuery(earlierId ?? ''), enabled: earlierId !== undefined });
  const proposals = useQuery({ ...proposalsQuery, enabled: proposal !== undefined });
  const proposed = proposals.data?.find((each) => each.id === proposal);
  const fault = pathways.error ?? organizations.error ?? earlier.error ?? proposals.error;
  const isWaiting =
    (earlierId !== undefined && earlier.data === undefined) || (proposal !== undefined && proposals.data === undefined);
  const known = organizations.data ?? [];
  const mine =
    me === undefined ? [] : (pathways.data ?? []).filter((each) => sendersFor(each, me, known, at).length > 0);
  const usable =
    returns === undefined || earlier.data === undefined
      ? mine.filter((each) => !handsBack(each))
      : mine.filter(handsBack).map((each) => withItemsOf(each, earlier.data, pathways.data ?? []));
  const [first, ...others] = usable;
  // Of several, one is chosen: what goes a wrong way is found by nobody.
  const only = others.length === 0 ? (first?.id ?? '') : '';
  const beginning = ((): Beginning => {
    if (proposed !== undefined) return beginningOf(proposed);
    if (earlier.data === undefined) return { pathway: pathway ?? only };
    return returns === undefined ? beginningAfter(earlier.data) : beginningOfReturn(earlier.data, only);
  })();
  return (
    <>
      <PageHeading title={t('form.title')} />
      {fault === null ? null : <Faulty fault={fault} />}
      {pathways.isPending || organizations.isPending || (isWaiting && fault === null) ? (
        <p role="status">{t('app.loading')}</p>
      ) : null}
      {me === undefined ||
      organizations.data === undefined ||
      pathways.data === undefined ||
      isWaiting ? null : first === undefined ? (
        <p className="empty">{t('form.cannotSend')}</p>
      ) : (
        <NewHandoverForm me={me} pathways={usable} organizations={organizations.data} beginning={beginning} />
      )}
    </>
  );
}

/** What is handed back has the scopes and the words of the pathway by which it came. */
function withItemsOf(pathway: Pathway, earlier: Handover, pathways: readonly Pathway[]): Pathway {
  const items = returnable(earlier).map(({ kind, scope }) => {
    const key = keyOf({ kind, scope });
    const label = {
      da: itemLabel(pathways, earlier.pathway, key, 'da'),
      en: itemLabel(pathways, earlier.pathway, key, 'en'),
    };
    const { evidence, source } = pathway.items.find((each) => each.kind === kind) ?? {
      evidence: 'PROPOSED' as const,
      source: '',
    };
    return { kind, label, evidence, source, ...(scope === null ? {} : { scope }) };
  });
  return { ...pathway, items };
}
