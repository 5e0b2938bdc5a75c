/** The units that a certificate was used for; each leads to its passport. */
import type { ManufacturerCertificate } from '../../../../shared/contract/manufacturers.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { routeToHash } from '../../ui/route.ts';
import styles from './Manufacturers.module.css';

const MOST_SHOWN = 1000;

export function CertificateUnits({ certificate: { certificateId } }: { readonly certificate: ManufacturerCertificate }) {
  const t = useText();
  const language = useLanguage();
  const { value, failure } = useRequest('manufacturers.certificateUnits', { certificateId, limit: MOST_SHOWN });
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (value === undefined) return <p>{t('window.reading')}</p>;
  const { total, units } = value;
  if (total === 0) return <p className={styles['quiet']}>{t('window.manufacturers.units.none')}</p>;
  const label = t(total === 1 ? 'window.manufacturers.unit' : 'window.manufacturers.units', { units: formatNumber(language, total) });
  return (
    <section className={styles['unitList']}>
      <h3>{label}</h3>
      {/* A list that scrolls must be reachable by keyboard. */}
      <ol tabIndex={0} aria-label={label}>
        {units.map(({ unitId, identifier, batchName, way, at, seq }) => (
          <li key={seq}>
            <a href={routeToHash({ screen: 'units', unitId })}>{identifier}</a> {batchName} · {t(`window.manufacturers.way.${way}`)} ·{' '}
            {formatTime(language, at)}
          </li>
        ))}
      </ol>
      {total > units.length && <p>{t('window.manufacturers.units.more', { count: formatNumber(language, total - units.length) })}</p>}
    </section>
  );
}
