/** The downloads of the platform's certificate form, with access key and token: they are shown there once, and never again here. */
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { Manufacturer } from '../../../../shared/contract/manufacturers.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../certificates/FormDialog.tsx';
import { toBase64 } from '../certificates/FileField.tsx';
import { AddedDialog } from './AddedDialog.tsx';
import styles from './Manufacturers.module.css';

const MAX_FILES = 10;

export interface AddCertificateDialogProps {
  readonly manufacturer: Manufacturer;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

const nothing = { name: '', password: '', accessKey: '', accessToken: '' };

export function AddCertificateDialog({ manufacturer, onClose, onAdded }: AddCertificateDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [typed, setTyped] = useState(nothing);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [added, setAdded] = useState<RequestOutput<'manufacturers.addCertificate'>>();
  const add = useAction(async (operator: string) => {
    const { name, password, accessKey, accessToken } = typed;
    const answer = await engine.request('manufacturers.addCertificate', {
      manufacturerId: manufacturer.manufacturerId,
      name: name.trim(),
      files: await Promise.all(files.map(async (file) => ({ name: file.name, content: await toBase64(file) }))),
      ...(password === '' ? {} : { password }),
      accessKey: accessKey.trim(),
      ...(accessToken.trim() === '' ? {} : { accessToken: accessToken.trim() }),
      operator,
    });
    setTyped(nothing);
    onAdded();
    setAdded(answer);
  });
  if (added !== undefined) return <AddedDialog added={added} onClose={onClose} />;
  return (
    <FormDialog
      title={t('window.manufacturers.certificate.title', { name: manufacturer.name })}
      words={[t('window.manufacturers.certificate.add'), t('window.manufacturers.certificate.adding')]}
      isReady={typed.name.trim() !== '' && typed.accessKey.trim() !== '' && files.length > 0}
      action={add}
      onClose={onClose}
      width="wide"
    >
      <p>{t('window.manufacturers.certificate.text')}</p>
      <FilesField files={files} onChoose={setFiles} />
      <CertificateFields typed={typed} onType={setTyped} />
    </FormDialog>
  );
}

function FilesField({ files, onChoose }: { readonly files: readonly File[]; readonly onChoose: (files: readonly File[]) => void }) {
  const t = useText();
  return (
    <div className={styles['files']}>
      <FileTrigger allowsMultiple onSelect={(chosen) => chosen !== null && onChoose([...chosen].slice(0, MAX_FILES))}>
        <Button>{t('window.manufacturers.files')}</Button>
      </FileTrigger>
      <span role="status">{files.length === 0 ? t('window.manufacturers.files.none') : files.map(({ name }) => name).join(', ')}</span>
    </div>
  );
}

interface CertificateFieldsProps {
  readonly typed: typeof nothing;
  readonly onType: (typed: typeof nothing) => void;
}

function CertificateFields({ typed, onType }: CertificateFieldsProps) {
  const t = useText();
  return (
    <>
      <TextField
        label={t('window.manufacturers.file-password')}
        hint={t('window.manufacturers.file-password.hint')}
        value={typed.password}
        onChange={(password) => onType({ ...typed, password })}
        maxLength={1024}
        isSecret
      />
      <TextField
        label={t('window.manufacturers.certificate.name')}
        value={typed.name}
        onChange={(name) => onType({ ...typed, name })}
        maxLength={200}
        isRequired
      />
      <TextField
        label={t('window.manufacturers.access-key')}
        value={typed.accessKey}
        onChange={(accessKey) => onType({ ...typed, accessKey })}
        maxLength={4096}
        isSecret
        isRequired
      />
      <TextField
        label={t('window.manufacturers.access-token')}
        hint={t('window.manufacturers.access-token.hint')}
        value={typed.accessToken}
        onChange={(accessToken) => onType({ ...typed, accessToken })}
        maxLength={16_384}
        isSecret
      />
    </>
  );
}
