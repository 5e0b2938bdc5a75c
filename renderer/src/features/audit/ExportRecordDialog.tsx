/** The whole record, signed, for somebody who checks it elsewhere. */
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useMadeFile } from '../../api/use-made-file.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { NotSavedNotice } from '../exports/NotSavedNotice.tsx';
import styles from './Audit.module.css';

export function ExportRecordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const state = useRequest('audit.state', {});
  const writing = useMadeFile(async () => {
    const answer = await engine.request('audit.export', {});
    state.ask();
    return answer;
  });
  const { made, savedAs } = writing;
  return (
    <Dialog
      title={t('window.audit.export')}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <Button look={made === undefined ? 'primary' : 'secondary'} isPending={writing.isPending} onPress={() => void writing.run()}>
          {t(writing.isPending ? 'window.audit.exporting' : 'window.audit.export.do')}
        </Button>
      }
    >
      <p>{t('window.audit.export.text')}</p>
      {state.failure !== undefined && <FailureNotice failure={state.failure} />}
      {state.value !== undefined && <RecordFacts state={state.value} />}
      {writing.failure !== undefined && <FailureNotice failure={writing.failure} />}
      {made !== undefined && savedAs === undefined && <NotSavedNotice isPending={writing.isPending} onSave={writing.saveAgain} />}
      {made !== undefined && savedAs !== undefined && (
        <Notice kind="good" title={t('window.audit.exported', { file: savedAs, entries: formatNumber(language, made.entries) })}>
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
    <FactList
      facts={[
        { name: t('window.audit.key'), value: <code>{signedBy}</code>, isWide: true },
        { name: t('window.audit.last-anchor'), value: lastAnchor === undefined ? '–' : formatTime(language, lastAnchor.at) },
      ]}
    />
  );
}
