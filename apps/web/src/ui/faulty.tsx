import { useTranslation } from 'react-i18next';
import { problemIn } from '../api';
import { problemSentence } from '../i18n/i18n';
import { Alert } from './alert';

/** Why something could not be shown or done, in words, with a way on. */
export function Faulty({ fault, onRetry }: { readonly fault: unknown; readonly onRetry?: () => unknown }) {
  const { t, i18n } = useTranslation();
  const problem = problemIn(fault);
  return (
    <Alert kind="error" heading={t('app.failed')}>
      <p>{problemSentence(i18n, problem.code, problem.title)}</p>
      {onRetry === undefined ? null : (
        <button type="button" className="button button-secondary" onClick={onRetry}>
          {t('app.retry')}
        </button>
      )}
    </Alert>
  );
}
