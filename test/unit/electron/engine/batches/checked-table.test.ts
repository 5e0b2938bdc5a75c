import { readFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableEdit } from '../../../../../shared/contract/batch-table.ts';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';
import { checkText } from './check-text.ts';
import { signal, withTable } from './open-table.ts';

/** Several pieces long; every 7th row is bad, every 50th repeats the row before it. */
const rows = Array.from({ length: 3000 }, (_item, index) => ({
  ...(index % 7 === 6 ? { macAddress: 'bad' } : {}),
  ...(index % 50 === 49 ? { serialNumber: `SN${String(index).padStart(5, '0')}` } : {}),
}));
const content = everywareFile(...rows);
const everyware = { profile: 'everyware' } as const;
const all = { offset: 0, limit: 10_000, onlyInvalid: false };
/** Windows has no rights of this kind. */
const OWNERS_ONLY = process.platform === 'win32' ? 0o666 : 0o600;
const few = 'identifier,note\nA-01,one\nA-02,two\nA-03,three\n';

describe('looking through a table', () => {
  it('shows any page with the same problems as the check', async () => {
    const checked = await checkText(content, everyware);
    await withTable(content, everyware, async ({ table }) => {
      expect(table.state()).toMatchObject({
        phase: 'checked',
        isGood: false,
        summary: checked.summary,
        problemCount: checked.problemCount,
      });
      for (const offset of [0, 1, 700, 1499, 2990]) {
        const page = await table.rows({ offset, limit: 100, onlyInvalid: false }, signal);
        expect(page.total).toBe(3000);
        expect(page.rows.map(({ row }) => row)).toEqual(
          Array.from({ length: Math.min(100, 3000 - offset) }, (_item, index) => offset + 1 + index),
        );
        const wanted = checked.problems.filter(({ row }) => row > offset && row <= offset + 100);
        expect(page.rows.flatMap((row) => row.problems)).toEqual(wanted);
      }
    });
  });

  it('counts through the invalid rows alone, and goes from one to the next', async () => {
    const checked = await checkText(content, everyware);
    const invalid = [...new Set(checked.problems.filter(({ severity }) => severity === 'error').map(({ row }) => row))];
    await withTable(content, everyware, async ({ table }) => {
      const page = await table.rows({ offset: 100, limit: 250, onlyInvalid: true }, signal);
      expect(page.total).toBe(invalid.length);
      expect(page.rows.map(({ row }) => row)).toEqual(invalid.slice(100, 350));
      expect((await table.rows({ offset: 5000, limit: 10, onlyInvalid: true }, signal)).rows).toEqual([]);
      expect(await table.nextInvalid(0, signal)).toEqual({ found: { key: 7, row: 7, columns: ['macAddress'], invalidIndex: 0 } });
      expect(await table.nextInvalid(7, signal)).toMatchObject({ found: { row: 14, invalidIndex: 1 } });
      expect(await table.nextInvalid(3000, signal)).toMatchObject({ found: { row: 7, invalidIndex: 0 } });
    });
  });

  it('tells the pages with errors for any number of rows on a page', async () => {
    await withTable(content, everyware, async ({ table, checked }) => {
      const invalid = (await table.rows({ offset: 0, limit: 5000, onlyInvalid: true }, signal)).rows.map(({ row }) => row);
      const { summary } = table.setPageSize(10);
      expect(summary.pages).toEqual({ size: 10, withErrors: [...new Set(invalid.map((row) => Math.ceil(row / 10)))] });
      const { summary: edited } = await table.edit({ kind: 'delete', keys: [1, 2, 3, 4, 5, 6, 7] }, signal);
      const moved = [...new Set(invalid.filter((row) => row !== 7).map((row) => Math.ceil((row - 7) / 10)))];
      expect(edited.pages.withErrors).toEqual(moved);
      expect((await checked()).summary.pages.withErrors).toEqual(moved);
    });
  });

  it('masks secrets, shows the rest verbatim, and leaves empty cells empty', async () => {
    await withTable(everywareFile({ serialNumber: ' SN 1', activationKey: '' }), everyware, async ({ cells }) => {
      expect(await cells()).toEqual([
        [' SN 1', '00:60:0C:00:00:01', 'acme', '00600C000001', '', '••••••', '', 'mqtts://broker.example.com:8883'],
      ]);
    });
  });

  it('has nothing to go to where all is well', async () => {
    await withTable(few, {}, async ({ table }) => {
      expect(table.state()).toMatchObject({ isGood: true, history: { undo: 0, redo: 0 } });
      expect(await table.nextInvalid(1, signal)).toEqual({});
    });
  });
});

