/** The corpus through the command: the same findings as the validator's, in the form that CLI.md promises. */
import { EventEmitter } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommandLine } from '../../../../../electron/cli/run-command-line.ts';
import { cellProblemSchema, checkSummarySchema } from '../../../../../shared/domain/csv-report.ts';
import type { ExpectedFile } from '../../../../fixtures/csv/expected-file.ts';
import { expectedOfCells } from '../../../../fixtures/csv/expected-of-cells.ts';
import { expectedOfFiles } from '../../../../fixtures/csv/expected-of-files.ts';

const folder = `${import.meta.dirname}/../../../../fixtures/csv`;
const corpus = [...expectedOfFiles, ...expectedOfCells].filter(
  ({ patterns, remembered }) => patterns === undefined && remembered === undefined,
);
const reportSchema = checkSummarySchema.extend({ v: z.literal(1), problems: z.array(cellProblemSchema) });
const refusalSchema = z.object({ v: z.literal(1), error: z.object({ code: z.string(), message: z.string(), fix: z.string() }) });

class FakeSignals extends EventEmitter {
  exit(): void {
    expect.unreachable();
  }
}

async function check({ file, profile, quantity, mapping = {} }: Omit<ExpectedFile, 'found'>, ...more: readonly string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const columns = Object.entries(mapping).flatMap(([header, column]) => ['--column', `${header}=${column}`]);
  const allowed = quantity === undefined ? [] : ['--quantity', String(quantity)];
  const words = ['check', `${folder}/${file}`, '--profile', profile, ...allowed, ...columns, '--json', ...more];
  const said = readText(stdout);
  const status = await runCommandLine(words, {
    stdout,
    stderr,
    environment: { LANG: 'C' },
    signals: new FakeSignals(),
    linesideVersion: '1.2.3',
  });
  stdout.end();
  return { status, report: JSON.parse(await said) as unknown };
}

describe('lineside check --json', () => {
  it.each(corpus.filter(({ found }) => found !== undefined))('lists all that is wrong with $file as $profile', async (expected) => {
    const { status, report } = await check(expected);
    const { problems, rows, validRows, invalidRows, invalidCells, pages } = reportSchema.parse(report);
    const told = problems.map(({ row, column, code, severity }) => `${row}:${column}:${code}${severity === 'warning' ? '?' : ''}`);
    expect(told).toEqual(expected.found);
    const errors = problems.filter(({ severity }) => severity === 'error');
    const inRows = errors.filter(({ row }) => row > 0);
    expect([validRows + invalidRows, invalidRows]).toEqual([rows, new Set(inRows.map(({ row }) => row)).size]);
    expect(invalidCells).toBe(new Set(inRows.map(({ row, column }) => `${row} ${column}`)).size);
    expect(pages.withErrors.length > 0).toBe(invalidRows > 0);
    expect(status === 0).toBe(errors.length === 0);
    expect(status).toBeLessThanOrEqual(2);
  });

  it.each(corpus.filter(({ refused }) => refused !== undefined))('refuses $file', async (expected) => {
    const { status, report } = await check(expected);
    expect(status).toBe(2);
    expect(refusalSchema.parse(report).error.code).toBe(expected.refused);
  });

  it('ends with 1 where a cell is wrong, and with 2 where a column is missing', async () => {
    expect((await check({ file: 'device-types.csv', profile: 'cervello' })).status).toBe(1);
    expect((await check({ file: 'header-missing-two.csv', profile: 'cervello' })).status).toBe(2);
  });

  it.each(['serialNumber', '=serialNumber', 'Serial='])('refuses --column %s', async (pair) => {
    const { status, report } = await check({ file: 'good-cervello.csv', profile: 'cervello' }, '--column', pair);
    expect(status).toBe(2);
    expect(refusalSchema.parse(report).error.message).toContain(pair);
  });
});
