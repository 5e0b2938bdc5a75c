import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handedKey, needsKeyStore } from '../../../../electron/main/station-key/handed-key.ts';
import { type KeyStore, openKeyStore, type SafeStorage } from '../../../../electron/main/station-key/key-store.ts';
import { engineArguments, readStartOptions } from '../../../../electron/main/start-options.ts';
import type { LogEntry } from '../../../../electron/log/log.ts';

const mirrored = (text: string) => [...text].toReversed().join('');
const old: SafeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(mirrored(text)),
  decryptString: (bytes) => mirrored(bytes.toString()),
  getSelectedStorageBackend: () => 'gnome_libsecret',
};
const current: SafeStorage = {
  ...old,
  encryptString: () => Buffer.from('not to be called'),
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(mirrored(text)),
  decryptStringAsync: async (bytes) => ({ result: mirrored(bytes.toString()) }),
};

describe('the key store', () => {
  it.each([
    ['linux', old],
    ['linux', current],
    ['win32', { ...current, getSelectedStorageBackend: undefined as never }],
  ] as const)('wraps and unwraps on %s', async (platform, storage) => {
    const store = await openKeyStore(storage, platform);
    const wrapped = await store?.wrap('the key');
    expect([wrapped?.toString(), await store?.unwrap(wrapped ?? Buffer.alloc(0))]).toEqual(['yek eht', 'the key']);
  });

  it.each([
    ['no keyring', { ...old, getSelectedStorageBackend: () => 'basic_text' }],
    ['an unknown one', { ...current, getSelectedStorageBackend: () => 'unknown' }],
    ['none that encrypts', { ...old, isEncryptionAvailable: () => false }],
    ['none that encrypts, asked the new way', { ...current, isAsyncEncryptionAvailable: async () => false }],
  ])('is none with %s', async (_name, storage) => {
    expect(await openKeyStore(storage, 'linux')).toBeUndefined();
  });
});

describe('the station key', () => {
  let folder: string;
  let file: string;
  let said: LogEntry[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lineside-key-'));
    file = join(folder, 'station.key');
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const log = { write: (entry: LogEntry) => void said.push(entry), close: () => undefined };
  const handle = (order?: 'protect' | 'unprotect', store?: Promise<KeyStore | undefined>) =>
    handedKey({ file, order, openStore: () => store ?? openKeyStore(old, 'linux'), log });
  const KEY = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

  it('in its own file needs no key store', () => {
    writeFileSync(file, `${KEY}\n`);
    expect(needsKeyStore({ file, order: undefined })).toBe(false);
  });

  it('is wrapped when asked for, handed over at this and every later start, and put back when asked for', async () => {
    writeFileSync(file, `${KEY}\n`, { mode: 0o600 });
    expect(await handle('protect')).toBe(KEY);
    expect(readFileSync(file, 'utf8')).toMatch(/^safe-storage:/);
    expect(readFileSync(file, 'utf8')).not.toContain('AAAA');
    expect([statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([0o600, ['station.key']]);
    expect([needsKeyStore({ file, order: undefined }), await handle(), await handle('protect')]).toEqual([true, KEY, KEY]);
    expect(await handle('unprotect')).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe(`${KEY}\n`);
  });

  it('is made wrapped where there was none: it never lay on the disk', async () => {
    const made = await handle('protect');
    expect(Buffer.from(made ?? '', 'base64')).toHaveLength(32);
    expect(readFileSync(file, 'utf8')).not.toContain(made);
  });

  it('stays as it is where the computer has no key store, or one that forgets', async () => {
    writeFileSync(file, `${KEY}\n`);
    expect(await handle('protect', Promise.resolve(undefined))).toBeUndefined();
    const forgetful = { wrap: async () => Buffer.from('x'), unwrap: async () => 'something else' };
    expect(await handle('protect', Promise.resolve(forgetful))).toBeUndefined();
    expect([readFileSync(file, 'utf8'), said.map(({ level }) => level)]).toEqual([`${KEY}\n`, ['error', 'error']]);
  });

  it('is not handed over where another user wrapped it, and that is logged without the key', async () => {
    await handle('protect');
    const foreign = { wrap: async () => Buffer.from(''), unwrap: () => Promise.reject(new Error('not yours')) };
    expect(await handle(undefined, Promise.resolve(foreign))).toBeUndefined();
    expect(said.at(-1)).toMatchObject({ level: 'error', room: 'station-key' });
  });
});

it('start options order it, and are not passed on to the engine', () => {
  const options = readStartOptions(['--protect-key', '--db', 'j.sqlite', '--no-sandbox'], '/work');
  expect(options).toEqual({ journalFile: '/work/j.sqlite', keyOrder: 'protect' });
  expect(engineArguments(options)).toEqual(['--journal', '/work/j.sqlite']);
  expect(readStartOptions(['--unprotect-key'], '/work').keyOrder).toBe('unprotect');
});
