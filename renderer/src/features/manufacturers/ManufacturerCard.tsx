/** One manufacturer and their certificates: which one counts, until when, and how many units each was used for. */
import { Factory } from 'lucide-react';
import { useState } from 'react';
import type { Manufacturer, ManufacturerCertificate } from '../../../../shared/contract/manufacturers.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { formatDay } from '../certificates/format-day.ts';
import { AddCertificateDialog } from './AddCertificateDialog.tsx';
import { ManufacturerCertificateDialog } from './ManufacturerCertificateDialog.tsx';
import { ManufacturerNameDialog } from './ManufacturerNameDialog.tsx';
import styles from './Manufacturers.module.css';

export interface ManufacturerCardProps {
  readonly manufacturer: Manufacturer;
  readonly onChanged: () => void;
}

export function ManufacturerCard({ manufacturer, onChanged }: ManufacturerCardProps) {
  const t = useText();
  const [asking, setAsking] = useState<'rename' | 'certificate'>();
  const [opened, setOpened] = useState<string>();
  const { name, certificates, batches } = manufacturer;
  const shown = certificates.find(({ certificateId }) => certificateId === opened);
  const close = () => setAsking(undefined);
  return (
    <Card
      icon={<Factory aria-hidden />}
      title={name}
      text={t(batches === 1 ? 'window.manufacturers.batch' : 'window.manufacturers.batches', { batches })}
      actions={
        <>
          <Button onPress={() => setAsking('rename')}>{t('window.manufacturers.rename')}</Button>
          <Button onPress={() => setAsking('certificate')}>{t('window.manufacturers.add-certificate')}</Button>
        </>
      }
    >
      {certificates.length === 0 ? (
        <p className={styles['quiet']}>{t('window.manufacturers.no-certificate')}</p>
      ) : (
        <ul className={styles['certificates']} aria-label={t('window.manufacturers.certificates', { name })}>
          {certificates.map((certificate) => (
            <CertificateLine
              key={certificate.certificateId}
              certificate={certificate}
              onOpen={() => setOpened(certificate.certificateId)}
            />
          ))}
        </ul>
      )}
      {asking === 'rename' && <ManufacturerNameDialog manufacturer={manufacturer} onClose={close} onDone={onChanged} />}
      {asking === 'certificate' && <AddCertificateDialog manufacturer={manufacturer} onClose={close} onAdded={onChanged} />}
      {shown !== undefined && (
        <ManufacturerCertificateDialog certificate={shown} onClose={() => setOpened(undefined)} onChanged={onChanged} />
      )}
    </Card>
  );
}

function CertificateLine({ certificate, onOpen }: { readonly certificate: ManufacturerCertificate; readonly onOpen: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { name, state, notAfter, units } = certificate;
  return (
    <li data-state={state}>
      <button type="button" className={styles['opener']} onClick={onOpen}>
        {name}
      </button>
      <span className={styles['state']} data-state={state}>
        {t(`window.manufacturers.state.${state}`)}
      </span>
      <span className={styles['quiet']}>{t('window.manufacturers.until', { day: formatDay(language, notAfter) })}</span>
      <span className={styles['quiet']}>
        {t(units === 1 ? 'window.manufacturers.unit' : 'window.manufacturers.units', { units: formatNumber(language, units) })}
      </span>
    </li>
  );
}
