import { useTranslation } from 'react-i18next';
import type { Fact, Handover } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { momentInShort } from '../../ui/moment';
import { FactShape } from '../../ui/shapes';
import { keyOf } from './ways';

interface LadderProps {
  readonly handover: Handover;
  readonly facts: readonly Fact[];
}

/** Sent, delivered, opened, confirmed: four facts, each with its own word, shape and time, and none implying another. */
export function Ladder({ handover, facts }: LadderProps) {
  const { t, i18n } = useTranslation();
  const { confirmedAt, count } = confirmation(handover, facts);
  const total = handover.items.length;
  const steps = [
    { fact: 'sent', at: handover.delivery.sentAt, means: t('ladder.sentMeans') },
    { fact: 'delivered', at: handover.delivery.deliveredAt, means: t('ladder.deliveredMeans') },
    { fact: 'opened', at: handover.delivery.openedAt, means: t('ladder.openedMeans') },
    // Advice confirms nothing.
    ...(handover.transfers
      ? ([{ fact: 'confirmed', at: confirmedAt, means: t('ladder.confirmedMeans') }] as const)
      : []),
  ] as const;
  return (
    <section aria-labelledby="ladder">
      <h2 id="ladder" className="sr-only">
        {t('handover.ladder')}
      </h2>
      <ol className="ladder no-max-width">
        {steps.map(({ fact, at, means }) => (
          <li key={fact} className={at === null ? 'ladder-step' : 'ladder-step ladder-step--fact'}>
            <FactShape fact={fact} isFact={at !== null} />
            <span className="ladder-text">
              <strong>{t(`ladder.${fact}`)}</strong>
              <span>{at === null ? t('ladder.notYet') : momentInShort(at, languageOf(i18n))}</span>
              {fact === 'confirmed' && count > 0 && count < total ? (
                <span>{t('ladder.ofItems', { count, total })}</span>
              ) : null}
              <span className="ladder-means">{means}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What stands confirmed: an item that was completed afterwards stays confirmed, one whose confirmation fell does not. */
function confirmation({ items }: Handover, facts: readonly Fact[]): { confirmedAt: string | null; count: number } {
  const accepts = facts.filter((fact) => fact.type === 'accept');
  const standing = items.filter(
    ({ status, ...item }) =>
      status === 'accepted' ||
      status === 'transferred' ||
      (status === 'closed' && accepts.some((fact) => fact.items.includes(keyOf(item)))),
  );
  const last = accepts.filter((fact) => standing.some((item) => fact.items.includes(keyOf(item)))).at(-1);
  return { confirmedAt: last?.at ?? null, count: standing.length };
}
