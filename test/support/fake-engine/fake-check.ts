/** A checked batch file of any length with problems at known places. */
import type { RequestInput, RequestOutput } from '../../../shared/contract/contract.ts';
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

export type FakeCheck = RequestOutput<'batches.check'>;
type Rows = RequestOutput<'batches.rows'>;

/** A file with `good` in its name has no problems. */
export function fakeCheck(fileName: string, profile: RequestInput<'batches.check'>['profile']): FakeCheck {
  const isGood = /good|training|übung/i.test(fileName);
  const rows = isGood ? 8 : 1250;
  const bad = isGood ? [] : Object.keys(BAD_ROWS).map(Number);
  const withErrors = [...new Set(bad.map((row) => Math.ceil(row / PAGE_ROWS)))];
  return {
    checkId: `check ${fileName}`,
    fileName,
    columns,
    secretColumns: ['password', 'activationKey'],
    summary: {
      profile,
      rows,
      validRows: rows - bad.length,
      invalidRows: bad.length,
      invalidCells: bad.length,
      pages: { size: PAGE_ROWS, withErrors },
    },
    problemCount: bad.length,
  };
}

export function fakeRows({ checkId, offset, limit, onlyInvalid }: RequestInput<'batches.rows'>): Rows {
  const check = fakeCheck(checkId.replace('check ', ''), 'everyware');
  const numbers = onlyInvalid ? Object.keys(BAD_ROWS).map(Number) : Array.from({ length: check.summary.rows }, (_each, index) => index + 1);
  const isBad = check.summary.invalidRows > 0;
  return { rows: numbers.slice(offset, offset + limit).map((row) => fakeRow(row, isBad)), total: numbers.length, fileProblems: [] };
}

function fakeRow(row: number, isBad: boolean): Rows['rows'][number] {
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
  if (bad === undefined) return { row, cells, problems: [] };
  const [column, value, message, fix] = bad;
  cells[columns.indexOf(column)] = value;
  const problem: CellProblem = { row, column, value, code: 'csv/bad-cell', message, fix, severity: 'error' };
  return { row, cells, problems: [problem] };
}
