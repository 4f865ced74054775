import { useTranslation } from 'react-i18next';
import { useMe } from '../../queries';

/** Advice moves nothing: whose the responsibility stays, in the largest words of the page. */
export function AdviceStatement({ sender }: { readonly sender: { readonly id: string; readonly name: string } }) {
  const { t } = useTranslation();
  const isMine = useMe()?.organizations.some((each) => each.id === sender.id) === true;
  return (
    <section className="holder" aria-labelledby="who-holds">
      <h2 id="who-holds" className="holder-label">
        {t('handover.whoHolds')}
      </h2>
      <p className="holder-words">
        {isMine ? t('handover.staysWithYou') : t('handover.staysWith', { sender: sender.name })}
      </p>
      <p>{t('handover.adviceMeans')}</p>
    </section>
  );
}
