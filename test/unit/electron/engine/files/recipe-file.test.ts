import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkRecipeFile,
  listRecipes,
  loadRecipe,
  parseRecipe,
  recipeJsonSchema,
} from '../../../../../electron/engine/files/recipe-file.ts';
import { findResourcesFolder } from '../../../../../electron/engine/files/resources-folder.ts';

const good = {
  lineside: 1,
  recipe: 'Write the name',
  model: 'any',
  version: 2,
  profile: 'generic',
  steps: [{ step: 'wait', with: { seconds: 1 } }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-recipe-'));
  mkdirSync(join(folder, 'recipes'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('finding a recipe', () => {
  it('goes by path, by file name and by name', () => {
    const path = write('recipes/name-it.json', good);
    for (const wanted of [path, 'name-it', 'name-it.json', 'Write the name']) {
      expect(loadRecipe(wanted, { resourcesFolder: folder })).toMatchObject({
        file: path,
        recipe: { recipe: 'Write the name', version: 2 },
      });
    }
    expect(listRecipes({ resourcesFolder: folder }).map((loaded) => loaded.recipe.recipe)).toEqual(['Write the name']);
  });

  it('suggests a name that is near, else names all', () => {
    write('recipes/name-it.json', good);
    const find = (name: string) => () => loadRecipe(name, { resourcesFolder: folder });
    expect(find('write teh name')).toThrow(
      expect.objectContaining({ code: 'recipe/unknown-name', params: { name: 'write teh name', suggestion: 'Write the name' } }),
    );
    expect(find('x')).toThrow(expect.objectContaining({ params: { name: 'x', suggestion: 'Write the name' } }));
    expect(find(join(folder, 'none.json'))).toThrow(expect.objectContaining({ code: 'recipe/unreadable' }));
  });

  it('finds the recipes of this checkout, all of them valid', () => {
    const resourcesFolder = findResourcesFolder();
    const codes = listRecipes().flatMap(({ file }) =>
      checkRecipeFile(file, { resourcesFolder }).problems.map(({ code }) => `${basename(file)} ${code}`),
    );
    // Whose certificates a moved gateway has to trust is for each plant to fill in.
    expect(codes).toEqual(['esf-again.json recipe/target-certificates-not-named']);
  });
});

describe('the content of a recipe', () => {
  it('is hashed by its exact bytes, byte order mark and line ends included', () => {
    const content = `\ufeff${JSON.stringify(good, undefined, 2).replaceAll('\n', '\r\n')}\r\n`;
    const loaded = loadRecipe(write('r.json', content));
    expect(loaded.sha256).toBe(createHash('sha256').update(Buffer.from(content)).digest('hex'));
    expect(parseRecipe(loaded.content).sha256).toBe(loaded.sha256);
  });

  it('must be UTF-8 and not too long', () => {
    writeFileSync(join(folder, 'latin.json'), Buffer.from('{"recipe":"M\u00fc"}', 'latin1'));
    expect(() => loadRecipe(join(folder, 'latin.json'))).toThrow(expect.objectContaining({ code: 'recipe/unreadable' }));
    expect(() => loadRecipe(write('long.json', ' '.repeat(1024 * 1024 + 1)))).toThrow(
      expect.objectContaining({ code: 'recipe/unreadable' }),
    );
  });

  it('is told wrong with file, path and reason', () => {
    const path = write('wrong.json', { ...good, steps: [{ step: 'wait', with: {} }] });
    expect(() => loadRecipe(path)).toThrow(
      expect.objectContaining({
        code: 'recipe/invalid',
        params: { file: path, path: 'steps[0].with.seconds', reason: 'This is missing.' },
      }),
    );
  });
});

describe('checking a recipe file', () => {
  const problems = (content: string | object, language: 'en' | 'de' = 'en') =>
    checkRecipeFile(write('r.json', content), { language }).problems.map(({ path, code, message, fix }) => ({
      path,
      code,
      words: `${message} ${fix}`,
    }));

  it('finds every problem of the form at once, with what may have been meant', () => {
    const found = problems({
      ...good,
      profile: 'genric',
      stepps: [],
      steps: [
        { step: 'kura.property', with: {} },
        { step: 'everyware.settings', with: { timeout: 'soon' } },
      ],
    });
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'stepps json/unknown-key',
      'profile json/wrong-form',
      'steps[0].step json/wrong-form',
      'steps[1].with.timeout json/wrong-form',
    ]);
    expect(found[0]?.words).toContain('"steps"?');
    expect(found[1]?.words).toContain('"generic"?');
    expect(found[2]?.words).toContain('"kura.properties"?');
  });

  it('finds names without a value and says what may be meant', () => {
    const found = problems(
      { ...good, profile: 'everyware', steps: [{ step: 'shell', with: { command: ['x', '{{unit.serialNumer}}'] } }] },
      'de',
    );
    expect(found).toEqual([
      {
        path: 'steps[0].with.command[1]',
        code: 'template/unknown-name',
        words: expect.stringContaining('{{unit.serialNumber}} schreiben'),
      },
    ]);
  });

  it('finds the place where JSON ends being JSON, and keys that stand twice', () => {
    expect(problems('{\n  "lineside": 1,\n}')).toEqual([
      { path: '', code: 'json/syntax', words: expect.stringContaining('line 3, column 1') },
    ]);
    const twice = JSON.stringify(good).replace('"version":2', '"version":2,"version":3');
    expect(problems(twice)).toMatchObject([{ path: 'version', code: 'json/repeated-key' }]);
  });
});

it('has a JSON Schema for what may be written, not for what it becomes', () => {
  const schema = JSON.stringify(recipeJsonSchema());
  expect(schema).toContain('"const":"kura.properties"');
  expect(JSON.parse(schema).required).toEqual(['lineside', 'recipe', 'model', 'version', 'profile', 'steps']);
});
