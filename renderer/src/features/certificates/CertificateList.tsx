/** Every certificate on record, newest first, found by name, serial number or fingerprint. */
import { Ban, CircleCheck, Clock, Hourglass } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import { routeToHash } from '../../ui/route.ts';
import { RowTable } from '../../ui/RowTable.tsx';
import tableStyles from '../../ui/RowTable.module.css';
import { SearchField } from '../../ui/SearchField.tsx';
import { useNow } from '../../ui/use-now.ts';
import { matches, serialText, shortName, type Validity, validityOf } from './certificate-words.ts';
import { formatDay } from './format-day.ts';
import styles from './Certificates.module.css';

const columns = ['subject', 'serial', 'purpose', 'state', 'until', 'key', 'unit'] as const;
const widths = 'minmax(13rem, 2fr) minmax(9rem, 1fr) 11rem 9rem 7.5rem 6rem 5rem';
const symbols: Readonly<Record<Validity, typeof Ban>> = { valid: CircleCheck, 'not-yet': Hourglass, expired: Clock, revoked: Ban };

export interface CertificateListProps {
  readonly certificates: readonly Certificate[];
  readonly onOpen: (certificate: Certificate) => void;
}

export function CertificateList({ certificates, onOpen }: CertificateListProps) {
  const t = useText();
  const language = useLanguage();
  const [words, setWords] = useState('');
  // Days matter here, not seconds: the moment at which the list was opened will do.
  const nowMs = useNow(false);
  const shown = useMemo(() => certificates.filter((certificate) => matches(certificate, words)), [certificates, words]);
  const label = t('window.certificates.list');
  return (
    <div className={styles['list']}>
      <div className={styles['find']}>
        <SearchField
          label={t('window.certificates.search')}
          clearLabel={t('window.certificates.search.clear')}
          placeholder={t('window.certificates.search.hint')}
          value={words}
          onChange={setWords}
        />
        <p role="status">{t('window.certificates.found', { count: formatNumber(language, shown.length) })}</p>
      </div>
      <RowTable
        rows={shown}
        label={label}
        columns={columns.map((id) => ({ id, title: t(`window.certificates.column.${id}`) }))}
        widths={widths}
        keyOf={({ certificateSha256 }) => certificateSha256}
      >
        {(certificate) => (
          <CertificateCells certificate={certificate} validity={validityOf(certificate, nowMs)} onOpen={() => onOpen(certificate)} />
        )}
      </RowTable>
    </div>
  );
}

interface CertificateCellsProps {
  readonly certificate: Certificate;
  readonly validity: Validity;
  readonly onOpen: () => void;
}

function CertificateCells({ certificate, validity, onOpen }: CertificateCellsProps) {
  const t = useText();
  const language = useLanguage();
  const { serialNumber, purpose, notAfter, keyType, unitId } = certificate;
  const Symbol = symbols[validity];
  return (
    <>
      <span role="cell">
        <button type="button" className={tableStyles['opener']} onClick={onOpen} title={certificate.subject}>
          {shortName(certificate)}
        </button>
      </span>
      <code role="cell" className={tableStyles['quiet']}>
        {serialText(serialNumber)}
      </code>
      <span role="cell">{t(`certificate.purpose.${purpose}`)}</span>
      <span role="cell" className={styles['validity']} data-validity={validity}>
        <Symbol aria-hidden size={16} />
        {t(`window.certificates.validity.${validity}`)}
      </span>
      <span role="cell">{formatDay(language, notAfter)}</span>
      <code role="cell" className={tableStyles['quiet']}>
        {keyType}
      </code>
      <span role="cell">
        {unitId !== undefined && <a href={routeToHash({ screen: 'units', unitId })}>{t('window.certificates.passport')}</a>}
      </span>
    </>
  );
}
