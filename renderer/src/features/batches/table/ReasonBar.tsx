/** Above the table: the cell where the keyboard is, what is wrong with it, and what one press can do about it. */
import { Pencil, TriangleAlert, WandSparkles } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useText } from '../../../api/context.tsx';
import { Button } from '../../../ui/Button.tsx';
import styles from './BatchTable.module.css';
import { problemsAt, severityOf } from './cell-reasons.ts';
import type { WantedFix } from './FixAllDialog.tsx';
import type { TableView } from './use-table-view.ts';

export interface ReasonBarProps {
  readonly check: TableState;
  readonly view: TableView;
  readonly onEdit: () => void;
  readonly onFixAll: (fix: WantedFix) => void;
}

export function ReasonBar({ check, view, onEdit, onFixAll }: ReasonBarProps) {
  const t = useText();
  const { rows, active } = view;
  const row = useSyncExternalStore(rows.subscribe, () => rows.rowAt(active.row));
  const column = check.columns[active.column - 1];
  const name = column?.name ?? '';
  const problems = problemsAt(row, name);
  const severity = severityOf(problems);
  const worst = problems.find((problem) => problem.severity === severity);
  if (row === undefined) return <div className={styles['reasonBar']}>{whyEmpty(check, view, t)}</div>;
  return (
    <div className={styles['reasonBar']} data-severity={severity} role="group" aria-label={t('window.table.reason')}>
      <strong className={styles['where']}>
        {column === undefined ? t('window.table.row-number', { row: row.row }) : t('window.table.where', { column: name, row: row.row })}
      </strong>
      <p className={styles['reason']}>
        {severity === undefined ? (
          <code>{row.cells[active.column - 1]}</code>
        ) : (
          <>
            <TriangleAlert aria-hidden size={18} />
            <span>
              {problems.map(({ code, message, fix }) => (
                <span key={code}>
                  {message} {fix}{' '}
                </span>
              ))}
            </span>
          </>
        )}
      </p>
      {worst !== undefined && column !== undefined && (
        <Button icon={<WandSparkles aria-hidden />} onPress={() => onFixAll({ code: worst.code, column: name, message: worst.message })}>
          {t('window.table.fix-all')}
        </Button>
      )}
      {column !== undefined && (
        <Button icon={<Pencil aria-hidden />} onPress={onEdit}>
          {t('window.table.edit')}
        </Button>
      )}
    </div>
  );
}

function whyEmpty({ phase, summary }: TableState, { total, onlyInvalid }: TableView, t: ReturnType<typeof useText>): string {
  if (phase !== 'checked' || total > 0) return '';
  if (summary.rows === 0) return t('window.table.no-records');
  return onlyInvalid ? t('window.table.none-invalid') : '';
}
