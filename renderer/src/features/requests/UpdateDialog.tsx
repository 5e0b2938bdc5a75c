/** Columns that came back from another system, such as activation keys: a file of them is merged into the batch, all or nothing. */
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { CellProblem } from '../../../../shared/domain/csv-report.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { uploadFile } from '../../api/upload-file.ts';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNamed } from '../people/use-named.tsx';
import styles from './Requests.module.css';

const MOST_SHOWN = 200;

export function UpdateDialog({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const named = useNamed();
  const [secrets, setSecrets] = useState('');
  const [answer, setAnswer] = useState<RequestOutput<'batches.update'>>();
  const update = useAction(async (file: File, operator: string) => {
    setAnswer(undefined);
    const uploadId = await uploadFile(engine, { name: file.name, content: file });
    const secretColumns = secrets
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    setAnswer(await engine.request('batches.update', { uploadId, batch: batch.batchId, secretColumns, language, operator }));
  });
  return (
    <Dialog
      title={t('window.update.title', { batch: batch.name })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) named.order((operator) => void update.run(file, operator));
          }}
        >
          <Button look="primary" isPending={update.isPending}>
            {t(update.isPending ? 'window.update.merging' : 'window.update.choose')}
          </Button>
        </FileTrigger>
      }
    >
      <p>{t('window.update.text')}</p>
      <TextField label={t('window.update.secrets')} hint={t('window.update.secrets.hint')} value={secrets} onChange={setSecrets} />
      {update.failure !== undefined && <FailureNotice failure={update.failure} />}
      {answer !== undefined && <Answer answer={answer} />}
      {named.question}
    </Dialog>
  );
}

function Answer({ answer: { result, problems, problemCount } }: { readonly answer: RequestOutput<'batches.update'> }) {
  const t = useText();
  if ('batch' in result) {
    const { units, columns } = result.batch;
    return (
      <Notice kind="good" title={t('window.update.done', { units })}>
        <p>{columns.length === 0 ? t('window.update.nothing') : t('window.update.columns', { columns: columns.join(', ') })}</p>
      </Notice>
    );
  }
  return (
    <>
      <FailureNotice failure={result.failure} />
      <Problems problems={problems.slice(0, MOST_SHOWN)} />
      {problemCount > MOST_SHOWN && <p>{t('window.update.more', { count: problemCount - MOST_SHOWN })}</p>}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly CellProblem[] }) {
  const t = useText();
  if (problems.length === 0) return null;
  return (
    // A list that scrolls must be reachable by keyboard.
    <ol className={styles['problems']} aria-label={t('window.update.problems')} tabIndex={0}>
      {problems.map(({ row, column, value, message, fix }, index) => (
        // A cell may have two problems; the list is fixed, so the place is the identity.
        <li key={index}>
          <span>
            {row === 0 ? t('window.update.header') : t('window.update.row', { row })} <code>{column}</code>
          </span>
          <span>
            {value !== '' && <code>{value} </code>}
            {message} <strong>{fix}</strong>
          </span>
        </li>
      ))}
    </ol>
  );
}
