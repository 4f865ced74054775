import { useState, type SyntheticEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDismissProposal } from '../../commands';
import { languageOf } from '../../i18n/i18n';
import { pathwaysQuery, proposalsQuery } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { TextArea } from '../../ui/fields';
import { momentInWords } from '../../ui/moment';
import { StatusShape } from '../../ui/shapes';
import { listInWords, pathwayName } from '../handover/pathway-words';
import type { Proposal } from './proposal';

/** What rules propose to hand over: each is taken up or dismissed by a person, with a reason. */
export function ProposedHandovers() {
  const { t } = useTranslation();
  const proposals = (useQuery(proposalsQuery).data ?? []).filter(({ state }) => state === 'open');
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{t('proposals.title')}</h2>
      <p>{t('proposals.lead')}</p>
      <ul className="rows no-max-width">
        {proposals.map((proposal) => (
          <ProposedHandover key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}

function ProposedHandover({ proposal }: { readonly proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const [isDismissing, setDismissing] = useState(false);
  const { id, patient, sender, parts, dueAt, overdue } = proposal;
  const receivers = parts.flatMap(({ receiver }) => (receiver === null ? [] : [receiver.name]));
  // Two proposals on a page must not have buttons of the same name.
  const named = {
    pathway: pathwayName(pathways, proposal.pathway, language),
    name: patient.name ?? t('handover.unnamed'),
  };
  return (
    <li className="row-card proposal">
      <div className="row-who">
        <strong className="row-name">{named.name}</strong>
        <span className="row-cpr">{patient.maskedCpr}</span>
        <span className="row-pathway">{named.pathway}</span>
      </div>
      <div className="row-state">
        <span>{t('proposals.because', { reason: proposal.name[language] })}</span>
        <span className="row-route">
          {sender.name}
          {receivers.length === 0 ? '' : ` · ${t('proposals.to', { receiver: listInWords(receivers, language) })}`}
        </span>
        <span className={overdue ? 'overdue' : 'row-route'}>
          {overdue ? <StatusShape kind="warning" /> : null}
          {t('proposals.due', { at: momentInWords(dueAt, language) })}
        </span>
        <span className="deadline-why">{language === 'da' ? proposal.explanation : proposal.explanationEn}</span>
      </div>
      <div className="action-buttons">
        <Link
          to="/handovers/new"
          search={{ proposal: id }}
          className="button button-primary"
          aria-label={t('proposals.createFor', named)}
        >
          {t('proposals.create')}
        </Link>
        <button
          type="button"
          className="button button-secondary"
          aria-expanded={isDismissing}
          aria-label={t('proposals.dismissFor', named)}
          onClick={() => setDismissing(!isDismissing)}
        >
          {t('proposals.dismiss')}
        </button>
      </div>
      {isDismissing ? <DismissForm id={id} label={t('proposals.dismissFor', named)} /> : null}
    </li>
  );
}

function DismissForm({ id, label }: { readonly id: string; readonly label: string }) {
  const { t } = useTranslation();
  const dismiss = useDismissProposal(id);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const isEmpty = reason.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) document.getElementById(`dismiss-${id}`)?.focus();
    else dismiss.mutate(reason);
  };
  return (
    <form className="action-form" aria-label={label} noValidate onSubmit={submit}>
      {dismiss.isError ? <Faulty fault={dismiss.error} /> : null}
      <TextArea
        id={`dismiss-${id}`}
        label={t('proposals.reason')}
        error={isMissing ? t('form.required', { field: t('proposals.reason') }) : undefined}
        value={reason}
        onChange={(words) => {
          setMissing(false);
          setReason(words);
        }}
      />
      <button type="submit" className="button button-primary" disabled={dismiss.isPending}>
        {t('proposals.dismiss')}
      </button>
    </form>
  );
}
