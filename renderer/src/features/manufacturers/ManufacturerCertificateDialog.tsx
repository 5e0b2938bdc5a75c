/** One certificate of a manufacturer: what is in it, the units that it was used for, and taking it out of the station for good. */
import { useState } from 'react';
import type { ManufacturerCertificate } from '../../../../shared/contract/manufacturers.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { CertificateUnits } from './CertificateUnits.tsx';
import styles from './Manufacturers.module.css';
import { RemoveCertificateDialog } from './RemoveCertificateDialog.tsx';

export interface ManufacturerCertificateDialogProps {
  readonly certificate: ManufacturerCertificate;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function ManufacturerCertificateDialog({ certificate, onClose, onChanged }: ManufacturerCertificateDialogProps) {
  const t = useText();
  const language = useLanguage();
  const [isRemoving, setRemoving] = useState(false);
  const { removed, state, hasSecrets } = certificate;
  return (
    <Dialog
      title={certificate.name}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={removed === undefined && <Button onPress={() => setRemoving(true)}>{t('window.manufacturers.remove')}</Button>}
    >
      {removed !== undefined && (
        <Notice kind="info" title={t('window.manufacturers.removed-by', { who: removed.by, time: formatTime(language, removed.at) })}>
          <p>{removed.reason}</p>
        </Notice>
      )}
      {state !== 'removed' && !hasSecrets && <Notice kind="attention" title={t('window.manufacturers.secrets-lost')} />}
      <Facts certificate={certificate} />
      <CertificateUnits certificate={certificate} />
      {isRemoving && <RemoveCertificateDialog certificate={certificate} onClose={() => setRemoving(false)} onRemoved={onChanged} />}
    </Dialog>
  );
}

function Facts({ certificate }: { readonly certificate: ManufacturerCertificate }) {
  const t = useText();
  const language = useLanguage();
  const { subject, issuer, notBefore, notAfter, hasAccessToken, addedAt, by } = certificate;
  const facts = [
    [t('window.certificates.subject'), subject],
    [t('window.certificates.issuer'), issuer],
    [t('window.certificates.from'), formatTime(language, notBefore)],
    [t('window.certificates.until'), formatTime(language, notAfter)],
    [t('window.manufacturers.access-token'), t(hasAccessToken ? 'window.manufacturers.kept' : 'window.manufacturers.not-given')],
    [t('window.manufacturers.added-by'), `${by}, ${formatTime(language, addedAt)}`],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className={styles['wide']}>
        <dt>{t('window.certificates.sha256')}</dt>
        <dd>
          <code>{certificate.certificateSha256}</code>
        </dd>
      </div>
    </dl>
  );
}
