import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableEdit } from '../../../../../shared/contract/batch-table.ts';
import { BatchEdits, FIRST_ADDED_KEY } from '../../../../../electron/engine/batches/batch-edits.ts';
import { signal, withTable } from './open-table.ts';

const columns = ['identifier', 'note'];
/** No digits: what numbers of a column have in common is found in the file, and no edit changes it. */
const letters = 'KLMNOPQRST';

/** A table that is nothing but a list of rows, each with its key. */
interface ModelRow {
  readonly key: number;
  readonly cells: readonly string[];
}
type Model = readonly ModelRow[];

interface Press {
  readonly what: 'cells' | 'delete' | 'append' | 'undo' | 'redo';
  /** Chooses rows and columns. */
  readonly at: readonly number[];
  readonly text: string;
}

const press: fc.Arbitrary<Press> = fc.record({
  what: fc.constantFrom('cells', 'cells', 'delete', 'append', 'undo', 'undo', 'redo'),
  at: fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }),
  text: fc.string({ unit: fc.constantFrom('a', 'B', '"', ',', ';', ' ', '\n', 'ä', '📟'), maxLength: 5 }),
});
const cell = fc.string({ unit: fc.constantFrom('x', 'y', 'z', ' ', ',', '"', '\n'), maxLength: 4 });
/** A row of empty cells only would still be a row; an empty identifier is one of its problems. */
const table = fc.array(fc.tuple(cell, cell), { maxLength: 12 });

