/** One certificate: what is in it, whether it still counts, its file, its bundle, and taking it back. */
import { useState } from 'react';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { serialText, shortName } from './certificate-words.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';

export function CertificateDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const t = useText();
  const [asking, setAsking] = useState<'revoke' | 'export'>();
  const close = () => setAsking(undefined);
  // No list can say that a root does not count any more.
  const mayRevoke = certificate.revoked === undefined && certificate.purpose !== 'root';
  return (
    <Dialog
      title={shortName(certificate)}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {mayRevoke && <Button onPress={() => setAsking('revoke')}>{t('window.certificates.revoke')}</Button>}
          <Button look="primary" onPress={() => setAsking('export')}>
            {t('window.certificates.export')}
          </Button>
        </>
      }
    >
      {certificate.revoked !== undefined && <Revoked revoked={certificate.revoked} />}
      <Facts certificate={certificate} />
      {asking === 'revoke' && <RevokeDialog certificate={certificate} onClose={close} onRevoked={onClose} />}
      {asking === 'export' && <ExportDialog certificate={certificate} onClose={close} />}
    </Dialog>
  );
}

function Revoked({ revoked }: { readonly revoked: NonNullable<Certificate['revoked']> }) {
  const t = useText();
  const language = useLanguage();
  return (
    <Notice kind="info" title={t('window.certificates.revoked.at', { time: formatTime(language, revoked.at) })}>
      <p>{t(`certificate.reason.${revoked.reason}`)}</p>
      {revoked.note !== undefined && <p>{revoked.note}</p>}
    </Notice>
  );
}

function Facts({ certificate }: { readonly certificate: Certificate }) {
  const t = useText();
  const language = useLanguage();
  const { subject, issuer, serialNumber, notBefore, notAfter, keyType, purpose, hasKey, issuedAt } = certificate;
  const facts = [
    [t('window.certificates.subject'), subject],
    [t('window.certificates.issuer'), issuer],
    [t('window.certificates.column.purpose'), t(`certificate.purpose.${purpose}`)],
    [t('window.certificates.from'), formatTime(language, notBefore)],
    [t('window.certificates.until'), formatTime(language, notAfter)],
    [t('window.certificates.column.key'), keyType],
    [t('window.certificates.key-lies'), t(hasKey ? 'window.certificates.key-lies.here' : 'window.certificates.key-lies.elsewhere')],
    [t('window.certificates.issued-at'), formatTime(language, issuedAt)],
  ] as const;
  const numbers = [
    [t('window.certificates.column.serial'), serialText(serialNumber)],
    [t('window.certificates.sha256'), certificate.certificateSha256],
    [t('window.certificates.spki'), certificate.spkiSha256],
  ] as const;
  return (
    <FactList
      facts={[
        ...facts.map(([name, value]) => ({ name, value })),
        ...numbers.map(([name, value]) => ({ name, value: <code>{value}</code>, isWide: true })),
      ]}
    />
  );
}
