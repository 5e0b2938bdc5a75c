/** A good batch file of any length: eight columns, every identifier and secret its own. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { everywareCells, everywareHeader } from '../fixtures/batches/everyware-file.ts';

const ROWS_AT_A_TIME = 5000;

export async function writeBatch(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${everywareHeader}\r\n`);
  for (let first = 1; first <= rows; first += ROWS_AT_A_TIME) {
    let lines = '';
    for (let row = first; row < first + ROWS_AT_A_TIME && row <= rows; row += 1)
      lines += `${Object.values(everywareCells(row)).join(',')}\r\n`;
    if (!file.write(lines)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
