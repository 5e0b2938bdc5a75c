/** Puts together what a window is told of a table. */
import type { TableState } from '../../../shared/contract/batch-table.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { BatchCheck } from './batch-check.ts';
import type { TableFindings } from './table-findings.ts';
import type { TableHistory } from './table-history.ts';

export interface TableFacts extends Pick<TableState, 'checkId' | 'fileName' | 'revision' | 'phase'> {
  readonly profile: Profile;
  /** Of the current edits. */
  readonly check: BatchCheck;
  readonly findings: TableFindings;
  readonly history: TableHistory;
  /** Data rows on a page. */
  readonly pageSize: number;
  /** Why the check could not be brought to its end. */
  readonly failure: unknown;
}

export function tableState(facts: TableFacts): TableState {
  const { check, findings, history, failure, phase } = facts;
  const { header } = check.file;
  return {
    checkId: facts.checkId,
    revision: facts.revision,
    phase,
    checkedRows: check.file.rowCount,
    fileName: facts.fileName,
    columns: columnsOf(check),
    missingColumns: [...header.missing],
    mapping: { ...header.mapping },
    offers: [...header.offers],
    secretColumns: header.columns.filter(({ secret }) => secret).map(({ name }) => name),
    summary: summaryOf(facts),
    problemCount: findings.problemCount,
    fileProblems: [...findings.fileProblems],
    isGood: phase === 'checked' && check.verdict === 'good',
    history: { undo: history.undoable, redo: history.redoable },
    ...(phase === 'failed' ? { failure: toFailure(failure) } : {}),
  };
}

function columnsOf({ file }: BatchCheck): TableState['columns'] {
  return file.header.columns.map(({ name, header, rule, secret }) => ({ name, header, isExpected: rule?.expected === true, secret }));
}

function summaryOf({ check: { file }, findings: { invalid }, profile, pageSize }: TableFacts): TableState['summary'] {
  const rows = file.rowCount;
  return {
    profile,
    rows,
    validRows: Math.max(0, rows - invalid.length),
    invalidRows: invalid.length,
    invalidCells: invalid.cellCount,
    pages: { size: pageSize, withErrors: invalid.pages(pageSize, file.edits, file.places.rows) },
  };
}
