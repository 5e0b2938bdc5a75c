/** A certificate that was just issued: it is on record; now its file goes where the person says. */
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { SavedFile } from '../../../../shared/contract/window.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { useSave } from '../../api/use-save.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { serialText } from './certificate-words.ts';
import { formatDay } from './format-day.ts';

export type Issued = RequestOutput<'certificates.signRequest'>;

export interface IssuedDialogProps {
  readonly issued: Issued;
  readonly file: SavedFile;
  readonly onClose: () => void;
}

export function IssuedDialog({ issued: { certificate }, file, onClose }: IssuedDialogProps) {
  const t = useText();
  const language = useLanguage();
  const save = useSave();
  const { serialNumber, notAfter, subject } = certificate;
  return (
    <Dialog
      title={t('window.certificates.issued.title')}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('window.close-dialog')}</Button>
          <Button look="primary" isPending={save.isPending} onPress={() => void save.run(file)}>
            {t(save.isPending ? 'window.certificates.saving' : 'window.certificates.save')}
          </Button>
        </>
      }
    >
      <Notice kind="good" title={t('window.certificates.issued.for', { subject })}>
        <p>{t('window.certificates.issued.text', { serial: serialText(serialNumber), until: formatDay(language, notAfter) })}</p>
      </Notice>
      {save.savedAs !== undefined && <Notice kind="good" title={t('window.certificates.saved', { file: save.savedAs })} />}
      {save.failure !== undefined && <FailureNotice failure={save.failure} />}
    </Dialog>
  );
}

/** Certificate and chain in one file, the certificate first. */
export function chainFile(name: string, { certificatePem, chainPem }: Issued): SavedFile {
  const lines = [certificatePem, ...chainPem].map((pem) => `${pem.trimEnd()}\n`);
  return { name, bytes: new TextEncoder().encode(lines.join('')) };
}
