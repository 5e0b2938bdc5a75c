/** "Fix all like this": what one press would change in every row with the same problem, before it does. */
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import type { RequestOutput } from '../../../../../shared/contract/contract.ts';
import { useLanguage, useText } from '../../../api/context.tsx';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { formatNumber } from '../../../ui/format.ts';
import styles from './BatchTable.module.css';
import type { TableDesk } from './use-table-desk.ts';

export interface WantedFix {
  readonly code: string;
  readonly column: string;
  /** What is wrong, in words. */
  readonly message: string;
}

export interface FixAllDialogProps {
  readonly check: TableState;
  readonly fix: WantedFix;
  readonly desk: TableDesk;
  readonly onClose: () => void;
}

export function FixAllDialog({ check, fix, desk, onClose }: FixAllDialogProps) {
  const t = useText();
  const language = useLanguage();
  const { code, column, message } = fix;
  const preview = useRequest('batches.previewFix', { checkId: check.checkId, code, column });
  const { count = 0, examples = [] } = preview.value ?? {};
  const apply = async () => {
    if (await desk.fixAll(code, column)) onClose();
  };
  return (
    <Dialog
      title={t('window.table.fix-title')}
      closeLabel={t('window.table.cancel')}
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('window.table.cancel')}</Button>
          <Button look="primary" isDisabled={count === 0} isPending={desk.doing.isPending} onPress={() => void apply()}>
            {t(count === 1 ? 'window.table.fix-one' : 'window.table.fix-many', { count: formatNumber(language, count) })}
          </Button>
        </>
      }
    >
      <p>
        <code>{column}</code> · {message}
      </p>
      {preview.failure !== undefined && <FailureNotice failure={preview.failure} />}
      {preview.isWaiting && <p role="status">{t('window.table.fix-looking')}</p>}
      {preview.value !== undefined && count === 0 && <p role="status">{t('window.table.fix-none')}</p>}
      {examples.length > 0 && <FixExamples examples={examples} count={count} />}
      {desk.doing.failure !== undefined && <FailureNotice failure={desk.doing.failure} />}
    </Dialog>
  );
}

type Examples = RequestOutput<'batches.previewFix'>['examples'];

function FixExamples({ examples, count }: { readonly examples: Examples; readonly count: number }) {
  const t = useText();
  const language = useLanguage();
  return (
    <table className={styles['preview']}>
      <caption>{t('window.table.fix-examples', { shown: examples.length, count: formatNumber(language, count) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('window.table.row')}</th>
          <th scope="col">{t('window.table.before')}</th>
          <th scope="col">{t('window.table.after')}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ row, before, after }) => (
          <tr key={row}>
            <td>{formatNumber(language, row)}</td>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
