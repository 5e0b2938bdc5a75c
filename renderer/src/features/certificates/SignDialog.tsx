/** Signs a request that a device made with its own key: the key never leaves the device. */
import { useState } from 'react';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { TextField } from '../../ui/Field.tsx';
import { fileName } from './certificate-words.ts';
import { FileField } from './FileField.tsx';
import { FormDialog } from './FormDialog.tsx';
import { chainFile, type Issued, IssuedDialog } from './IssuedDialog.tsx';
import { certificateOrder, isOrder, OrderFields, usualOrder } from './OrderFields.tsx';

export function SignDialog({ takesTwo, onClose }: { readonly takesTwo: boolean; readonly onClose: () => void }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [file, setFile] = useState<File>();
  const [subject, setSubject] = useState('');
  const [wish, setWish] = useState(usualOrder);
  const [issued, setIssued] = useState<Issued>();
  const sign = useAction(async (operator: string) => {
    if (file === undefined) return;
    const csrPem = await file.text();
    const other = subject.trim() === '' ? {} : { subject: subject.trim() };
    setIssued(await engine.request('certificates.signRequest', { csrPem, ...other, ...certificateOrder(wish, takesTwo), operator }));
  });
  if (issued !== undefined)
    return <IssuedDialog issued={issued} file={chainFile(fileName(issued.certificate, 'pem'), issued)} onClose={onClose} />;
  return (
    <FormDialog
      title={t('window.certificates.sign')}
      words={[t('window.certificates.sign.do'), t('window.certificates.sign.doing')]}
      isReady={file !== undefined && isOrder(wish, takesTwo)}
      action={sign}
      onClose={onClose}
    >
      <p>{t('window.certificates.sign.text')}</p>
      <FileField label={t('window.certificates.sign.file')} endings={['.csr', '.pem', '.req', '.txt']} file={file} onChoose={setFile} />
      <TextField
        label={t('window.certificates.subject')}
        hint={t('window.certificates.sign.subject.hint')}
        value={subject}
        onChange={setSubject}
        maxLength={1024}
      />
      <OrderFields wish={wish} takesTwo={takesTwo} onChange={setWish} />
    </FormDialog>
  );
}
