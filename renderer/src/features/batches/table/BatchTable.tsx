/** A checked file as a table that can be mended: tools, the reason at the cell, rows, footer. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useSurroundings } from '../../../api/context.tsx';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import styles from './BatchTable.module.css';
import type { Editing } from './CellEditor.tsx';
import { FindInvalid } from './FindInvalid.tsx';
import { FixAllDialog, type WantedFix } from './FixAllDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { ReasonBar } from './ReasonBar.tsx';
import { TableFooter } from './TableFooter.tsx';
import { type GridHandle, TableGrid } from './TableGrid.tsx';
import { TableTools } from './TableTools.tsx';
import { useCheckNews } from './use-check-news.ts';
import { useGridDeeds } from './use-grid-deeds.ts';
import { useNextInvalid } from './use-next-invalid.ts';
import { useTableDesk } from './use-table-desk.ts';
import { type TableView, useTableView } from './use-table-view.ts';

export interface BatchTableProps {
  readonly check: TableState;
  /** Asked for by other means than this table: nothing may be changed meanwhile. */
  readonly isBusy: boolean;
  /** About the file as a whole: how it is read. */
  readonly head: ReactNode;
  readonly notices: ReactNode;
  readonly onState: (state: TableState) => void;
  readonly onOther: () => void;
  readonly onGoOn: () => void;
}

export function BatchTable({ check, isBusy, head, notices, onState, onOther, onGoOn }: BatchTableProps) {
  const grid = useRef<GridHandle>(null);
  const view = useTableView(check);
  const desk = useTableDesk({ check, rows: view.rows, onlyInvalid: view.onlyInvalid, onState });
  const [editing, setEditing] = useState<Editing>();
  const [fix, setFix] = useState<WantedFix>();
  usePageSize(check, view, onState);
  useCheckNews(check, desk.say);
  const focusGrid = useCallback(() => grid.current?.focus(), []);
  const goToInvalid = useNextInvalid({ check, view, desk, onFound: focusGrid });
  const deeds = useGridDeeds({ check, view, desk, grid, editing, setEditing });
  return (
    <div className={styles['table']}>
      <div className={styles['tools']}>
        {head}
        <FindInvalid check={check} view={view} onNext={() => goToInvalid(1)} />
      </div>
      {notices}
      {desk.doing.failure !== undefined && <FailureNotice failure={desk.doing.failure} />}
      <TableTools check={check} view={view} desk={desk} deeds={deeds} onFocusLost={focusGrid} />
      <ReasonBar check={check} view={view} onEdit={() => deeds.open()} onFixAll={setFix} />
      <TableGrid
        ref={grid}
        check={check}
        rows={view.rows}
        from={view.from}
        count={view.count}
        total={view.total}
        active={view.active}
        range={view.range}
        marked={view.marked}
        editing={editing}
        onEditEnd={deeds.endEdit}
        onPick={deeds.pick}
        onOpen={deeds.openAt}
        onKeyDown={deeds.onKeyDown}
        onPaste={deeds.onPaste}
        onScroll={deeds.onScroll}
      />
      <TableFooter check={check} view={view} isBusy={isBusy} onPage={deeds.goToPage} onOther={onOther} onGoOn={onGoOn} />
      {deeds.pasting !== undefined && (
        <PasteDialog plan={deeds.pasting} columns={check.columns} onClose={deeds.forgetPaste} onPaste={deeds.pasteNow} />
      )}
      {fix !== undefined && <FixAllDialog check={check} fix={fix} desk={desk} onClose={() => setFix(undefined)} />}
    </div>
  );
}

/** The engine counts pages with invalid cells by the size that is shown here. */
function usePageSize({ checkId, summary }: TableState, { pageSize }: TableView, onState: (state: TableState) => void): void {
  const { engine } = useSurroundings().station;
  const isOther = summary.pages.size !== pageSize;
  useEffect(() => {
    if (!isOther) return undefined;
    const left = new AbortController();
    engine.request('batches.pageSize', { checkId, rows: pageSize }, { signal: left.signal }).then(onState, () => undefined);
    return () => left.abort();
  }, [engine, checkId, isOther, pageSize, onState]);
}
