import { describe, expect, it } from 'vitest';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';
import { toProfile } from '../../../../../electron/engine/batches/column-rules.ts';
import { errorCatalog } from '../../../../../shared/errors/codes.ts';
import { languages, isTextKey, text } from '../../../../../shared/texts/text.ts';
import { cellProblems } from '../../../../fixtures/batches/cell-problems.ts';
import { headerProblems, notCsvFiles, rowProblems } from '../../../../fixtures/batches/file-problems.ts';
import { expectedOfCells } from '../../../../fixtures/csv/expected-of-cells.ts';
import { expectedOfFiles } from '../../../../fixtures/csv/expected-of-files.ts';
import { checkText, withFile } from './check-text.ts';

const problemFixtures = [...headerProblems, ...rowProblems, ...cellProblems];
const thrownCodes = ['csv/not-csv', 'csv/unreadable-file', 'csv/unknown-profile', 'csv/file-too-big', 'csv/file-changed'];
/** Those of the corpus; each is held against its file in `corpus.test.ts`. */
const corpusCodes = [...expectedOfFiles, ...expectedOfCells].flatMap(({ found = [], refused }) => [
  ...found.map((place) => place.split(':')[2]?.replace('?', '') ?? ''),
  refused ?? '',
]);
const signal = new AbortController().signal;

describe('every problem code of the batch check', () => {
  const codes = Object.keys(errorCatalog).filter((code) => code.startsWith('csv/'));

  it('has a fixture', () => {
    const covered = new Set([...problemFixtures.map((fixture) => fixture.code), ...thrownCodes, ...corpusCodes]);
    expect(codes.filter((code) => !covered.has(code))).toEqual([]);
  });

  it.each([...codes, ...Object.keys(errorCatalog).filter((code) => /^(batch|unit|json|recipe|station|template)\//.test(code))])(
    'says %s in every language',
    (code) => {
      for (const language of languages) {
        for (const part of ['title', 'meaning', 'action']) {
          const key = `error.${code}.${part}`;
          expect(isTextKey(key) ? text(language, key) : '', `${language} ${key}`).not.toBe('');
        }
      }
    },
  );
});

describe.each(problemFixtures)('$code: $name', (fixture) => {
  const { code, profile, content, secretColumns, row, column, value, severity } = fixture;

  it(`is reported at row ${row}, column "${column}"`, async () => {
    const { problems, verdict, summary } = await checkText(content, { profile, secretColumns });
    const found = problems.filter((problem) => problem.code === code && problem.row === row && problem.column === column);
    expect(found).toMatchObject([value === undefined ? { severity } : { severity, value }]);
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(verdict === 'good').toBe(errors.length === 0);
    const pages = errors.filter((problem) => problem.row > 0).map((problem) => Math.ceil(problem.row / 100));
    expect(summary.pages.withErrors).toEqual([...new Set(pages)]);
  });

  it('is told with a complete message and fix', async () => {
    for (const language of languages) {
      const { problems } = await checkText(content, { profile, secretColumns, language });
      for (const problem of problems) {
        expect(`${problem.message} ${problem.fix}`).not.toMatch(/\{\w+\}|error\.csv/);
      }
    }
  });
});

describe('what is no CSV file', () => {
  it.each(notCsvFiles)('refuses $name', async ({ content, kind }) => {
    const checked = checkText(content, { profile: 'generic' });
    await expect(checked).rejects.toMatchObject({ code: 'csv/not-csv', params: { kind } });
  });

  it('says why a file cannot be read', async () => {
    await expect(checkBatchFile({ path: '/nowhere/at-all.csv', profile: 'generic', signal })).rejects.toMatchObject({
      code: 'csv/unreadable-file',
      params: { file: 'at-all.csv', reason: 'ENOENT' },
    });
  });

  it('refuses a folder', async () => {
    await withFile('', (path) =>
      expect(checkBatchFile({ path: `${path}/..`, profile: 'generic', signal })).rejects.toMatchObject({ code: 'csv/unreadable-file' }),
    );
  });

  it('names the profiles there are', () => {
    expect(() => toProfile('everywhere')).toThrow(expect.objectContaining({ code: 'csv/unknown-profile' }));
    expect(toProfile('everyware')).toBe('everyware');
  });
});
