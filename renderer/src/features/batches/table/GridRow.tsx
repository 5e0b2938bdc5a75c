/** One row of the table. Drawn again only where something of it changed: a million of them go by. */
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { TableRow, TableState } from '../../../../../shared/contract/batch-table.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import { problemsAt, reasonText, severityOf } from './cell-reasons.ts';
import styles from './TableGrid.module.css';

/** In the reader's language, looked up once for all rows. */
export interface RowWords {
  readonly empty: string;
  readonly edited: string;
}

export interface GridRowProps {
  readonly gridId: string;
  /** Among the rows that the table has now, from 0. */
  readonly index: number;
  readonly topPx: number;
  readonly row: TableRow | undefined;
  readonly columns: TableState['columns'];
  readonly words: RowWords;
  /** Where the keyboard is, if it is in this row; 0 is the row's number. */
  readonly activeColumn: number | undefined;
  /** Selected columns, both included; none where undefined. */
  readonly selectedFrom: number | undefined;
  readonly selectedTo: number | undefined;
  readonly isMarked: boolean;
}

export function cellId(gridId: string, index: number, column: number): string {
  return `${gridId}-${index}-${column}`;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, index, topPx, row, columns, words, activeColumn, selectedFrom = Infinity, selectedTo = -1, isMarked } = props;
  const edited = row === undefined || row.edited.length === 0 ? undefined : new Set(row.edited);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      className={styles['row']}
      style={{ top: topPx }}
      data-row={index}
      data-marked={isMarked || undefined}
    >
      <Cell
        id={cellId(gridId, index, 0)}
        column={0}
        text={row === undefined ? '…' : String(row.row)}
        problems={problemsAt(row, '')}
        words={words}
        isActive={activeColumn === 0}
        isSelected={isMarked}
        isEdited={false}
      />
      {columns.map(({ name }, at) => (
        <Cell
          key={name}
          id={cellId(gridId, index, at + 1)}
          column={at + 1}
          text={row?.cells[at] ?? ''}
          problems={problemsAt(row, name)}
          words={words}
          isActive={activeColumn === at + 1}
          isSelected={at + 1 >= selectedFrom && at + 1 <= selectedTo}
          isEdited={edited?.has(at) === true}
        />
      ))}
    </div>
  );
});

interface CellProps {
  readonly id: string;
  readonly column: number;
  readonly text: string;
  readonly problems: readonly CellProblem[];
  readonly words: RowWords;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isEdited: boolean;
}

function Cell({ id, column, text, problems, words, isActive, isSelected, isEdited }: CellProps) {
  const severity = severityOf(problems);
  const isDescribed = severity !== undefined || isEdited;
  return (
    <div
      role={column === 0 ? 'rowheader' : 'gridcell'}
      id={id}
      className={column === 0 ? styles['rowNumber'] : styles['cell']}
      aria-colindex={column + 1}
      aria-invalid={severity === 'error' || undefined}
      aria-selected={isSelected || undefined}
      aria-describedby={isDescribed ? `${id}-why` : undefined}
      data-column={column}
      data-severity={severity}
      data-active={isActive || undefined}
      data-edited={isEdited || undefined}
    >
      {severity !== undefined && <TriangleAlert aria-hidden size={14} />}
      {column === 0 && <span aria-hidden className={styles['mark']} />}
      <span className={styles['text']} data-empty={text === '' || undefined}>
        {text === '' && severity !== undefined ? words.empty : text}
      </span>
      {isDescribed && <Description id={`${id}-why`} edited={isEdited ? words.edited : undefined} problems={problems} />}
    </div>
  );
}

interface DescriptionProps {
  readonly id: string;
  readonly edited: string | undefined;
  readonly problems: readonly CellProblem[];
}

/** What a cell says of itself stands in it and is not shown: the reason opens beside it and above the table. */
function Description({ id, edited, problems }: DescriptionProps) {
  return (
    <span hidden id={id}>
      {edited !== undefined && `${edited}. `}
      {reasonText(problems)}
    </span>
  );
}
