/** The certificate with its chain as PEM, or, where its key lies here, the encrypted bundle of both. */
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { binaryFile, useSave } from '../../api/use-save.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNamed } from '../people/use-named.tsx';
import { fileName } from './certificate-words.ts';
import styles from './Certificates.module.css';
import { chainFile } from './IssuedDialog.tsx';
import { isPassword, NewPassword, nothingTyped, type TypedTwice } from './NewPassword.tsx';

const authorities: readonly string[] = ['root', 'issuing'];

export function ExportDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const named = useNamed();
  const save = useSave();
  const [typed, setTyped] = useState(nothingTyped);
  const { serialNumber } = certificate;
  // An authority's key leaves by its own way only, or not at all.
  const hasBundle = certificate.hasKey && !authorities.includes(certificate.purpose);
  const take = useAction(async (operator?: string) => {
    const bundled = operator === undefined ? {} : { password: typed.password, operator };
    const issued = await engine.request('certificates.export', { serialNumber, ...bundled });
    const { pkcs12 } = issued;
    const isBundle = operator !== undefined && pkcs12 !== undefined;
    await save.run(isBundle ? binaryFile(fileName(certificate, 'p12'), pkcs12) : chainFile(fileName(certificate, 'pem'), issued));
  });
  return (
    <Dialog
      title={t('window.certificates.export')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button isPending={take.isPending} onPress={() => void take.run()} look={hasBundle ? 'secondary' : 'primary'}>
          {t('window.certificates.export.chain')}
        </Button>
      }
    >
      <p>{t('window.certificates.export.text')}</p>
      {hasBundle && (
        <BundleForm typed={typed} onType={setTyped} isPending={take.isPending} onTake={() => named.order((by) => void take.run(by))} />
      )}
      {save.savedAs !== undefined && <Notice kind="good" title={t('window.certificates.saved', { file: save.savedAs })} />}
      {take.failure !== undefined && <FailureNotice failure={take.failure} />}
      {save.failure !== undefined && <FailureNotice failure={save.failure} />}
      {named.question}
    </Dialog>
  );
}

interface BundleFormProps {
  readonly typed: TypedTwice;
  readonly onType: (typed: TypedTwice) => void;
  readonly isPending: boolean;
  readonly onTake: () => void;
}

function BundleForm({ typed, onType, isPending, onTake }: BundleFormProps) {
  const t = useText();
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (isPassword(typed) && !isPending) onTake();
  };
  return (
    <Form className={classNames(styles['form'])} onSubmit={take}>
      <p>{t('window.certificates.export.bundle.text')}</p>
      <NewPassword typed={typed} onChange={onType} />
      <div>
        <Button look="primary" type="submit" isDisabled={!isPassword(typed)} isPending={isPending}>
          {t('window.certificates.export.bundle')}
        </Button>
      </div>
    </Form>
  );
}
