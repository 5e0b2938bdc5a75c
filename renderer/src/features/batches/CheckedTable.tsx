/** The table of a checked file with its footer: what is wrong, where, and the way there. */
import { useRef, useState } from 'react';
import { useText } from '../../api/context.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Batches.module.css';
import { CheckedRows, type CheckedRowsHandle } from './CheckedRows.tsx';
import { CheckFooter } from './CheckFooter.tsx';
import type { Check } from './import-flow.ts';
import { useCheckedRows } from './use-checked-rows.ts';
import { useNextProblem } from './use-next-problem.ts';

export interface CheckedTableProps {
  readonly check: Check;
  readonly isChecking: boolean;
  readonly onOther: () => void;
  readonly onGoOn: () => void;
}

export function CheckedTable({ check, isChecking, onOther, onGoOn }: CheckedTableProps) {
  const t = useText();
  const [onlyInvalid, setOnlyInvalid] = useState(check.summary.invalidRows > 0);
  const [page, setPage] = useState(1);
  const handle = useRef<CheckedRowsHandle>(null);
  const rows = useCheckedRows(check.checkId, onlyInvalid);
  const goToNext = useNextProblem(check, onlyInvalid, (index) => handle.current?.focusRow(index));
  const isUsable = rows.fileProblems.every(({ severity }) => severity === 'warning');
  const isGood = isUsable && rows.total !== undefined && check.summary.invalidRows === 0 && check.summary.rows > 0;
  return (
    <div className={styles['checked']}>
      {rows.fileProblems.map((problem) => (
        <Notice
          key={`${problem.code} ${problem.column}`}
          kind={problem.severity === 'error' ? 'attention' : 'info'}
          title={problem.message}
        >
          <p>{problem.fix}</p>
        </Notice>
      ))}
      {isGood && rows.fileProblems.length === 0 && <Notice kind="good" title={t('window.import.good', { rows: check.summary.rows })} />}
      <CheckedRows
        ref={handle}
        check={check}
        rows={rows}
        onPlace={(index) => {
          if (!onlyInvalid) setPage(Math.floor(index / check.summary.pages.size) + 1);
        }}
      />
      <CheckFooter
        check={check}
        page={page}
        onlyInvalid={onlyInvalid}
        isGood={isGood && !isChecking}
        onFilter={setOnlyInvalid}
        onNext={() => void goToNext()}
        onPage={(next) => handle.current?.goToRow((next - 1) * check.summary.pages.size)}
        onOther={onOther}
        onGoOn={onGoOn}
      />
    </div>
  );
}
