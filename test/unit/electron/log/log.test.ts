import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rememberSecret } from '../../../../electron/log/known-secrets.ts';
import { logLastWords } from '../../../../electron/log/last-words.ts';
import { openLog } from '../../../../electron/log/log.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const logs = () => join(folder, 'logs');
const read = (name = 'lineside-engine.log') => readFileSync(join(logs(), name), 'utf8');
const entries = (name?: string) =>
  read(name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('is a line of JSON per entry, with the error’s chain, for its owner only', () => {
    const log = openLog({ folder: logs(), name: 'engine', wallClock: () => new Date('2026-11-22T10:00:00.000Z') });
    const error = new AppError('journal/disk-full', {
      params: { file: 'j' },
      cause: new Error('outer', { cause: new TypeError('inner') }),
    });
    log.write({ level: 'warning', room: 'journal', message: 'refused', facts: { seq: 7 }, error });
    const [entry] = entries();
    expect(entry).toMatchObject({
      time: '2026-11-22T10:00:00.000Z',
      level: 'warning',
      room: 'journal',
      code: 'journal/disk-full',
      message: 'refused',
      seq: 7,
      errors: [{ code: 'journal/disk-full' }, { name: 'Error', message: 'outer' }, { name: 'TypeError', message: 'inner' }],
    });
    expect(JSON.stringify(entry)).toContain('log.test.ts');
    expect([statSync(logs()).mode & 0o777, statSync(join(logs(), 'lineside-engine.log')).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('keeps five files of the size it was given, the oldest goes', () => {
    const log = openLog({ folder: logs(), name: 'engine', maxFileBytes: 1000 });
    for (let number = 0; number < 100; number += 1) log.write({ level: 'info', room: 'r', message: `entry ${number} ${'x'.repeat(100)}` });
    const names = readdirSync(logs()).toSorted();
    expect(names).toEqual(['', '.1', '.2', '.3', '.4'].map((part) => `lineside-engine${part}.log`).toSorted());
    for (const name of names) expect(statSync(join(logs(), name)).size).toBeLessThanOrEqual(1000);
    const told = ['.4', '.3', '.2', '.1', '']
      .flatMap((part) => entries(`lineside-engine${part}.log`))
      .map(({ message }) => String(message).split(' ')[1]);
    expect(told).toEqual(Array.from({ length: told.length }, (_, index) => String(100 - told.length + index)));
  });

  it('goes on in the file that is there, and takes the rights of others from it', () => {
    const before = openLog({ folder: logs(), name: 'engine' });
    before.write({ level: 'info', room: 'r', message: 'before' });
    before.close();
    writeFileSync(join(logs(), 'lineside-main.log'), '', { mode: 0o644 });
    for (const name of ['engine', 'main']) openLog({ folder: logs(), name }).write({ level: 'info', room: 'r', message: 'after' });
    expect(entries().map(({ message }) => message)).toEqual(['before', 'after']);
    expect(statSync(join(logs(), 'lineside-main.log')).mode & 0o777).toBe(0o600);
  });

  it('that cannot be written stops nobody, and is tried again later', () => {
    writeFileSync(logs(), 'a file where the folder should be');
    let now = 0;
    const log = openLog({ folder: logs(), name: 'engine', now: () => now });
    log.write({ level: 'info', room: 'r', message: 'lost' });
    rmSync(logs());
    log.write({ level: 'info', room: 'r', message: 'lost, too' });
    now = 60_000;
    log.write({ level: 'info', room: 'r', message: 'kept' });
    expect(entries().map(({ message }) => message)).toEqual(['kept']);
  });
});

describe('what is secret', () => {
  it.each([
    ['a value that was revealed', 'planted-Value-1 in the middle', 'planted-Value-1'],
    ['an assignment', 'ran with password=hunter2-x and more', 'hunter2-x'],
    ['a JSON text', 'sent {"activationKey": "AK-99-xx", "n": 1}', 'AK-99-xx'],
    ['an address', 'mqtts://user:broker-pass@broker.example:8883', 'broker-pass'],
    ['a header', 'Authorization: Basic YWRtaW46YWRtaW4=', 'YWRtaW46YWRtaW4='],
    ['a private key', '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIabc\n-----END EC PRIVATE KEY-----', 'MHcCAQEEIabc'],
    ['a private key cut short', 'x -----BEGIN PRIVATE KEY-----\nMIIabcdef', 'MIIabcdef'],
  ])('%s is taken out, wherever in an entry it stands', (_name, words, secret) => {
    rememberSecret('planted-Value-1');
    const log = openLog({ folder: logs(), name: 'engine' });
    log.write({
      level: 'error',
      room: 'r',
      message: words,
      facts: { said: words },
      error: new Error('outer', { cause: new Error(words) }),
    });
    log.write({ level: 'error', room: 'r', message: 'm', error: new AppError('bug/unexpected', { params: { detail: words } }) });
    expect(read()).not.toContain(secret);
    expect(read()).toContain('••••••');
  });

  it('is masked whole under a name that promises one, and what a parser could not read is not quoted', () => {
    const log = openLog({ folder: logs(), name: 'engine' });
    let thrown: unknown;
    try {
      JSON.parse('{"device says": hush-hush}');
    } catch (error) {
      thrown = error;
    }
    log.write({ level: 'info', room: 'r', message: 'm', facts: { sshPassword: 'abc', stationToken: 'def' }, error: thrown });
    expect(read()).not.toMatch(/abc|def|hush/);
  });

  it('longer secrets go first, so that nothing of one stays', () => {
    rememberSecret('abcd-1234');
    rememberSecret('abcd-1234-and-its-rest');
    openLog({ folder: logs(), name: 'engine' }).write({ level: 'info', room: 'r', message: 'abcd-1234-and-its-rest' });
    expect(entries()[0]).toMatchObject({ message: '••••••' });
  });
});

it('an error that nobody caught is logged before the process ends', () => {
  const listeners = new Map<string, (error: unknown) => void>();
  const ended: string[] = [];
  const log = openLog({ folder: logs(), name: 'engine' });
  logLastWords({ on: (name, listener) => listeners.set(name, listener) }, log, () => ended.push(read()));
  listeners.get('unhandledRejection')?.(new Error('nobody was there'));
  expect(ended[0]).toContain('nobody was there');
});
