/** The secrets are encrypted and the hand-over is on record; now the file goes where the person says. */
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import type { MadeFile } from '../../api/use-made-file.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Exports.module.css';
import { NotSavedNotice } from './NotSavedNotice.tsx';

type HandedOver = RequestOutput<'exports.handOver'>;

export interface HandedOverDialogProps {
  readonly made: HandedOver;
  readonly handing: MadeFile<HandedOver, [operator: string]>;
  readonly onClose: () => void;
}

export function HandedOverDialog({ made: { count, recipientSha256 }, handing, onClose }: HandedOverDialogProps) {
  const t = useText();
  const language = useLanguage();
  const { savedAs, failure, isPending, saveAgain } = handing;
  return (
    <Dialog
      title={t('window.hand-over.done')}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <Button look="primary" autoFocus onPress={onClose}>
          {t('window.hand-over.close')}
        </Button>
      }
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {savedAs === undefined ? (
        <NotSavedNotice isPending={isPending} onSave={saveAgain} />
      ) : (
        <Notice kind="good" title={t('window.hand-over.saved', { file: savedAs, units: formatNumber(language, count) })}>
          <p>
            {t('window.hand-over.key')} <code className={styles['hash']}>{recipientSha256}</code>
          </p>
          <p>{t('window.hand-over.open-with')}</p>
          <code className={styles['hash']}>{`openssl cms -decrypt -inform DER -in ${quoted(savedAs)} -inkey recipient.key`}</code>
        </Notice>
      )}
    </Dialog>
  );
}

/** As a shell takes it. */
function quoted(file: string): string {
  return /^[\w.-]+$/.test(file) ? file : `"${file}"`;
}
