/** The certificates that the station issued for the device, revoked ones among them. */
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatTime } from '../../ui/format.ts';
import styles from './PassportParts.module.css';

export function PassportCertificates({ certificates = [] }: { readonly certificates: readonly Certificate[] | undefined }) {
  const t = useText();
  const language = useLanguage();
  if (certificates.length === 0) return null;
  return (
    <section className={styles['part']} aria-label={t('window.passport.certificates')}>
      <h3>{t('window.passport.certificates')}</h3>
      <ul>
        {certificates.map(({ serialNumber, subject, purpose, notAfter, revoked }) => (
          <li key={serialNumber} data-revoked={revoked !== undefined}>
            <p className={styles['name']}>
              <code>{subject}</code>
              <span className={styles['mark']}>
                {revoked === undefined
                  ? t('window.passport.certificate.active')
                  : t('window.passport.certificate.revoked', { time: formatTime(language, revoked.at) })}
              </span>
            </p>
            <p className={styles['quiet']}>
              {t(`certificate.purpose.${purpose}`)} · {t('window.passport.certificate.until', { time: formatTime(language, notAfter) })} ·{' '}
              <code>{serialNumber}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
