import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import { type Recipe, recipeSchema } from '../../../../../shared/domain/recipe.ts';
import { languages } from '../../../../../shared/texts/text.ts';
import type { ExpectedFile } from '../../../../fixtures/csv/expected-file.ts';
import { expectedOfCells } from '../../../../fixtures/csv/expected-of-cells.ts';
import { expectedOfFiles } from '../../../../fixtures/csv/expected-of-files.ts';

const folder = `${import.meta.dirname}/../../../../fixtures/csv`;
const corpus = [...expectedOfFiles, ...expectedOfCells];

async function checkFile({ file, profile, quantity, mapping, remembered, patterns }: ExpectedFile, language = languages[0]) {
  const recipe = patterns === undefined ? undefined : recipeOf(profile, patterns);
  const signal = new AbortController().signal;
  const check = await checkBatchFile({ path: `${folder}/${file}`, profile, quantity, mapping, remembered, recipe, language, signal });
  const problems: CellProblem[] = [];
  for await (const problem of check.problems) problems.push(problem);
  return { problems, ...check.result() };
}

function recipeOf(profile: Recipe['profile'], identifierPatterns: ExpectedFile['patterns']): Recipe {
  const steps = [{ step: 'wait', with: { seconds: 1 } }];
  return recipeSchema.parse({ lineside: 1, recipe: 'r', model: 'm', version: 1, profile, identifierPatterns, steps });
}

function place({ row, column, code, severity }: CellProblem): string {
  return `${row}:${column}:${code}${severity === 'warning' ? '?' : ''}`;
}

describe('the corpus', () => {
  it('has at least 60 broken files, and says of each file what is wrong with it', () => {
    const listed = new Set(corpus.map(({ file }) => file));
    expect([...listed].toSorted()).toEqual(
      readdirSync(folder)
        .filter((file) => file.endsWith('.csv'))
        .toSorted(),
    );
    const broken = new Set(corpus.filter(({ found, refused }) => refused !== undefined || found?.length !== 0).map(({ file }) => file));
    expect(broken.size).toBeGreaterThanOrEqual(60);
  });

  it.each(corpus.filter(({ refused }) => refused === undefined))('$file as $profile: all that is wrong with it', async (expected) => {
    const { problems, summary, verdict, problemCount } = await checkFile(expected);
    expect(problems.map(place)).toEqual(expected.found);
    expect(problemCount).toBe(problems.length);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(summary.invalidRows).toBe(new Set(errors.filter(({ row }) => row > 0).map(({ row }) => row)).size);
    expect(summary.invalidCells).toBe(new Set(errors.filter(({ row }) => row > 0).map(({ row, column }) => `${row} ${column}`)).size);
    expect(verdict === 'good').toBe(errors.length === 0);
  });

  it.each(corpus.filter(({ refused }) => refused !== undefined))('$file is refused: $refused', async (expected) => {
    await expect(checkFile(expected)).rejects.toMatchObject({ code: expected.refused });
  });

  it('is told in whole words in every language', async () => {
    for (const language of languages) {
      for (const expected of corpus.filter(({ refused }) => refused === undefined)) {
        const { problems } = await checkFile(expected, language);
        for (const { message, fix } of problems) expect(`${message} ${fix}`).not.toMatch(/\{[a-zA-Z]+\}|error\.csv/);
      }
    }
  });

  it('tells no password of a file whose columns have other names', async () => {
    const expected = corpus.find(({ file }) => file === 'header-aliases-everyware.csv');
    const { problems } = await checkFile(expected as ExpectedFile);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });
});
