/** A new issuing authority under the same root; the one before signs nothing more, and what it signed stays valid. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { AuthorityFields, authorityOrder, isQuota, usualAuthority } from './AuthorityFields.tsx';
import { FileField, toBase64 } from './FileField.tsx';
import { FormDialog } from './FormDialog.tsx';
import { PasswordField } from './PasswordField.tsx';

export function RenewDialog({ hasRootKey, onClose }: { readonly hasRootKey: boolean; readonly onClose: () => void }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [wish, setWish] = useState(usualAuthority);
  const [file, setFile] = useState<File>();
  const [password, setPassword] = useState('');
  const renew = useAction(async (operator: string) => {
    const root = file === undefined ? {} : { root: { pkcs12: await toBase64(file), password } };
    await engine.request('certificates.renew', { ...authorityOrder(wish), ...root, operator });
    onClose();
  });
  return (
    <FormDialog
      title={t('window.certificates.renew')}
      words={[t('window.certificates.renew.do'), t('window.certificates.renew.doing')]}
      isReady={isQuota(wish.quota) && (hasRootKey || (file !== undefined && password !== ''))}
      action={renew}
      onClose={onClose}
    >
      <p>{t('window.certificates.renew.text')}</p>
      <AuthorityFields wish={wish} onChange={setWish} />
      {!hasRootKey && (
        <>
          <p>{t('window.certificates.renew.offline')}</p>
          <FileField label={t('window.certificates.root-key.file')} endings={['.p12', '.pfx']} file={file} onChoose={setFile} />
          <PasswordField label={t('window.certificates.import.password')} value={password} onChange={setPassword} />
        </>
      )}
    </FormDialog>
  );
}
