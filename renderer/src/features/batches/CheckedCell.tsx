/** One cell: its text as it stands in the file; with problems it can be focused and says why. */
import { TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { CellProblem } from '../../../../shared/domain/csv-report.ts';
import { useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './CheckedRows.module.css';

export interface CheckedCellProps {
  readonly text: string;
  readonly problems: readonly CellProblem[];
}

export function CheckedCell({ text, problems }: CheckedCellProps) {
  const t = useText();
  if (problems.length === 0) return <span className={styles['text']}>{text}</span>;
  const severity = problems.some((problem) => problem.severity === 'error') ? 'error' : 'warning';
  const shown = text === '' ? t('window.table.empty') : text;
  return (
    <Tooltip
      text={
        <span className={styles['reasons']}>
          {problems.map(({ code, message, fix }) => (
            <span key={code}>
              {message} <strong>{fix}</strong>
            </span>
          ))}
        </span>
      }
    >
      <AriaButton className={classNames(styles['bad'], text === '' && styles['emptyCell'])} data-severity={severity}>
        <TriangleAlert aria-label={t(`window.table.${severity}`)} size={14} />
        <span className={styles['text']}>{shown}</span>
      </AriaButton>
    </Tooltip>
  );
}
