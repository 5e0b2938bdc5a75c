/** Plants forbidden imports in a small copy of the house and has the real check look at it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CHECK = resolve(import.meta.dirname, '../../tools/check/dependencies.mjs');

const house: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module", "dependencies": { "better-sqlite3": "1.0.0" } }',
  'node_modules/better-sqlite3/package.json': '{ "name": "better-sqlite3", "version": "1.0.0", "main": "main.js" }',
  'node_modules/better-sqlite3/main.js': 'module.exports = {};',
  'shared/domain/outcome.ts': 'export type Outcome = "pass";',
  'electron/engine/journal/open-journal.ts': 'import Database from "better-sqlite3"; export const open = () => new Database("x");',
  'electron/engine/steps/step.ts': 'import type { Outcome } from "../../../shared/domain/outcome.ts"; export type Step = () => Outcome;',
  'electron/engine/runs/unit-run.ts': 'import type { Step } from "../steps/step.ts"; export const steps: Step[] = [];',
  'renderer/src/main.tsx': 'import type { Outcome } from "../../shared/domain/outcome.ts"; export const seen: Outcome[] = [];',
};

const violations: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'shared-is-pure': [
    'shared/domain/planted.ts',
    'import { steps } from "../../electron/engine/runs/unit-run.ts"; export const all = steps;',
  ],
  'shared-uses-no-node': ['shared/formats/planted.ts', 'import { readFileSync } from "node:fs"; export const read = readFileSync;'],
  'window-knows-the-contract-only': [
    'renderer/src/planted.ts',
    'import type { Step } from "../../electron/engine/steps/step.ts"; export type S = Step;',
  ],
  'steps-below-runs': ['electron/engine/steps/planted.ts', 'import { steps } from "../runs/unit-run.ts"; export const all = steps;'],
  'one-door-for-better-sqlite3': [
    'electron/engine/runs/planted.ts',
    'import Database from "better-sqlite3"; export const open = () => new Database("x");',
  ],
  'no-circle': ['shared/domain/outcome.ts', 'import type { B } from "./planted.ts"; export type Outcome = "pass" | B;'],
  'nothing-missing': ['shared/domain/planted.ts', 'import { gone } from "./gone.ts"; export const all = gone;'],
};

let root: string;

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${text}\n`);
}

function check(): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CHECK, root], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('the check of dependencies between rooms', () => {
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lineside-rules-'));
    for (const [file, text] of Object.entries(house)) plant(file, text);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds nothing in a house whose arrows point down', () => {
    expect(check()).toEqual({ status: 0, output: '5 modules seen, 0 problems\n' });
  });

  it.each(Object.entries(violations))('finds a planted %s', (rule, [file, text]) => {
    plant(file, text);
    if (rule === 'no-circle') plant('shared/domain/planted.ts', 'import type { Outcome } from "./outcome.ts"; export type B = Outcome;');
    const { status, output } = check();
    expect(output).toContain(`${rule}: `);
    expect(status).toBe(1);
  });

  it('fails where it sees no import between files, whatever the reason', () => {
    rmSync(root, { recursive: true });
    mkdirSync(root);
    plant('shared/domain/outcome.ts', 'export type Outcome = "pass";');
    expect(check()).toMatchObject({ status: 1, output: expect.stringContaining('it cannot read them') });
  });
});
