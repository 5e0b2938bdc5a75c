/** The simulated disk: names, links, and that a rename is one step. */
import { beforeEach, describe, expect, it } from 'vitest';
import { FileSystemError } from '../../../../../electron/simulator/file-system/file-nodes.ts';
import { MemoryFileSystem } from '../../../../../electron/simulator/file-system/memory-file-system.ts';

let disk: MemoryFileSystem;
let nowMs: number;
beforeEach(() => {
  nowMs = 1000;
  disk = new MemoryFileSystem(() => nowMs);
  disk.makeDirectories('/a/b');
  disk.write('/a/b/file', Buffer.from('one'), 0o640);
});

const codeOf = (action: () => unknown): string | undefined => {
  try {
    action();
  } catch (error) {
    if (error instanceof FileSystemError) return error.code;
    throw error;
  }
  return undefined;
};

describe('paths', () => {
  it('follow links anywhere, relative ones from where they are', () => {
    disk.makeLink('/link', '/a');
    disk.makeLink('/a/up', '../a/b/file');
    expect(disk.read('/link/b/../up').toString()).toBe('one');
    expect(disk.realPath('/link/b/./file')).toBe('/a/b/file');
    expect(disk.find('/link', { followLink: false })?.type).toBe('link');
    expect(disk.find('/link')?.type).toBe('directory');
  });

  it('end in an error where they cannot be followed', () => {
    disk.makeLink('/x', '/y');
    disk.makeLink('/y', '/x');
    expect(codeOf(() => disk.read('/x'))).toBe('ELOOP');
    expect(codeOf(() => disk.read('/none/deep'))).toBe('ENOENT');
    expect(codeOf(() => disk.read('/a/b/file/deeper'))).toBe('ENOTDIR');
    expect(codeOf(() => disk.read('/a/b/file/'))).toBe('ENOTDIR');
    expect(codeOf(() => disk.read('/a'))).toBe('EISDIR');
    expect(codeOf(() => disk.get(''))).toBe('ENOENT');
    expect(disk.find('/none')).toBeUndefined();
  });

  it('do not leave the root', () => {
    expect(disk.realPath('/../../a/..')).toBe('/');
    expect(disk.list('/')).toEqual(['a']);
  });
});

describe('files', () => {
  it('keep owner and mode when they are written again, and change their time', () => {
    const before = disk.get('/a/b/file');
    before.owner = 'kurad';
    nowMs = 5000;
    disk.write('/a/b/file', Buffer.from('two'), 0o777);
    expect(disk.get('/a/b/file')).toMatchObject({ owner: 'kurad', mode: 0o640, modifiedMs: 5000 });
    expect(disk.read('/a/b/file').toString()).toBe('two');
  });

  it('go on being written to under a new name', () => {
    const write = disk.openForWriting('/a/b/temp', { mode: 0o600 });
    write(Buffer.from('first '));
    disk.rename('/a/b/temp', '/a/b/file');
    write(Buffer.from('second'));
    expect(disk.read('/a/b/file').toString()).toBe('first second');
    expect(disk.list('/a/b')).toEqual(['file']);
  });

  it('are replaced by a rename, folders only by folders that fit', () => {
    disk.write('/new', Buffer.from('new'));
    disk.rename('/new', '/a/b/file');
    expect(disk.read('/a/b/file').toString()).toBe('new');
    disk.makeDirectory('/empty');
    expect(codeOf(() => disk.rename('/empty', '/a'))).toBe('ENOTEMPTY');
    expect(codeOf(() => disk.rename('/a/b/file', '/empty'))).toBe('EISDIR');
    expect(codeOf(() => disk.rename('/empty', '/a/b/file'))).toBe('ENOTDIR');
    expect(codeOf(() => disk.rename('/a', '/a/b/inside'))).toBe('EINVAL');
    expect(codeOf(() => disk.rename('/none', '/x'))).toBe('ENOENT');
  });

  it('are removed one by one, folders only when empty or as a tree', () => {
    expect(codeOf(() => disk.remove('/a'))).toBe('ENOTEMPTY');
    disk.remove('/a/b/file');
    expect(codeOf(() => disk.remove('/a/b/file'))).toBe('ENOENT');
    disk.removeTree('/a');
    expect(disk.list('/')).toEqual([]);
  });

  it('written to the null device are gone', () => {
    disk.makeNullDevice('/null');
    disk.write('/null', Buffer.from('x'));
    expect(disk.read('/null')).toHaveLength(0);
  });
});
