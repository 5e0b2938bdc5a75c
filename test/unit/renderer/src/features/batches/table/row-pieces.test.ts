import { expect, test } from 'vitest';
import type { TableRow } from '../../../../../../../shared/contract/batch-table.ts';
import { PIECE_ROWS, type RowAnswer, RowPieces } from '../../../../../../../renderer/src/features/batches/table/row-pieces.ts';

const TOTAL = 1_000_000;

/** An engine whose answers wait until they are let go. */
function openSource() {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const table = { revision: 1 };
  const rowOf = (row: number): TableRow => ({ key: row, row, cells: [`SN${row} at ${table.revision}`], edited: [], problems: [] });
  const pieces = new RowPieces((offset, limit) => {
    asked.push(offset / PIECE_ROWS);
    return new Promise<RowAnswer>((resolve) => {
      waiting.push(() => {
        const rows = Array.from({ length: Math.min(limit, TOTAL - offset) }, (_each, index) => rowOf(offset + index + 1));
        resolve({ rows, total: TOTAL, revision: table.revision });
      });
    });
  });
  const letGo = async () => {
    while (waiting.length > 0) {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { pieces, asked, letGo, table };
}

test('fetches what is in view and a piece ahead, each once', async () => {
  const { pieces, asked, letGo } = openSource();
  pieces.want(0, 20);
  await letGo();
  pieces.want(0, 30);
  await letGo();
  expect(asked).toEqual([0, 1]);
  expect(pieces.total).toBe(TOTAL);
  expect(pieces.rowAt(120)?.row).toBe(121);
  expect(pieces.rowAt(200)).toBeUndefined();
});

test('fetches behind where one scrolls back', async () => {
  const { pieces, asked, letGo } = openSource();
  pieces.want(0, 0);
  await letGo();
  pieces.want(50_000, 50_020, -1);
  await letGo();
  expect(asked.slice(-2)).toEqual([500, 499]);
});

test('what was passed over is not fetched', async () => {
  const { pieces, asked, letGo } = openSource();
  pieces.want(0, 0);
  await letGo();
  for (let row = 1000; row <= 900_000; row += 1000) pieces.want(row, row + 20);
  await letGo();
  expect(asked.length).toBeLessThan(8);
  expect(pieces.rowAt(900_000)?.row).toBe(900_001);
});

test('keeps what was looked at last, and not more than it may', async () => {
  const { pieces, letGo } = openSource();
  for (let piece = 0; piece < 100; piece += 1) {
    pieces.want(piece * PIECE_ROWS, piece * PIECE_ROWS);
    await letGo();
  }
  const kept = Array.from({ length: 101 }, (_each, piece) => pieces.rowAt(piece * PIECE_ROWS)).filter((row) => row !== undefined);
  expect(kept.length).toBe(60);
  expect(pieces.rowAt(99 * PIECE_ROWS)).toBeDefined();
  expect(pieces.rowAt(0)).toBeUndefined();
});

test('after a change the old rows stay until the new ones are there', async () => {
  const { pieces, asked, letGo, table } = openSource();
  pieces.want(0, 0);
  await letGo();
  table.revision = 2;
  pieces.renew(2);
  expect(pieces.rowAt(0)?.cells).toEqual(['SN1 at 1']);
  await letGo();
  expect(pieces.rowAt(0)?.cells).toEqual(['SN1 at 2']);
  expect(asked.filter((piece) => piece === 0)).toHaveLength(2);
});

test('shows a row that is known anew at once, and tells whoever draws', async () => {
  const { pieces, letGo } = openSource();
  pieces.want(0, 0);
  await letGo();
  let told = 0;
  pieces.subscribe(() => {
    told += 1;
  });
  const before = pieces.rowAt(3);
  pieces.put({ key: 3, row: 3, cells: ['changed'], edited: [0], problems: [] });
  expect(pieces.rowAt(2)?.cells).toEqual(['changed']);
  expect(pieces.rowAt(3)).toBe(before);
  expect(told).toBe(1);
});

test('tells where a row stands now, as far as it is known', async () => {
  const { pieces, letGo } = openSource();
  pieces.want(0, 20);
  await letGo();
  pieces.want(0, 30);
  await letGo();
  expect(pieces.indexOf(121)).toBe(120);
  expect(pieces.indexOf(700_000)).toBeUndefined();
});
