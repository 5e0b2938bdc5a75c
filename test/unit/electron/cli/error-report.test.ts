import { describe, expect, it } from 'vitest';
import { errorReport } from '../../../../electron/cli/error-report.ts';
import { statusOfError } from '../../../../electron/cli/exit-status.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

describe('errorReport', () => {
  it('names the places from the outermost in, and leaves out what is no place', () => {
    const error = new AppError('batch/not-found', { params: { reason: 'ENOENT', lane: '3', file: 'a.csv', unit: '' } });
    expect(errorReport(error, 'en').where).toBe('a.csv · 3');
  });

  it('has code, message, where and fix, and nothing else', () => {
    const report = errorReport(new AppError('cli/bad-arguments', { params: { problem: 'FILE is missing.', command: 'check' } }), 'en');
    expect(Object.keys(report)).toEqual(['code', 'message', 'where', 'fix']);
    expect(report).toMatchObject({ code: 'cli/bad-arguments', where: 'check', message: expect.stringContaining('FILE is missing.') });
  });
});

describe('statusOfError', () => {
  it('tells a bug, an interruption and unusable input apart', () => {
    expect([
      statusOfError(new TypeError('x')),
      statusOfError(new AppError('run/aborted')),
      statusOfError(new AppError('journal/in-use')),
    ]).toEqual([70, 3, 2]);
  });
});
