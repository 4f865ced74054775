import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { useMarkRead, useSendEvent } from '../../commands';
import { languageOf } from '../../i18n/i18n';
import { handoverQuery, notificationsQuery, pathwaysQuery, timelineQuery, useMe } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { momentInWords } from '../../ui/moment';
import { PageHeading } from '../../ui/page-heading';
import { ResponsibilityQuestion } from '../audit/responsibility-question';
import { returnable } from '../new-handover/new-handover-draft';
import { ActionPanel } from './action-panel';
import { AdviceStatement } from './advice-statement';
import { Banners } from './banners';
import { ContentView } from './content-view';
import { Deadlines } from './deadlines';
import { HolderStatement } from './holder-statement';
import { Ladder } from './ladder';
import { pathwayName, stepInWords } from './pathway-words';
import { Timeline } from './timeline';

/** One handover: who holds the responsibility now, how far it has come, what may happen next, what has happened. */
export function HandoverPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const handover = useQuery(handoverQuery(id));
  if (handover.isPending) return <p role="status">{t('app.loading')}</p>;
  if (handover.data === undefined) {
    return (
      <>
        <PageHeading title={t('app.failed')} />
        <Faulty fault={handover.error} onRetry={() => handover.refetch()} />
        <p>
          <Link to="/">{t('app.home')}</Link>
        </p>
      </>
    );
  }
  return <OneHandover handover={handover.data} />;
}

function OneHandover({ handover }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const pathways = useQuery(pathwaysQuery).data;
  const facts = useQuery(timelineQuery(handover.id)).data ?? [];
  useSeen(handover);
  const name = handover.patient.name ?? t('handover.unnamed');
  const isAuditor = me?.roles.includes('auditor') === true;
  return (
    <>
      {/* The name of the tab stays in the browser's history, which the next person at this computer can read. */}
      <PageHeading title={t('handover.title', { receiver: handover.receiver.name })} className="handover-name">
        {name} <span className="handover-cpr">{t('handover.cpr', { cpr: handover.patient.maskedCpr })}</span>
      </PageHeading>
      <p className="handover-pathway">
        <Link to="/pathways/$id" params={{ id: handover.pathway }}>
          {pathwayName(pathways, handover.pathway, languageOf(i18n))}
        </Link>
      </p>
      <p className="handover-route">
        {t('handover.route', { sender: handover.sender.name, receiver: handover.receiver.name })}{' '}
        <span className="badge">{stepInWords(i18n, handover)}</span> <Assignee handover={handover} />
      </p>
      {handover.transfers ? <HolderStatement handover={handover} /> : <AdviceStatement sender={handover.sender} />}
      <Banners handover={handover} />
      <Ladder handover={handover} facts={facts} />
      <div className="handover-columns">
        <div>
          {isAuditor ? <ResponsibilityQuestion handover={handover} /> : null}
          {isAuditor && handover.availableEvents.length === 0 ? null : <ActionPanel handover={handover} />}
          <Related handover={handover} />
        </div>
        <div>
          <Deadlines handover={handover} />
          {handover.transfers ? <Wanted handover={handover} /> : null}
          {handover.freeChoice ? <p>{t('handover.freeChoice')}</p> : null}
        </div>
      </div>
      <ContentView handover={handover} />
      <Timeline handover={handover} facts={facts} isAuditor={isAuditor} />
    </>
  );
}

/** A person who looks has opened it, where opening is hers to do; and she has seen what she was told about it. */
function useSeen(handover: Handover): void {
  const open = useSendEvent(handover.id).mutate;
  const markRead = useMarkRead().mutate;
  const opened = useRef(false);
  const unread = useQuery(notificationsQuery).data ?? [];
  const mayOpen = handover.availableEvents.some((event) => event.type === 'open');
  const hasUnread = unread.some((each) => each.handover === handover.id);
  const { id, version } = handover;
  useEffect(() => {
    if (!mayOpen || opened.current || document.visibilityState === 'hidden') return;
    opened.current = true;
    open({ event: { type: 'open' }, version });
  }, [mayOpen, open, version]);
  useEffect(() => {
    if (hasUnread) markRead(id);
  }, [hasUnread, markRead, id]);
}

function Assignee({ handover: { assignee } }: { readonly handover: Handover }) {
  const { t } = useTranslation();
  const me = useMe();
  if (assignee === null) return null;
  // Who took it herself is kept by id; a colleague by the name that was typed.
  const isId = /^[0-9a-f-]{36}$/.test(assignee);
  const words = isId ? t('handover.assignedToColleague') : t('handover.assignedTo', { name: assignee });
  return <span className="badge">{assignee === me?.id ? t('handover.assignedToYou') : words}</span>;
}

function Wanted({ handover: { effectiveFrom } }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  return (
    <p>
      {effectiveFrom === null
        ? t('handover.atOnce')
        : t('handover.effectiveFrom', { at: momentInWords(effectiveFrom, languageOf(i18n)) })}
    </p>
  );
}

function Related({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation();
  const me = useMe();
  const isMine = ({ id }: { readonly id: string }): boolean =>
    me?.organizations.some((each) => each.id === id) === true;
  const isSender = isMine(handover.sender);
  const isReceiver = isMine(handover.receiver);
  const { course, returns } = handover;
  const links = [
    { id: handover.redirectedFrom, text: t('handover.redirectedFrom') },
    { id: handover.redirectedTo, text: t('handover.redirectedTo') },
    { id: handover.follows, text: t('handover.follows') },
    { id: returns, text: t('handover.returns') },
  ];
  return (
    <ul className="nobullet-list related">
      {links.map(({ id, text }) =>
        id === null ? null : (
          <li key={text}>
            <Link to="/handovers/$id" params={{ id }}>
              {text}
            </Link>
          </li>
        ),
      )}
      {course === null ? null : (
        <li>
          <Link to="/courses/$id" params={{ id: course }}>
            {t('handover.course')}
          </Link>
        </li>
      )}
      {handover.transfers || handover.phase === 'draft' ? null : (
        <li>
          <Link to="/handovers/new" search={{ follows: handover.id }}>
            {t('handover.afterAdvice')}
          </Link>
        </li>
      )}
      {isReceiver && returnable(handover).length > 0 ? (
        <li>
          <Link to="/handovers/new" search={{ returns: handover.id }}>
            {t('handover.handBack')}
          </Link>
        </li>
      ) : null}
      {isSender && handover.items.some((item) => item.status === 'rejected') ? (
        <li>
          <Link to="/handovers/new" search={{ follows: handover.id }}>
            {t('handover.startAgain')}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
