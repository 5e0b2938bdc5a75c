/** Station files and recipes with every part of them replaced by what does not belong there: always findings in words, never a crash. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRecipeFile } from '../../electron/engine/files/recipe-file.ts';
import { checkStationFile, parseStation, stationBrokers, stationClouds } from '../../electron/engine/files/station-file.ts';
import type { FileProblem } from '../../shared/domain/problem.ts';
import { AppError } from '../../shared/errors/app-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'lineside-odd-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const station = {
  lineside: 1,
  name: 'Odd',
  lanes: [
    {
      lane: 1,
      name: 'One',
      rest: { url: 'https://127.0.0.1:1', user: 'admin', password: 'x', newPassword: { generate: true } },
      remote: { broker: 'own', account: 'plant', clientId: '{{unit.clientId}}' },
    },
    { lane: 2, name: 'Two', ssh: { host: '127.0.0.1', user: 'root', password: 'x' } },
  ],
  brokers: { own: { url: 'mqtts://127.0.0.1:1', user: 'station', password: 'x', clientId: 'station', account: 'plant' } },
  stationBroker: {
    listen: '127.0.0.1:0',
    host: 'localhost',
    account: 'plant',
    maxConnections: 10,
    maxPayloadBytes: 1024,
    external: { broker: 'own' },
  },
  clouds: {
    c: {
      kind: 'everyware-ec4',
      url: 'https://127.0.0.1:1/v2',
      user: 'u',
      password: 'x',
      account: 'plant',
      accountId: '4',
      broker: 'own',
      requestsPerSecond: 5,
    },
  },
};

const odd: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[[]]],
  { env: 'NOBODY_HAS_THIS' },
  { file: '/proc/self/mem' },
  { file: 'a\u0000b' },
  { vault: 'none' },
  '{{',
  '{{unit.x}}',
  '{{secret.none}}',
  '__proto__',
  'a\u0000b',
  '/#+',
  'mqtt://[::1',
  'ftp://x',
  'https://u:p@127.0.0.1/',
  '[::]:99999',
  ':',
  'x'.repeat(70_000),
];

type Json = Readonly<Record<string, unknown>> | readonly unknown[];

/** The same with one part, at any depth, replaced. */
function* mutations(value: unknown): Generator {
  for (const other of odd) yield other;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value as Json)) {
    for (const changed of mutations(part)) yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
    if (!Array.isArray(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      yield { ...value, [`${key}s`]: part };
    }
  }
}

function expectWords(problems: readonly FileProblem[]): void {
  for (const { path, code, message, severity } of problems) {
    expect(code).not.toBe('bug/unexpected');
    expect(message, `${code} ${path}`).not.toMatch(/\{\w+\}(?!\})|undefined|\[object/);
    expect([message.trim() === '', ['error', 'warning'].includes(severity)]).toEqual([false, true]);
  }
}

describe('station check', () => {
  it.each(['en', 'de'] as const)('says in words (%s) what is wrong with each part', { timeout: 120_000 }, (language) => {
    const file = join(folder, `station.${language}.json`);
    let refused = 0;
    for (const changed of mutations(station)) {
      const text = JSON.stringify(changed);
      writeFileSync(file, text, { mode: 0o600 });
      const { problems } = checkStationFile(file, { environment: {}, language, vault: { has: () => false, reveal: () => '' } });
      expectWords(problems);
      if (problems.some(({ severity }) => severity === 'error')) refused += 1;
      else useOf(text);
    }
    expect(refused).toBeGreaterThan(500);
  });

  /** What passed the check is taken into use, and then may only be refused in words, too. */
  function useOf(text: string): void {
    try {
      const loaded = parseStation(text, { environment: {}, folder });
      stationBrokers(loaded);
      stationClouds(loaded);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw new Error(`taken into use: ${text.slice(0, 2000)}`, { cause: thrown });
    }
  }
});

describe('recipe check', () => {
  const recipes = join(import.meta.dirname, '../../resources/recipes');
  const names = readdirSync(recipes).filter((name) => name.endsWith('.json'));
  it.each(names)('says in words what is wrong with each part of %s', { timeout: 120_000 }, (name) => {
    const file = join(folder, name);
    let refused = 0;
    for (const changed of mutations(JSON.parse(readFileSync(join(recipes, name), 'utf8')))) {
      writeFileSync(file, JSON.stringify(changed));
      const { problems } = checkRecipeFile(file, { language: 'en' });
      expectWords(problems);
      if (problems.some(({ severity }) => severity === 'error')) refused += 1;
    }
    expect(refused).toBeGreaterThan(200);
  });
});
