import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ensurePrivateFile,
  ensurePrivateFolder,
  makePrivate,
  readOrMakeKeyFile,
} from '../../../../../../electron/engine/journal/files/private-file.ts';
import { aFolder } from '../../../../../support/journal.ts';

const rights = (path: string) => statSync(path).mode & 0o777;

describe('private files', () => {
  it('are made for the owner only, in folders for the owner only', () => {
    const folder = join(aFolder(), 'a', 'b');
    ensurePrivateFolder(folder);
    ensurePrivateFile(join(folder, 'file'));
    expect(rights(join(folder, '..'))).toBe(0o700);
    expect(rights(folder)).toBe(0o700);
    expect(rights(join(folder, 'file'))).toBe(0o600);
  });

  it('keep what they hold', () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, 'content');
    ensurePrivateFile(file);
    expect(readFileSync(file, 'utf8')).toBe('content');
  });

  it('lose the rights of others', () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    makePrivate([file, `${file}-wal`]);
    expect(rights(file)).toBe(0o600);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('readOrMakeKeyFile', () => {
  it('makes the key once and leaves no draft behind', () => {
    const folder = aFolder();
    const file = join(folder, 'key');
    const made = ['first', 'second'];
    const read = () => readOrMakeKeyFile(file, () => made.shift() ?? 'third');
    expect([read(), read()]).toEqual(['first', 'first']);
    expect(readdirSync(folder)).toEqual(['key']);
    expect(rights(file)).toBe(0o600);
  });

  it('reads the key of another program that came first', () => {
    const file = join(aFolder(), 'key');
    const mine = readOrMakeKeyFile(file, () => {
      writeFileSync(file, 'theirs', { mode: 0o600 });
      return 'mine';
    });
    expect(mine).toBe('theirs');
  });

  it.skipIf(process.platform === 'win32')('refuses a key that others can read', () => {
    const file = join(aFolder(), 'key');
    readOrMakeKeyFile(file, () => 'key');
    chmodSync(file, 0o640);
    expect(() => readOrMakeKeyFile(file, () => 'key')).toThrow(
      expect.objectContaining({ code: 'vault/key-file-open-to-others', params: { file } }),
    );
  });
});
