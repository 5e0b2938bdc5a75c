/** Below the table: how many records, whether they are valid, how many cells are not and on which pages, and the way on. */
import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { tablePageSizes } from '../../../api/preferences.ts';
import { useLanguage, useSurroundings, useText } from '../../../api/context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Select } from '../../../ui/Select.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { formatPages } from '../page-links.ts';
import { PageLinks } from './PageLinks.tsx';
import styles from './TableFooter.module.css';
import type { TableView } from './use-table-view.ts';

const ALL_ROWS = 'all';

export interface TableFooterProps {
  readonly check: TableState;
  readonly view: TableView;
  readonly isBusy: boolean;
  readonly onPage: (page: number) => void;
  readonly onOther: () => void;
  readonly onGoOn: () => void;
}

export function TableFooter({ check, view, isBusy, onPage, onOther, onGoOn }: TableFooterProps) {
  const t = useText();
  const figuresId = useId();
  const hasPages = view.total > view.pageSize;
  return (
    <footer className={styles['footer']}>
      {hasPages && (
        <div className={styles['paging']}>
          <PageLinks check={check} view={view} onPage={onPage} />
          <PageSize view={view} />
        </div>
      )}
      <Figures id={figuresId} check={check} />
      {!hasPages && <PageSize view={view} />}
      <div className={styles['actions']}>
        <Button onPress={onOther}>{t('window.import.other')}</Button>
        <Button look="primary" isDisabled={!check.isGood || isBusy} onPress={onGoOn} aria-describedby={figuresId}>
          {t('window.import.go-on')}
        </Button>
      </div>
    </footer>
  );
}

function PageSize({ view }: { readonly view: TableView }) {
  const t = useText();
  const { preferences } = useSurroundings();
  return (
    <Select
      isLabelHidden
      label={t('window.table.page-size')}
      placeholder={t('window.table.page-size')}
      value={view.isPaged ? String(view.pageSize) : ALL_ROWS}
      onChange={(id) =>
        preferences.set((before) => ({
          ...before,
          isTablePaged: id !== ALL_ROWS,
          tableRows: id === ALL_ROWS ? before.tableRows : Number(id),
        }))
      }
      choices={[
        ...tablePageSizes.map((rows) => ({ id: String(rows), label: t('window.table.rows-on-page', { rows }) })),
        { id: ALL_ROWS, label: t('window.table.all-rows') },
      ]}
    />
  );
}

/** They are also the reason why it does not go on. */
function Figures({ id, check }: { readonly id: string; readonly check: TableState }) {
  const t = useText();
  const language = useLanguage();
  const { rows, invalidCells, pages } = check.summary;
  return (
    <div id={id} className={styles['figures']}>
      <span>{t(rows === 1 ? 'window.table.record' : 'window.table.records', { rows: formatNumber(language, rows) })}</span>
      <Validity check={check} />
      {invalidCells > 0 && (
        <Tooltip text={t('window.table.pages', { pages: formatPages(pages.withErrors) })}>
          <Button look="quiet" icon={<TriangleAlert aria-hidden className={styles['warn']} />}>
            {t(invalidCells === 1 ? 'window.table.invalid-cell' : 'window.table.invalid-cells', {
              cells: formatNumber(language, invalidCells),
            })}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

/** Valid is said only when every row was looked at. */
function Validity({ check }: { readonly check: TableState }) {
  const t = useText();
  const language = useLanguage();
  const { phase, checkedRows, problemCount, isGood, summary } = check;
  const number = (value: number) => formatNumber(language, value);
  if (phase === 'checking') {
    return (
      <span className={styles['checking']}>
        <LoaderCircle aria-hidden size={18} />
        {checkedRows < summary.rows
          ? t('window.table.checking-of', { checked: number(checkedRows), rows: number(summary.rows) })
          : t('window.table.checking', { checked: number(checkedRows) })}
      </span>
    );
  }
  if (!isGood) {
    return (
      <span className={styles['bad']}>
        <CircleX aria-hidden size={18} />
        {t(summary.rows === 0 ? 'window.table.not-valid-empty' : 'window.table.not-valid')}
      </span>
    );
  }
  return (
    <>
      <span className={styles['good']}>
        <CircleCheck aria-hidden size={18} />
        {t('window.import.good', { rows: number(summary.rows) })}
      </span>
      {problemCount > 0 && (
        <span className={styles['warnings']}>
          <TriangleAlert aria-hidden size={18} />
          {t('window.table.warnings', { count: number(problemCount) })}
        </span>
      )}
    </>
  );
}
