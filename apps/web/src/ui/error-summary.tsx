import { useEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Something that is wrong in a form: which control, and what. */
export interface FieldFault {
  readonly id: string;
  readonly text: string;
}

interface ErrorSummaryProps {
  readonly faults: readonly FieldFault[];
  /** Counts how often the form was sent: each time, the faults take the focus; not when one of them is mended. */
  readonly attempt: number;
}

/** All that is wrong in a form, above it; each line leads to its field. */
export function ErrorSummary({ faults, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  const goTo = (event: MouseEvent, id: string): void => {
    event.preventDefault();
    const field = document.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className="alert alert-error error-summary" role="alert" tabIndex={-1} ref={box}>
      <div className="alert-body">
        <h2 className="alert-heading">{t('form.summary')}</h2>
        <ul className="nobullet-list">
          {faults.map((fault) => (
            <li key={fault.id}>
              <a href={`#${fault.id}`} onClick={(event) => goTo(event, fault.id)}>
                {fault.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
