import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../../api';
import { pathwaysQuery } from '../../queries';
import { Alert } from '../../ui/alert';

// What ended a circumstance says nothing that somebody must do something about.
const told = ['admission', 'leave', 'relocation', 'consent-withdrawn'] as const;

/** What both sides must know before anything else: what has happened to the citizen, and that capacity is lacking. */
export function Banners({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation();
  const lacksCapacity = useLacksCapacity(handover);
  return (
    <>
      {told
        .filter((each) => handover.circumstances.includes(each))
        .map((each) => (
          <Alert key={each} kind="warning" heading={t(`banner.${each}`)}>
            {t(`banner.${each}Means`)}
          </Alert>
        ))}
      {lacksCapacity ? (
        <Alert kind="warning" heading={t('banner.capacity')}>
          {t('banner.capacityMeans')}
        </Alert>
      ) : null}
    </>
  );
}

/** A receiver with a supply duty has said so: the clock runs that only then runs. */
function useLacksCapacity({ pathway, deadlines }: Handover): boolean {
  const definition = useQuery(pathwaysQuery).data?.find((each) => each.id === pathway);
  return deadlines.some(
    ({ name }) => definition?.deadlines.find((each) => each.name === name)?.onlyIf?.['is'] === 'capacity-lacking',
  );
}