function csv(rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((cells) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n`).join('');
}

function toEdit({ what, at, text }: Press, model: Model): TableEdit | undefined {
  if (what === 'append') return { kind: 'append', rows: at.map((number) => [`${text}${letters[number % letters.length]}`, text]) };
  const keys = [...new Set(at.map((number) => model[number % model.length]?.key ?? 0))];
  if (model.length === 0) return undefined;
  if (what === 'delete') return { kind: 'delete', keys };
  return { kind: 'cells', cells: keys.map((key, index) => ({ key, column: columns[(at[index] ?? 0) % 2] ?? '', text })) };
}

function edited(model: Model, edit: TableEdit, nextKey: number): Model {
  if (edit.kind === 'append') return [...model, ...edit.rows.map((cells, index) => ({ key: nextKey + index, cells }))];
  if (edit.kind === 'delete') return model.filter(({ key }) => !edit.keys.includes(key));
  if (edit.kind === 'fix-all') return model;
  return model.map((row) => {
    const change = edit.cells.find(({ key }) => key === row.key);
    if (change === undefined) return row;
    return { ...row, cells: row.cells.map((text, index) => (columns[index] === change.column ? change.text : text)) };
  });
}

describe('any sequence of edits, undone and redone', () => {
  it('equals the same done to a list of rows, and undone wholly gives the file back', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(press, { maxLength: 25 }), async (rows, presses) => {
        await withTable(csv(rows), {}, async ({ table: opened, checked }) => {
          const first: Model = rows.map((cells, index) => ({ key: index + 1, cells }));
          const done: Model[] = [first];
          let at = 0;
          let nextKey = FIRST_ADDED_KEY;
          const shown = async () => {
            const page = await opened.rows({ offset: 0, limit: 500, onlyInvalid: false }, signal);
            expect(page.rows.map(({ row }) => row)).toEqual(page.rows.map((_row, index) => index + 1));
            expect(page.total).toBe(page.rows.length);
            return page.rows.map(({ key, cells }) => ({ key, cells }));
          };
          for (const each of presses) {
            if (each.what === 'undo') {
              at = Math.max(0, at - 1);
              await opened.undo();
            } else if (each.what === 'redo') {
              at = Math.min(done.length - 1, at + 1);
              await opened.redo();
            } else {
              const edit = toEdit(each, done[at] ?? []);
              if (edit === undefined) continue;
              await opened.edit(edit, signal);
              done.splice(at + 1, done.length, edited(done[at] ?? [], edit, nextKey));
              at += 1;
              if (edit.kind === 'append') nextKey += edit.rows.length;
            }
            expect(await shown()).toEqual(done[at]);
            expect(opened.state().history).toEqual({ undo: at, redo: done.length - 1 - at });
          }
          // What was known at once of the touched rows is what the whole check finds of them, but for their neighbours.
          const state = await checked();
          expect(state.summary.rows).toBe(done[at]?.length);
          while (opened.state().history.undo > 0) await opened.undo();
          expect(await shown()).toEqual(first);
          expect(opened.edits.isEmpty).toBe(true);
          while (opened.state().history.redo > 0) await opened.redo();
          expect(await shown()).toEqual(done.at(-1));
        });
      }),
      { numRuns: 25 },
    );
  });

  it('finds in the edited table what it finds in a file that looks the same', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(press, { maxLength: 8 }), async (rows, presses) => {
        await withTable(csv(rows), {}, async ({ table: opened, checked, cells }) => {
          let model: Model = rows.map((texts, index) => ({ key: index + 1, cells: texts }));
          let nextKey = FIRST_ADDED_KEY;
          for (const each of presses) {
            const edit = each.what === 'undo' || each.what === 'redo' ? undefined : toEdit(each, model);
            if (edit === undefined) continue;
            await opened.edit(edit, signal);
            model = edited(model, edit, nextKey);
            if (edit.kind === 'append') nextKey += edit.rows.length;
          }
          await checked();
          const state = opened.setPageSize(2);
          const problems = (await opened.rows({ offset: 0, limit: 500, onlyInvalid: false }, signal)).rows.map((row) => row.problems);
          await withTable(csv(await cells()), {}, async ({ table: same }) => {
            const { summary, problemCount, isGood } = same.setPageSize(2);
            expect({ ...state.summary, problemCount: state.problemCount, isGood: state.isGood }).toEqual({
              ...summary,
              problemCount,
              isGood,
            });
            const { rows: wanted } = await same.rows({ offset: 0, limit: 500, onlyInvalid: false }, signal);
            expect(problems).toEqual(wanted.map((row) => row.problems));
          });
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe('a snapshot of edits', () => {
  it('is left as it was by later ones', () => {
    const one = BatchEdits.none.with(new Map([[7, { kind: 'deleted' }]]));
    const two = one.with(
      new Map([
        [7, undefined],
        [300, { kind: 'cells', cells: new Map([[0, 'abc']]) }],
      ]),
    );
    expect([one.of(7)?.kind, one.of(300), one.counts.deletedRows]).toEqual(['deleted', undefined, 1]);
    expect([two.of(7), two.counts]).toEqual([undefined, { cells: 1, deletedRows: 0, addedRows: 0, characters: 3 }]);
    expect(BatchEdits.none.isEmpty).toBe(true);
  });

  it('counts rows as they are left, whatever was deleted', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2000 }), { maxLength: 400 }), fc.nat(50), (deleted, added) => {
        const changes = new Map<number, { readonly kind: 'deleted' } | { readonly kind: 'added'; readonly cells: readonly string[] }>();
        for (const key of deleted) changes.set(key, { kind: 'deleted' });
        for (let index = 0; index < added; index += 1) changes.set(FIRST_ADDED_KEY + index * 3, { kind: 'added', cells: [] });
        const edits = BatchEdits.none.with(changes);
        const gone = new Set(deleted);
        const left = Array.from({ length: 2000 }, (_item, index) => index + 1).filter((key) => !gone.has(key));
        const keys = [...left, ...Array.from({ length: added }, (_item, index) => FIRST_ADDED_KEY + index * 3)];
        expect(edits.rowCount(2000)).toBe(keys.length);
        expect(edits.keysFrom(1, 3000, 2000)).toEqual(keys);
        expect(edits.keysFrom(1500, 100, 2000)).toEqual(keys.slice(1499, 1599));
        expect(keys.map((key) => edits.rowOf(key, 2000))).toEqual(keys.map((_key, index) => index + 1));
      }),
      { numRuns: 60 },
    );
  });
});