describe('editing a table', () => {
  it('turns a cell good at once, and the file once it is checked', async () => {
    await withTable('identifier,macAddress\nA-01,00:60:0C:00:00:01\nA-02,bad\n', {}, async ({ table, checked }) => {
      expect(table.state()).toMatchObject({ isGood: false, summary: { invalidRows: 1, invalidCells: 1 } });
      const edited = await table.edit({ kind: 'cells', cells: [{ key: 2, column: 'macAddress', text: '00:60:0C:00:00:02' }] }, signal);
      expect(edited).toMatchObject({ phase: 'checking', isGood: false, problemCount: 0, summary: { invalidRows: 0, validRows: 2 } });
      expect(edited.history).toEqual({ undo: 1, redo: 0 });
      const { rows: shown } = await table.rows(all, signal);
      expect(shown[1]).toEqual({ key: 2, row: 2, cells: ['A-02', '00:60:0C:00:00:02'], edited: [1], problems: [] });
      expect(await checked()).toMatchObject({ phase: 'checked', isGood: true });
      expect(await table.undo()).toMatchObject({ isGood: false, summary: { invalidCells: 1 }, history: { undo: 0, redo: 1 } });
      expect(await table.redo()).toMatchObject({ summary: { invalidCells: 0 } });
    });
  });

  it('has the neighbours of a row follow once the file is checked', async () => {
    await withTable(few, {}, async ({ table, checked }) => {
      const edited = await table.edit({ kind: 'cells', cells: [{ key: 3, column: 'identifier', text: 'A-01' }] }, signal);
      expect(edited).toMatchObject({ summary: { invalidRows: 0 }, isGood: false });
      expect(await checked()).toMatchObject({ summary: { invalidRows: 1 }, isGood: false });
      await table.edit({ kind: 'delete', keys: [2] }, signal);
      await checked();
      const { rows: shown } = await table.rows(all, signal);
      expect(shown.map(({ key, row }) => [key, row])).toEqual([
        [1, 1],
        [3, 2],
      ]);
      expect(shown[1]?.problems).toMatchObject([{ code: 'csv/duplicate', row: 2, message: expect.stringContaining('1') }]);
      await table.edit({ kind: 'delete', keys: [1] }, signal);
      expect(await checked()).toMatchObject({ isGood: true, summary: { rows: 1 } });
    });
  });

  it('names the row a repetition stands in by its number now', async () => {
    await withTable('identifier\nA-01\nB-01\nC-01\nB-01\n', {}, async ({ table, checked }) => {
      await table.edit({ kind: 'delete', keys: [1] }, signal);
      await checked();
      const [, , repeated] = (await table.rows(all, signal)).rows;
      expect(repeated).toMatchObject({ key: 4, row: 3, problems: [{ row: 3 }] });
      expect(repeated?.problems[0]?.message).toMatch(/\b1\b/);
    });
  });

  it('appends rows behind the last one, of a file without any, too', async () => {
    await withTable('identifier,note\n', {}, async ({ table, checked }) => {
      expect(table.state().fileProblems).toMatchObject([{ code: 'csv/no-rows' }]);
      const edited = await table.edit({ kind: 'append', rows: [['A-01', 'one'], ['A-01']] }, signal);
      expect(edited.summary.rows).toBe(2);
      expect(await checked()).toMatchObject({ fileProblems: [], isGood: false, summary: { invalidRows: 1 } });
      const [, second] = (await table.rows(all, signal)).rows;
      await table.edit({ kind: 'cells', cells: [{ key: second?.key ?? 0, column: 'identifier', text: 'A-02' }] }, signal);
      expect(await checked()).toMatchObject({ isGood: true });
      await table.edit({ kind: 'delete', keys: [second?.key ?? 0] }, signal);
      await table.edit({ kind: 'append', rows: [['A-03', '']] }, signal);
      const keys = (await table.rows(all, signal)).rows.map(({ key }) => key);
      expect(keys).not.toContain(second?.key);
      expect(new Set(keys).size).toBe(2);
    });
  });

  it('gives a row out of shape the shape of the table', async () => {
    await withTable('identifier,note,psk\nA-01,one\n"A"x,two,three\nA-03,c,d,e\n', {}, async ({ table, checked, cells }) => {
      expect(table.state().summary.invalidRows).toBe(3);
      await table.edit({ kind: 'cells', cells: [{ key: 1, column: 'psk', text: 'p1' }] }, signal);
      await table.edit({ kind: 'cells', cells: [{ key: 2, column: 'identifier', text: 'A-02' }] }, signal);
      await table.edit({ kind: 'cells', cells: [{ key: 3, column: 'note', text: 'three' }] }, signal);
      expect(await cells()).toEqual([
        ['A-01', 'one', 'p1'],
        ['A-02', '', ''],
        ['A-03', 'three', 'd'],
      ]);
      expect((await checked()).summary.invalidRows).toBe(0);
    });
  });

  it('empties the other cells of such a row where any of them may be a secret', async () => {
    await withTable('identifier,note,psk\nA-01,S3CRET\n', { secretColumns: ['psk'] }, async ({ table, cells }) => {
      await table.edit({ kind: 'cells', cells: [{ key: 1, column: 'identifier', text: 'A-01' }] }, signal);
      expect(await cells()).toEqual([['A-01', '', '']]);
    });
  });

  it('takes a secret and never shows it again', async () => {
    const secret = 'S3CRET-4711';
    await withTable('identifier,psk\nA-01, x\nA-02,y\n', { secretColumns: ['psk'] }, async ({ table }) => {
      const state = await table.edit({ kind: 'cells', cells: [{ key: 1, column: 'psk', text: ` ${secret} ` }] }, signal);
      const { rows: shown } = await table.rows(all, signal);
      const preview = await table.previewFix({ code: 'csv/outer-blanks', column: 'psk' }, signal);
      expect(shown[0]).toMatchObject({ cells: ['A-01', '••••••'], edited: [1], problems: [{ code: 'csv/outer-blanks', value: '' }] });
      expect(preview).toEqual({ count: 1, examples: [{ row: 1, before: '••••••', after: '••••••' }] });
      expect(JSON.stringify([state, shown, preview])).not.toContain(secret);
    });
  });

  it('mends every cell with the same problem in one step', async () => {
    await withTable('identifier,note\n A-01,one\nA-02, two\n A-03 ,three\n', {}, async ({ table, cells, checked }) => {
      const wish = { code: 'csv/outer-blanks', column: 'identifier' };
      expect(await table.previewFix(wish, signal)).toEqual({
        count: 2,
        examples: [
          { row: 1, before: ' A-01', after: 'A-01' },
          { row: 3, before: ' A-03 ', after: 'A-03' },
        ],
      });
      const fixed = await table.edit({ kind: 'fix-all', ...wish }, signal);
      expect(fixed.history).toEqual({ undo: 1, redo: 0 });
      expect(await cells()).toEqual([
        ['A-01', 'one'],
        ['A-02', ' two'],
        ['A-03', 'three'],
      ]);
      await checked();
      expect(await table.previewFix(wish, signal)).toEqual({ count: 0, examples: [] });
      await table.undo();
      expect((await cells())[0]).toEqual([' A-01', 'one']);
    });
  });

  it('refuses what is not there, and changes nothing then', async () => {
    await withTable(few, {}, async ({ table, cells }) => {
      const before = await cells();
      const refused: readonly (readonly [TableEdit, code: string])[] = [
        [{ kind: 'cells', cells: [{ key: 4, column: 'note', text: '' }] }, 'contract/invalid-request'],
        [{ kind: 'cells', cells: [{ key: 1, column: 'none', text: '' }] }, 'contract/invalid-request'],
        [{ kind: 'delete', keys: [1, 2 ** 31 + 7] }, 'table/row-gone'],
        [{ kind: 'append', rows: [['A', 'b', 'c']] }, 'contract/invalid-request'],
      ];
      for (const [edit, code] of refused) await expect(table.edit(edit, signal)).rejects.toMatchObject({ code });
      await table.edit({ kind: 'delete', keys: [2] }, signal);
      await expect(table.edit({ kind: 'delete', keys: [2] }, signal)).rejects.toMatchObject({ code: 'table/row-gone' });
      await table.undo();
      expect(await cells()).toEqual(before);
    });
  });

  it('keeps edits and history where something else is asked of the file', async () => {
    await withTable(few, {}, async ({ table, checked, cells }) => {
      await table.edit({ kind: 'delete', keys: [2] }, signal);
      await table.checkAgain({ quantity: 1, secretColumns: ['note'] }, signal);
      expect(await checked()).toMatchObject({ isGood: false, history: { undo: 1 }, fileProblems: [{ code: 'batch/over-quantity' }] });
      expect(await cells()).toEqual([
        ['A-01', '••••••'],
        ['A-03', '••••••'],
      ]);
    });
  });

  it('answers who waits for a change, with every edit', async () => {
    await withTable(few, {}, async ({ table, checked }) => {
      const { revision } = table.state();
      const waiting = table.stateAfter(revision, signal);
      await table.edit({ kind: 'delete', keys: [1] }, signal);
      expect((await waiting).revision).toBeGreaterThan(revision);
      expect((await table.stateAfter(-1, signal)).history.undo).toBe(1);
      const last = await checked();
      const stop = new AbortController();
      const given = table.stateAfter(last.revision, stop.signal);
      stop.abort(new Error('gone'));
      await expect(given).rejects.toThrow('gone');
    });
  });
});

