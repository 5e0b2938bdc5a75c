/** One certificate of a manufacturer: what is in it, the units that it was used for, and taking it out of the station for good. */
import { useState } from 'react';
import type { ManufacturerCertificate } from '../../../../shared/contract/manufacturers.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { CertificateUnits } from './CertificateUnits.tsx';
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
  return (
    <FactList
      facts={[
        { name: t('window.certificates.subject'), value: subject },
        { name: t('window.certificates.issuer'), value: issuer },
        { name: t('window.certificates.from'), value: formatTime(language, notBefore) },
        { name: t('window.certificates.until'), value: formatTime(language, notAfter) },
        {
          name: t('window.manufacturers.access-token'),
          value: t(hasAccessToken ? 'window.manufacturers.kept' : 'window.manufacturers.not-given'),
        },
        { name: t('window.manufacturers.added-by'), value: `${by}, ${formatTime(language, addedAt)}` },
        { name: t('window.certificates.sha256'), value: <code>{certificate.certificateSha256}</code>, isWide: true },
      ]}
    />
  );
}
