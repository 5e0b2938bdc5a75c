/** Plants texts that the text check must find. They are put together here, so that this file is clean itself. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CHECK = resolve(import.meta.dirname, '../../tools/check/texts.mjs');

/** `¦` keeps the text from being found in this file. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['machine-path', 'test/unit/a.test.ts', "const root = '/wo¦rk/main/x';"],
  ['home-path', 'shared/a.ts', "const home = '/ho¦me/someone/x';"],
  ['unfinished', 'electron/a.ts', '// TO¦DO: later'],
  ['narrowed-tests', 'test/unit/a.test.ts', "it.on¦ly('x', () => {});"],
  ['skipped-tests', 'test/unit/a.test.ts', "test.sk¦ip('x', () => {});"],
  ['unchecked-tls', 'electron/engine/a.ts', 'const options = { rejectUn¦authorized: false };'],
  ['window-outside-its-factory', 'electron/main/a.ts', 'const w = new Browser¦Window();'],
  ['silenced-check', 'shared/a.ts', '// @ts-¦ignore'],
  ['name', 'shared/helpers.ts', 'export const a = 1;'],
  ['name', 'electron/engine/camelCase.ts', 'export const a = 1;'],
  ['length', 'shared/long.ts', 'const line = 1;\n'.repeat(351)],
];

let root: string;

function check(file: string, text: string): { readonly status: number | null; readonly output: string } {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${text.replaceAll('¦', '')}\n`);
  const { status, stdout } = spawnSync(process.execPath, [CHECK, root], { encoding: 'utf8' });
  return { status, output: stdout };
}

describe('the check of texts', () => {
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lineside-texts-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it.each(planted)('finds a planted %s in %s', (rule, file, text) => {
    const { status, output } = check(file, text);
    expect(output).toContain(`: ${rule}: `);
    expect(status).toBe(1);
  });

  it('lets a clean file pass', () => {
    expect(check('shared/domain/outcome.ts', 'export type Outcome = "pass";')).toEqual({ status: 0, output: '1 files read, 0 problems\n' });
  });

  it('fails where there is nothing to read', () => {
    expect(spawnSync(process.execPath, [CHECK, root]).status).toBe(1);
  });
});
