/** An issuing authority that was made elsewhere: one PKCS#12 file, or certificates and key as PEM. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { isQuota, QuotaField } from './AuthorityFields.tsx';
import { FileField, toBase64 } from './FileField.tsx';
import { FormDialog } from './FormDialog.tsx';
import { PasswordField } from './PasswordField.tsx';

export function ImportAuthorityDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [file, setFile] = useState<File>();
  const [keyFile, setKeyFile] = useState<File>();
  const [password, setPassword] = useState('');
  const [quota, setQuota] = useState('');
  const isPem = file !== undefined && !/\.(?:p12|pfx)$/i.test(file.name);
  const take = useAction(async (operator: string) => {
    if (file === undefined) return;
    const bundle =
      isPem && keyFile !== undefined
        ? { certificatesPem: await file.text(), keyPem: await keyFile.text() }
        : { pkcs12: await toBase64(file) };
    const limit = quota.trim() === '' ? {} : { quota: Number(quota) };
    await engine.request('certificates.importAuthority', { bundle, ...(password === '' ? {} : { password }), ...limit, operator });
    onClose();
  });
  return (
    <FormDialog
      title={t('window.certificates.import')}
      words={[t('window.certificates.import.do'), t('window.certificates.import.doing')]}
      isReady={file !== undefined && (!isPem || keyFile !== undefined) && isQuota(quota)}
      action={take}
      onClose={onClose}
    >
      <p>{t('window.certificates.import.text')}</p>
      <FileField
        label={t('window.certificates.import.file')}
        endings={['.p12', '.pfx', '.pem', '.crt', '.cer']}
        file={file}
        onChoose={setFile}
      />
      {isPem && <FileField label={t('window.certificates.import.key')} endings={['.pem', '.key']} file={keyFile} onChoose={setKeyFile} />}
      <PasswordField
        label={t('window.certificates.import.password')}
        hint={t('window.certificates.import.password.hint')}
        value={password}
        onChange={setPassword}
      />
      <QuotaField value={quota} onChange={setQuota} />
    </FormDialog>
  );
}
