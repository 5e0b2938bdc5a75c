/** The root's key goes offline: first into an encrypted file, then, once that file is safe, away from the station for good. */
import { type ReactNode, useState } from 'react';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';
import { binaryFile, useSave } from '../../api/use-save.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { fileName } from './certificate-words.ts';
import { FormDialog } from './FormDialog.tsx';
import { isPassword, NewPassword, nothingTyped, type TypedTwice } from './NewPassword.tsx';

export function RootKeyDialog({ root, onClose }: { readonly root: Certificate; readonly onClose: () => void }) {
  const { engine } = useSurroundings().station;
  const save = useSave();
  const [typed, setTyped] = useState(nothingTyped);
  const bundle = useAction(async (operator: string) => {
    const { pkcs12 } = await engine.request('certificates.rootBundle', { password: typed.password, operator });
    await save.run(binaryFile(fileName(root, 'p12'), pkcs12));
  });
  if (save.savedAs !== undefined) return <RemoveRootKey root={root} savedAs={save.savedAs} onClose={onClose} />;
  return (
    <SaveRootKey
      typed={typed}
      onType={setTyped}
      action={bundle}
      onClose={onClose}
      failure={save.failure !== undefined && <FailureNotice failure={save.failure} />}
    />
  );
}

interface SaveRootKeyProps {
  readonly typed: TypedTwice;
  readonly onType: (typed: TypedTwice) => void;
  readonly action: Action<[operator: string]>;
  readonly failure: ReactNode;
  readonly onClose: () => void;
}

function SaveRootKey({ typed, onType, action, failure, onClose }: SaveRootKeyProps) {
  const t = useText();
  return (
    <FormDialog
      title={t('window.certificates.root-key.take')}
      words={[t('window.certificates.root-key.save'), t('window.certificates.root-key.saving')]}
      isReady={isPassword(typed)}
      action={action}
      onClose={onClose}
    >
      <p>{t('window.certificates.root-key.text')}</p>
      <NewPassword typed={typed} onChange={onType} />
      {failure}
    </FormDialog>
  );
}

interface RemoveRootKeyProps {
  readonly root: Certificate;
  readonly savedAs: string;
  readonly onClose: () => void;
}

function RemoveRootKey({ root, savedAs, onClose }: RemoveRootKeyProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const [isSafe, setSafe] = useState(false);
  const remove = useAction(async (operator: string) => {
    await engine.request('certificates.removeRootKey', { certificateSha256: root.certificateSha256, operator });
    onClose();
  });
  return (
    <FormDialog
      title={t('window.certificates.root-key.remove.title')}
      words={[t('window.certificates.root-key.remove'), t('window.certificates.root-key.removing')]}
      isReady={isSafe}
      action={remove}
      onClose={onClose}
    >
      <Notice kind="good" title={t('window.certificates.saved', { file: savedAs })} />
      <p>{t('window.certificates.root-key.remove.text')}</p>
      <Checkbox
        label={t('window.certificates.root-key.safe')}
        hint={t('window.certificates.root-key.safe.hint')}
        isSelected={isSafe}
        onChange={setSafe}
      />
    </FormDialog>
  );
}
