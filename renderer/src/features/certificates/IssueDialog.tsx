/** A certificate with a key that is made here and leaves the station in an encrypted bundle only. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { binaryFile } from '../../api/use-save.ts';
import { TextField } from '../../ui/Field.tsx';
import { KeyTypeSelect, usualAuthority } from './AuthorityFields.tsx';
import { fileName } from './certificate-words.ts';
import { FormDialog } from './FormDialog.tsx';
import { type Issued, IssuedDialog } from './IssuedDialog.tsx';
import { isPassword, NewPassword, nothingTyped } from './NewPassword.tsx';
import { certificateOrder, isOrder, OrderFields, usualOrder } from './OrderFields.tsx';

type IssuedWithKey = Issued & { readonly pkcs12: string };

export function IssueDialog({ takesTwo, onClose }: { readonly takesTwo: boolean; readonly onClose: () => void }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [subject, setSubject] = useState('');
  const [keyType, setKeyType] = useState(usualAuthority.keyType);
  const [wish, setWish] = useState(usualOrder);
  const [typed, setTyped] = useState(nothingTyped);
  const [issued, setIssued] = useState<IssuedWithKey>();
  const issue = useAction(async (operator: string) => {
    const order = { subject: subject.trim(), keyType, password: typed.password, ...certificateOrder(wish, takesTwo), operator };
    setIssued(await engine.request('certificates.issue', order));
  });
  if (issued !== undefined)
    return <IssuedDialog issued={issued} file={binaryFile(fileName(issued.certificate, 'p12'), issued.pkcs12)} onClose={onClose} />;
  return (
    <FormDialog
      title={t('window.certificates.issue')}
      words={[t('window.certificates.issue.do'), t('window.certificates.issue.doing')]}
      isReady={subject.trim() !== '' && isPassword(typed) && isOrder(wish, takesTwo)}
      action={issue}
      onClose={onClose}
    >
      <p>{t('window.certificates.issue.text')}</p>
      <TextField
        label={t('window.certificates.subject')}
        hint={t('window.certificates.issue.subject.hint')}
        value={subject}
        onChange={setSubject}
        maxLength={1024}
        hasFocusFirst
      />
      <KeyTypeSelect value={keyType} onChange={setKeyType} />
      <OrderFields wish={wish} takesTwo={takesTwo} onChange={setWish} />
      <NewPassword typed={typed} onChange={setTyped} />
    </FormDialog>
  );
}
