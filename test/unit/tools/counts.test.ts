/** The closing line of `npm test` is only as honest as the adding up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}
interface CountsModule {
  countsOf(file: string, run: { read: (json: unknown) => Counts; status: number; mayBeEmpty: boolean }): Counts;
  readPlaywright(json: unknown): Counts;
  sum(all: readonly Counts[]): Counts;
}

const nothing: Counts = { passed: 0, failed: 0, skipped: [] };
let counting: CountsModule;
let folder: string;

beforeAll(async () => {
  counting = (await import(resolve(import.meta.dirname, '../../tools/test-run/counts.mjs'))) as CountsModule;
  folder = mkdtempSync(join(tmpdir(), 'lineside-counts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function counted(content: unknown, status: number, mayBeEmpty = false): Counts {
  const file = join(folder, 'counts.json');
  writeFileSync(file, JSON.stringify(content));
  return counting.countsOf(file, { read: (json) => json as Counts, status, mayBeEmpty });
}

describe('countsOf', () => {
  it('takes what a test program wrote', () => {
    expect(counted({ ...nothing, passed: 3 }, 0)).toEqual({ ...nothing, passed: 3 });
    expect(counted({ ...nothing, passed: 3, failed: 2 }, 1)).toEqual({ ...nothing, passed: 3, failed: 2 });
  });

  it('counts a program that failed without a failed test as one failure', () => {
    expect(counted({ ...nothing, passed: 3 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('counts a run of no test as a failure, unless it was narrowed', () => {
    expect(counted(nothing, 0)).toMatchObject({ failed: 1 });
    expect(counted(nothing, 0, true)).toEqual(nothing);
  });

  it('counts a missing or broken report as a failure', () => {
    expect(counting.countsOf(join(folder, 'gone.json'), { read: () => nothing, status: 0, mayBeEmpty: false })).toMatchObject({
      failed: 1,
    });
    expect(counting.countsOf(join(folder, 'gone.json'), { read: () => nothing, status: 1, mayBeEmpty: true })).toMatchObject({ failed: 1 });
  });
});

it('reads the report of the end-to-end tests, with the reasons of those left out', () => {
  const test = (status: string, annotations: readonly object[] = []) => ({ status, annotations });
  const suites = [
    {
      title: 'line.spec.ts',
      specs: [{ title: 'runs', tests: [test('expected')] }],
      suites: [
        { title: 'sandbox', specs: [{ title: 'as a user', tests: [test('skipped', [{ type: 'skip', description: 'no runuser' }])] }] },
      ],
    },
  ];
  const stats = { expected: 1, unexpected: 0, flaky: 0, skipped: 1 };
  const skipped = [{ name: 'sandbox > as a user', reason: 'no runuser' }];
  expect(counting.readPlaywright({ stats, suites, errors: [] })).toEqual({ passed: 1, failed: 0, skipped });
});

it('adds up', () => {
  const left = { passed: 1, failed: 2, skipped: [{ name: 'a', reason: 'b' }] };
  expect(counting.sum([left, { ...nothing, passed: 4 }])).toEqual({ ...left, passed: 5 });
});
