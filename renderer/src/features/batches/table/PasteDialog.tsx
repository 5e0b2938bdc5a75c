/** What a paste of several cells is about to do: how many, where, and what does not fit. */
import { MAX_EDITED_CELLS, type TableState } from '../../../../../shared/contract/batch-table.ts';
import { useLanguage, useText } from '../../../api/context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Notice } from '../../../ui/Notice.tsx';
import styles from './BatchTable.module.css';
import type { PastePlan } from './paste-plan.ts';

const SHOWN_ROWS = 5;
const SHOWN_COLUMNS = 5;

export interface PasteDialogProps {
  readonly plan: PastePlan;
  readonly columns: TableState['columns'];
  readonly onClose: () => void;
  readonly onPaste: (plan: PastePlan) => void;
}

export function PasteDialog({ plan, columns, onClose, onPaste }: PasteDialogProps) {
  const t = useText();
  const language = useLanguage();
  const number = (value: number) => formatNumber(language, value);
  const { at, cells, cutRows, cutColumns, appended } = plan;
  const isTooMuch = cells > MAX_EDITED_CELLS;
  const begins = columns[at.column - 1]?.name ?? '';
  return (
    <Dialog
      title={t('window.table.paste-title', { rows: number(plan.rows), columns: number(plan.columns) })}
      closeLabel={t('window.table.cancel')}
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('window.table.cancel')}</Button>
          <Button look="primary" autoFocus isDisabled={isTooMuch || cells === 0} onPress={() => onPaste(plan)}>
            {t(cells === 1 ? 'window.table.paste-one' : 'window.table.paste', { count: number(cells) })}
          </Button>
        </>
      }
    >
      <p>{t('window.table.paste-where', { row: number(at.row + 1), column: begins })}</p>
      {appended.length > 0 && (
        <p>
          {t(appended.length === 1 ? 'window.table.paste-append-one' : 'window.table.paste-append', { count: number(appended.length) })}
        </p>
      )}
      {cutColumns > 0 && (
        <p>{t(cutColumns === 1 ? 'window.table.paste-cut-column' : 'window.table.paste-cut-columns', { count: number(cutColumns) })}</p>
      )}
      {cutRows > 0 && <p>{t(cutRows === 1 ? 'window.table.paste-cut-row' : 'window.table.paste-cut-rows', { count: number(cutRows) })}</p>}
      {isTooMuch && <Notice kind="attention" title={t('window.table.paste-too-much', { count: number(MAX_EDITED_CELLS) })} />}
      <PastedCells plan={plan} columns={columns} />
    </Dialog>
  );
}

function PastedCells({ plan, columns }: Pick<PasteDialogProps, 'plan' | 'columns'>) {
  const t = useText();
  const { at, filled, appended } = plan;
  const shown = columns.slice(at.column - 1, at.column - 1 + Math.min(plan.columns, SHOWN_COLUMNS));
  const lines = [...filled, ...appended.map((cells) => cells.slice(at.column - 1))].slice(0, SHOWN_ROWS);
  return (
    <table className={styles['preview']}>
      <caption>{t('window.table.paste-begins')}</caption>
      <thead>
        <tr>
          {shown.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((cells, index) => (
          // The lines are a fixed order, so the place is the identity.
          <tr key={index}>
            {shown.map(({ name, secret }, column) => (
              <td key={name}>{secret ? '••••••' : (cells[column] ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