describe('a file that changes under its table', () => {
  it('fails the next check, and can be imported no more', async () => {
    await withTable(few, {}, async ({ table, checked, overwrite }) => {
      await table.demandSameFile(signal);
      await overwrite('identifier,note\nB-01,one\nB-02,two\nB-03,three\n');
      await expect(table.demandSameFile(signal)).rejects.toMatchObject({ code: 'csv/file-changed' });
      await table.edit({ kind: 'delete', keys: [1] }, signal);
      expect(await checked()).toMatchObject({ phase: 'failed', isGood: false, failure: { code: 'csv/file-changed' } });
    });
  });
});

describe('the corrected file', () => {
  async function corrected(text: string, wish: Parameters<typeof withTable>[1], edits: readonly TableEdit[]) {
    const folder = await mkdtemp(join(tmpdir(), 'lineside-corrected-'));
    try {
      return await withTable(text, wish, async ({ table }) => {
        for (const each of edits) await table.edit(each, signal);
        const path = join(folder, 'out.csv');
        await table.writeCorrected(path, signal);
        return { text: await readFile(path, 'utf8'), mode: (await stat(path)).mode & 0o777 };
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it('has every row as the table has it, columns by their names, secrets in plain, for its owner alone', async () => {
    const { text, mode } = await corrected('Identifier;psk;x y\nA-01;s1;"a,b"\nA-02;s2;"c\nd"\nA-03;s3;\n', { secretColumns: ['psk'] }, [
      { kind: 'delete', keys: [1] },
      { kind: 'cells', cells: [{ key: 3, column: 'x y', text: 'say "hi"' }] },
      { kind: 'append', rows: [['A-04', 's4']] },
    ]);
    expect(text).toBe('identifier,psk,x y\r\nA-02,s2,"c\nd"\r\nA-03,s3,"say ""hi"""\r\nA-04,s4,\r\n');
    expect(mode).toBe(OWNERS_ONLY);
  });

  it('is not written while a row cannot be told', async () => {
    const broken = 'identifier,note\nA-01,"x" y\nA-02,z\n';
    await expect(corrected(broken, {}, [])).rejects.toMatchObject({ code: 'table/unreadable-row', params: { row: '1' } });
    const mended = await corrected(broken, {}, [{ kind: 'cells', cells: [{ key: 1, column: 'identifier', text: 'A-01' }] }]);
    expect(mended.text).toBe('identifier,note\r\nA-01,\r\nA-02,z\r\n');
  });
});
