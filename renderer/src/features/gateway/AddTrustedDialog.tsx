/** A certificate that the gateway shall trust: its name there and its PEM, from a file or pasted. */
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useText } from '../../api/context.tsx';
import type { Action } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import type { TrustWish } from './trust-wish.ts';

export interface AddTrustedDialogProps {
  readonly keystore: string;
  readonly asking: Action<[TrustWish]>;
  readonly onClose: () => void;
}

export function AddTrustedDialog({ keystore, asking, onClose: close }: AddTrustedDialogProps) {
  const t = useText();
  const onClose = () => {
    asking.forget();
    close();
  };
  const [alias, setAlias] = useState('');
  const [pem, setPem] = useState('');
  const read = async (file: File) => {
    setPem(await file.text());
    if (alias === '') setAlias(file.name.replace(/\.[^.]+$/, '').toLowerCase());
  };
  const isReady = alias.trim() !== '' && pem.trim() !== '';
  return (
    <Dialog
      title={t('window.gateway.trust.add-to', { keystore })}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('window.gateway.plan.back')}</Button>
          <Button
            look="primary"
            isDisabled={!isReady}
            isPending={asking.isPending}
            onPress={() => void asking.run({ keystore, add: [{ alias: alias.trim(), pem }], remove: [] })}
          >
            {t('window.gateway.trust.check')}
          </Button>
        </>
      }
    >
      <p>{t('window.gateway.trust.add.how')}</p>
      <TextField
        label={t('window.gateway.trust.alias')}
        hint={t('window.gateway.trust.alias.hint')}
        value={alias}
        onChange={setAlias}
        maxLength={512}
        isCode
        hasFocusFirst
      />
      <TextField label={t('window.gateway.trust.pem')} value={pem} onChange={setPem} maxLength={1_000_000} isMultiline isCode />
      <PemFile onFile={(file) => void read(file)} />
      {asking.failure !== undefined && <FailureNotice failure={asking.failure} />}
    </Dialog>
  );
}

function PemFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const t = useText();
  return (
    <div>
      <FileTrigger
        acceptedFileTypes={['.pem', '.crt', '.cer', 'application/x-pem-file', 'application/x-x509-ca-cert']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) onFile(file);
        }}
      >
        <Button icon={<FileUp aria-hidden />}>{t('window.gateway.trust.from-file')}</Button>
      </FileTrigger>
    </div>
  );
}
