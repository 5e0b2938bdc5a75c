/** What was found in the files, and what to look at although the certificate was added. */
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Manufacturers.module.css';

export interface AddedDialogProps {
  readonly added: RequestOutput<'manufacturers.addCertificate'>;
  readonly onClose: () => void;
}

export function AddedDialog({ added: { certificate, files, warnings }, onClose }: AddedDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={certificate.name}
      closeLabel={t('window.close-dialog')}
      onClose={onClose}
      actions={
        <Button look="primary" autoFocus onPress={onClose}>
          {t('window.manufacturers.added.done')}
        </Button>
      }
    >
      <Notice kind="good" title={t('window.manufacturers.added')}>
        <p>{t('window.manufacturers.added.text')}</p>
      </Notice>
      <ul className={styles['holds']}>
        {files.map(({ file, holds }) => (
          <li key={file}>
            <code>{file}</code>
            {holds.length === 0
              ? t('window.manufacturers.holds.nothing')
              : holds.map((each) => t(`window.manufacturers.holds.${each}`)).join(', ')}
          </li>
        ))}
      </ul>
      {warnings.map((warning) => (
        <Warning key={warning.code} warning={warning} />
      ))}
    </Dialog>
  );
}

/** It did not keep the certificate from being added, so it is not shown as a failure. */
function Warning({ warning: { code, params } }: { readonly warning: Failure }) {
  const { title, meaning, action } = errorTexts(useLanguage(), code, params);
  return (
    <Notice kind="info" title={title}>
      <p>{meaning}</p>
      <p>
        <strong>{action}</strong>
      </p>
    </Notice>
  );
}
