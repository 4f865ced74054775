import { useTranslation } from 'react-i18next';
import type { AgeBand } from './age-bands';

/** How many are unresolved in each band of age, as bars beside the numbers they draw. */
export function AgeChart({ bands }: { readonly bands: readonly AgeBand[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...bands.map((band) => band.entries.length));
  const share = (count: number): number => (count / most) * 100;
  return (
    <table className="age-chart">
      <caption>{t('bands.caption')}</caption>
      <tbody>
        {bands.map((band) => (
          <tr key={band.name}>
            <th scope="row">{t(`bands.${band.name}`)}</th>
            <td>
              <svg className="age-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className="age-bar-all" x="0" y="0" height="10" width={share(band.entries.length)} />
                <rect className="age-bar-overdue" x="0" y="6" height="4" width={share(band.overdue)} />
              </svg>
              <span>
                {t('bands.count', { count: band.entries.length })}
                {band.overdue > 0 ? `, ${t('bands.overdue', { count: band.overdue })}` : ''}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
