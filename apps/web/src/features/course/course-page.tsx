import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Course, CoursePart } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { courseQuery, pathwaysQuery } from '../../queries';
import { Faulty } from '../../ui/faulty';
import { PageHeading } from '../../ui/page-heading';
import { StatusShape } from '../../ui/shapes';
import { itemInSentence, itemLabel, listInWords, pathwayName, stepInWords } from '../handover/pathway-words';
import { keyOf } from '../handover/ways';

/** Linked handovers as one course: first of all what is still with the sender, then each part. */
export function CoursePage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const course = useQuery(courseQuery(id));
  if (course.isPending) return <p role="status">{t('app.loading')}</p>;
  if (course.data === undefined) {
    return (
      <>
        <PageHeading title={t('app.failed')} />
        <Faulty fault={course.error} onRetry={() => course.refetch()} />
      </>
    );
  }
  const { patient, parts } = course.data;
  return (
    <>
      <PageHeading title={t('course.title')} className="handover-name">
        {t('course.title')}: {patient.name ?? t('handover.unnamed')}{' '}
        <span className="handover-cpr">{t('handover.cpr', { cpr: patient.maskedCpr })}</span>
      </PageHeading>
      <StillWith course={course.data} />
      <section aria-labelledby="parts">
        <h2 id="parts">{t('course.parts')}</h2>
        <ul className="rows no-max-width">
          {parts.map((part) => (
            <Part key={part.id} part={part} />
          ))}
        </ul>
      </section>
    </>
  );
}

function StillWith({ course }: { readonly course: Course }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  const left = course.stillWith.filter(({ items }) => items.length > 0);
  return (
    <section className="holder" aria-labelledby="still-with" aria-live="polite">
      <h2 id="still-with" className="holder-label">
        {t('course.stillWith')}
      </h2>
      {left.length === 0 ? (
        <p className="holder-words">{t(course.isComplete ? 'course.allHandedOver' : 'course.notAnswered')}</p>
      ) : null}
      {left.map(({ organization, items }) => {
        const words = items.map((item) => {
          const pathway = course.parts.find(({ id }) => id === item.handover)?.pathway ?? '';
          return itemInSentence(pathways, pathway, keyOf(item), language);
        });
        return (
          <p key={organization.id} className="holder-words">
            {t('course.stillWithOne', { organization: organization.name, items: listInWords(words, language) })}
          </p>
        );
      })}
    </section>
  );
}

function Part({ part }: { readonly part: CoursePart }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const pathways = useQuery(pathwaysQuery).data;
  return (
    <li className={part.overdue ? 'row-card row-card--overdue' : 'row-card'}>
      <div className="row-who">
        <Link to="/handovers/$id" params={{ id: part.id }} className="row-name">
          {t('course.to', { receiver: part.receiver.name })}
        </Link>
        <span className="row-pathway">{pathwayName(pathways, part.pathway, language)}</span>
      </div>
      <div className="row-items">
        <span className="row-label">{t('views.holdsNow')}</span>
        <ul>
          {part.items.map((item) => (
            <li key={keyOf(item)}>
              <strong>{item.holder.name}</strong>: {itemLabel(pathways, part.pathway, keyOf(item), language)}{' '}
              <span className="row-status">({wordFor(i18n, 'status', item.status).toLowerCase()})</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="row-state">
        <span className="badge">{stepInWords(i18n, part)}</span>
        {part.overdue ? (
          <strong className="overdue">
            <StatusShape kind="warning" />
            {t('views.isOverdue')}
          </strong>
        ) : null}
      </div>
    </li>
  );
}
