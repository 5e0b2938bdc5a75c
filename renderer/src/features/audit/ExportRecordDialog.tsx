/** The whole record, signed, for somebody who checks it elsewhere. */
import { useState } from 'react';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { useSave } from '../../api/use-save.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Audit.module.css';

export function ExportRecordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const state = useRequest('audit.state', {});
  const save = useSave();
  const [made, setMade] = useState<RequestOutput<'audit.export'>>();
  const write = useAction(async () => {
    setMade(undefined);
    const answer = await engine.request('audit.export', {});
    if (await save.run(answer.outgoing)) setMade(answer);
  });
  return (
    <Dialog
      title={t('window.audit.export')}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <Button look="primary" isPending={write.isPending} onPress={() => void write.run()}>
          {t(write.isPending ? 'window.audit.exporting' : 'window.audit.export.do')}
        </Button>
      }
    >
      <p>{t('window.audit.export.text')}</p>
      {state.failure !== undefined && <FailureNotice failure={state.failure} />}
      {state.value !== undefined && <RecordFacts state={state.value} />}
      {write.failure !== undefined && <FailureNotice failure={write.failure} />}
      {save.failure !== undefined && <FailureNotice failure={save.failure} />}
      {made !== undefined && save.savedAs !== undefined && (
        <Notice kind="good" title={t('window.audit.exported', { file: save.savedAs, entries: formatNumber(language, made.entries) })}>
          <p>
            SHA-256 <code className={styles['hash']}>{made.sha256}</code>
          </p>
        </Notice>
      )}
    </Dialog>
  );
}

function RecordFacts({ state: { signedBy, lastAnchor } }: { readonly state: RequestOutput<'audit.state'> }) {
  const t = useText();
  const language = useLanguage();
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{t('window.audit.key')}</dt>
        <dd>
          <code>{signedBy}</code>
        </dd>
      </div>
      <div>
        <dt>{t('window.audit.last-anchor')}</dt>
        <dd>{lastAnchor === undefined ? '–' : formatTime(language, lastAnchor.at)}</dd>
      </div>
    </dl>
  );
}
