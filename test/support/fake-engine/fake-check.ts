/** A checked batch file with problems at known places. It can be looked at and not be changed. */
import type { TableRow, TableState, tableRequests } from '../../../shared/contract/batch-table.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';

const columns = ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'];
const PAGE_ROWS = 100;
const BAD_ROWS: Readonly<Record<number, readonly [column: string, value: string, message: string, fix: string]>> = {
  17: ['macAddress', '00:1A:C5:00:00', 'A MAC address has six pairs of hexadecimal digits.', 'Copy the address from the label.'],
  18: ['serialNumber', '', 'The cell is empty.', 'Enter the serial number from the label.'],
  403: ['brokerUrl', 'http://broker.example', 'The broker’s address begins with mqtt:// or mqtts://.', 'Write mqtts:// and the port.'],
  404: ['serialNumber', 'AX-2024-00003', 'The same serial number is in row 3.', 'Keep one of the two rows.'],
  1130: ['clientId', 'AX/1130+gw', 'A client id has no +, # or /.', 'Write it with letters, digits, - and _.'],
};

const SECRETS = ['password', 'activationKey'];
/** Its pages' size is the only thing that changes, and that makes the next revision. */
const NEWS_AFTER_MS = 10_000;

/** A file with `good` in its name has no problems. */
export function fakeCheck(fileName: string, profile: Profile, pageRows = PAGE_ROWS): TableState {
  const isGood = /good|training|übung/i.test(fileName);
  const rows = isGood ? 8 : 1250;
  const bad = isGood ? [] : Object.keys(BAD_ROWS).map(Number);
  const withErrors = [...new Set(bad.map((row) => Math.ceil(row / pageRows)))];
  return {
    checkId: `check ${fileName}`,
    revision: pageRows,
    phase: 'checked',
    checkedRows: rows,
    fileName,
    columns: columns.map((name) => ({ name, header: name, isExpected: true, secret: SECRETS.includes(name) })),
    missingColumns: [],
    mapping: {},
    offers: [],
    secretColumns: SECRETS,
    summary: {
      profile,
      rows,
      validRows: rows - bad.length,
      invalidRows: bad.length,
      invalidCells: bad.length,
      pages: { size: pageRows, withErrors },
    },
    problemCount: bad.length,
    fileProblems: [],
    isGood,
    history: { undo: 0, redo: 0 },
  };
}

const checkOf = (checkId: string, pageRows?: number) => fakeCheck(checkId.replace('check ', ''), 'everyware', pageRows);
const refuse = async (): Promise<never> => {
  throw new AppError('contract/invalid-request', { params: { request: 'batches', where: 'the table of a scene' } });
};

export const fakeTable: Functions<typeof tableRequests> = {
  'batches.table': async ({ checkId, known }) => {
    const state = checkOf(checkId, known > 0 ? known : undefined);
    if (known >= state.revision) await new Promise((resolve) => setTimeout(resolve, NEWS_AFTER_MS).unref());
    return state;
  },
  'batches.rows': async ({ checkId, offset, limit, onlyInvalid }) => {
    const { summary, revision } = checkOf(checkId);
    const isBad = summary.invalidRows > 0;
    const bad = isBad ? Object.keys(BAD_ROWS).map(Number) : [];
    const numbers = onlyInvalid ? bad : Array.from({ length: summary.rows }, (_each, index) => index + 1);
    return { rows: numbers.slice(offset, offset + limit).map((row) => fakeRow(row, isBad)), total: numbers.length, revision };
  },
  'batches.nextInvalid': async ({ checkId, afterRow }) => {
    if (checkOf(checkId).isGood) return {};
    const bad = Object.keys(BAD_ROWS).map(Number);
    const row = bad.find((each) => each > afterRow) ?? bad[0] ?? 0;
    return { found: { key: row, row, columns: [BAD_ROWS[row]?.[0] ?? ''], invalidIndex: bad.indexOf(row) } };
  },
  'batches.pageSize': async ({ checkId, rows }) => checkOf(checkId, rows),
  'batches.previewFix': async () => ({ count: 0, examples: [] }),
  'batches.edit': refuse,
  'batches.undo': refuse,
  'batches.redo': refuse,
  'batches.corrected': refuse,
};

function fakeRow(row: number, isBad: boolean): TableRow {
  const serial = `AX-2024-${String(row).padStart(5, '0')}`;
  const cells = [
    serial,
    `00:1A:C5:00:${String(Math.floor(row / 100) % 100).padStart(2, '0')}:${String(row % 100).padStart(2, '0')}`,
    'acme-north',
    `${serial}-gw`,
    'provisioner',
    '••••••',
    '••••••',
    'mqtts://broker.example:8883',
  ];
  const bad = isBad ? BAD_ROWS[row] : undefined;
  if (bad === undefined) return { key: row, row, cells, edited: [], problems: [] };
  const [column, value, message, fix] = bad;
  cells[columns.indexOf(column)] = value;
  const problem: CellProblem = { row, column, value, code: 'csv/bad-cell', message, fix, severity: 'error' };
  return { key: row, row, cells, edited: [], problems: [problem] };
}
