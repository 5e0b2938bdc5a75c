/**
 * The file scripts under real shells and real tools: dash and bash with coreutils, BusyBox with nothing else, and tools that lack what
 * older BusyBox lacks.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { quoteCommand } from '../../electron/engine/gateway/shell/quote.ts';
import { type RunCommand, readRemoteFile, writeRemoteFile } from '../../electron/engine/gateway/shell/remote-files.ts';

const options = { signal: new AbortController().signal, timeoutMs: 20_000 };
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

interface LocalShell {
  readonly argv: readonly string[];
  readonly path?: string;
}

/** Runs a command as a gateway's login shell would; `uid` takes the rights of another account. */
function runIn({ argv: [program = '', ...words], path }: LocalShell, uid?: number): RunCommand {
  return async (command, { stdin }) => {
    const child = spawn(program, [...words, '-c', quoteCommand(command)], {
      env: { PATH: path ?? '/usr/bin:/bin' },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin ?? new Uint8Array());
    const ended = once(child, 'close');
    const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
    const [code] = (await ended) as [number];
    return { exitStatus: code, stdout, stderr };
  };
}

let base: string;
const shells: Record<string, LocalShell> = {
  dash: { argv: ['/bin/dash'] },
  bash: { argv: ['/bin/bash'] },
  busybox: { argv: ['/bin/busybox', 'sh'], path: '' },
};
/** `mv` without -T, `sync` without arguments, `readlink -f` for nothing but what exists. */
const olderTools = {
  mv: 'case "$1" in *T*) exit 1;; esac; exec /bin/mv "$@"',
  sync: 'exit $#',
  readlink: '[ -e "$2" ] && exec /bin/readlink "$@"',
};
const hasBusybox = existsSync('/bin/busybox');

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'lineside-files-'));
  chmodSync(base, 0o755);
  const older = join(base, 'older');
  mkdirSync(older);
  for (const [tool, text] of Object.entries(olderTools)) writeFileSync(join(older, tool), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  shells['older tools'] = { argv: ['/bin/dash'], path: `${older}:/usr/bin:/bin` };
  if (!hasBusybox) return;
  const applets = join(base, 'applets');
  mkdirSync(applets);
  execFileSync('/bin/busybox', ['--install', '-s', applets]);
  shells['busybox'] = { argv: ['/bin/busybox', 'sh'], path: applets };
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe.each(['dash', 'bash', 'older tools', ...(hasBusybox ? ['busybox'] : [])])('files through %s', (name) => {
  let folder: string;
  let run: RunCommand;
  beforeEach(() => {
    folder = mkdtempSync(join(base, 'gateway-'));
    chmodSync(folder, 0o755);
    run = runIn(shells[name] ?? { argv: [name] });
  });
  const write = (path: string, bytes: Uint8Array, modeIfNew?: number) =>
    writeRemoteFile(run, { path, bytes }, { ...options, ...(modeIfNew === undefined ? {} : { modeIfNew }) });
  const leftovers = () => readdirSync(folder).filter((entry) => entry.startsWith('.'));
  const backups = () =>
    readdirSync(folder)
      .filter((entry) => entry.includes('.lineside-backup-'))
      .toSorted();

  it('reads content, mode, owner and hash in one round trip', async () => {
    const content = randomBytes(100_000);
    const path = join(folder, 'a file.properties');
    writeFileSync(path, content);
    chmodSync(path, 0o640);
    let calls = 0;
    const file = await readRemoteFile((...given) => ((calls += 1), run(...given)), path, options);
    expect(file && Buffer.from(file.bytes).equals(content)).toBe(true);
    expect(file).toMatchObject({
      mode: 0o640,
      sha256: sha256(content),
      owner: execFileSync('stat', ['-c', '%U', path], { encoding: 'utf8' }).trim(),
    });
    expect(calls).toBe(1);
  });

  it.each([0, 1])('reads a file of %i bytes', async (size) => {
    writeFileSync(join(folder, 'f'), 'x'.repeat(size));
    expect(await readRemoteFile(run, join(folder, 'f'), options)).toMatchObject({ bytes: { length: size } });
  });

  it('tells absent from folder and from link to nowhere', async () => {
    symlinkSync('nowhere', join(folder, 'dangling'));
    expect(await readRemoteFile(run, join(folder, 'absent'), options)).toBeUndefined();
    expect(await readRemoteFile(run, join(folder, 'no/such/folder'), options)).toBeUndefined();
    expect(await readRemoteFile(run, join(folder, 'dangling'), options)).toBeUndefined();
    await expect(readRemoteFile(run, folder, options)).rejects.toMatchObject({ code: 'file/not-regular' });
  });

  it.runIf(isRoot)('says that it may not, where a file or a folder above it is closed', async () => {
    const asNobody = runIn(shells[name] ?? { argv: [name] }, nobody);
    writeFileSync(join(folder, 'closed'), 'x', { mode: 0o600 });
    mkdirSync(join(folder, 'dark'), { mode: 0o700 });
    mkdirSync(join(folder, 'dark/deep'));
    writeFileSync(join(folder, 'dark/deep/f'), 'x');
    const forbidden = { code: 'file/not-permitted' };
    for (const path of ['closed', 'dark/deep/f', 'dark/absent']) {
      await expect(readRemoteFile(asNobody, join(folder, path), options)).rejects.toMatchObject(forbidden);
    }
    for (const path of ['closed', 'new', 'dark/deep/f']) {
      await expect(writeRemoteFile(asNobody, { path: join(folder, path), bytes: bytesOf('y') }, options)).rejects.toMatchObject(forbidden);
    }
    expect(readFileSync(join(folder, 'closed'), 'utf8')).toBe('x');
  });

  it.runIf(isRoot)('does not write where it cannot keep the owner', async () => {
    const asNobody = runIn(shells[name] ?? { argv: [name] }, nobody);
    chmodSync(folder, 0o777);
    writeFileSync(join(folder, 'f'), 'of root', { mode: 0o666 });
    await expect(writeRemoteFile(asNobody, { path: join(folder, 'f'), bytes: bytesOf('y') }, options)).rejects.toMatchObject({
      code: 'file/not-permitted',
    });
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('of root');
    expect(leftovers()).toEqual([]);
  });

  it('replaces a file, keeps its mode and a backup', async () => {
    const path = join(folder, "kura's $file *.properties");
    writeFileSync(path, 'old');
    chmodSync(path, 0o604);
    const written = await write(path, bytesOf('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o7777).toBe(0o604);
    expect(written.sha256).toBe(sha256('new'));
    expect(readFileSync(written.backupPath ?? '', 'utf8')).toBe('old');
    expect(statSync(written.backupPath ?? '').mode & 0o7777).toBe(0o604);
    expect(leftovers()).toEqual([]);
  });

  it.runIf(isRoot)('keeps the owner of file and backup, and gives a new file the folder’s', async () => {
    chownSync(folder, 4321, 4322);
    const path = join(folder, 'f');
    writeFileSync(path, 'old');
    chownSync(path, 1234, 1235);
    const written = await write(path, bytesOf('new'));
    for (const file of [path, written.backupPath ?? '']) expect(statSync(file)).toMatchObject({ uid: 1234, gid: 1235 });
    expect(await readRemoteFile(run, path, options)).toMatchObject({ owner: '1234', group: '1235' });
    await write(join(folder, 'new'), bytesOf('x'));
    expect(statSync(join(folder, 'new'))).toMatchObject({ uid: 4321, gid: 4322 });
  });

  it('makes a new file, by default 0644, and has no backup of it', async () => {
    expect(await write(join(folder, 'n1'), bytesOf('x'))).toEqual({ sha256: sha256('x') });
    await write(join(folder, 'n2'), bytesOf(''), 0o600);
    expect(statSync(join(folder, 'n1')).mode & 0o7777).toBe(0o644);
    expect(statSync(join(folder, 'n2'))).toMatchObject({ size: 0 });
    expect(statSync(join(folder, 'n2')).mode & 0o7777).toBe(0o600);
    expect(backups()).toEqual([]);
  });

  it('follows links, relative and in the path, and leaves them links', async () => {
    mkdirSync(join(folder, 'kura_5'));
    symlinkSync('kura_5', join(folder, 'kura'));
    writeFileSync(join(folder, 'kura_5/real'), 'old');
    symlinkSync('real', join(folder, 'kura_5/link'));
    await write(join(folder, 'kura/link'), bytesOf('new'));
    expect(readlinkSync(join(folder, 'kura_5/link'))).toBe('real');
    expect(readlinkSync(join(folder, 'kura'))).toBe('kura_5');
    expect(readFileSync(join(folder, 'kura_5/real'), 'utf8')).toBe('new');
  });

  it('refuses folders, links to nowhere and places that do not exist', async () => {
    symlinkSync('nowhere/at/all', join(folder, 'dangling'));
    mkdirSync(join(folder, 'sub'));
    await expect(write(join(folder, 'sub'), bytesOf('x'))).rejects.toMatchObject({ code: 'file/not-regular' });
    await expect(write(join(folder, 'dangling'), bytesOf('x'))).rejects.toMatchObject({ code: 'file/not-found' });
    await expect(write(join(folder, 'none/f'), bytesOf('x'))).rejects.toMatchObject({ code: 'file/not-found' });
    for (const path of ['relative', '/', '/ends/', '/a\nb']) {
      await expect(write(path, bytesOf('x'))).rejects.toMatchObject({ code: 'file/bad-path' });
    }
  });

  it('keeps the last three backups and touches nothing that is only similar', async () => {
    const path = join(folder, 'f');
    const similar = [
      'f.lineside-backup-2020',
      'f.lineside-backup-2020010101010x',
      'f.lineside-backup-20200101010101.gz',
      'ff.lineside-backup-20200101010101',
    ];
    for (const entry of similar) writeFileSync(join(folder, entry), 'mine');
    writeFileSync(join(folder, 'f.lineside-backup-20200101010101'), 'oldest');
    for (const text of ['0', '1', '2', '3', '4']) await write(path, bytesOf(text));
    const own = backups().filter((entry) => !similar.includes(entry));
    expect(own.map((entry) => readFileSync(join(folder, entry), 'utf8'))).toEqual(['1', '2', '3']);
    expect(backups()).toEqual(expect.arrayContaining(similar));
  });

  it('keeps its own new backup even where older ones bear a later time', async () => {
    const path = join(folder, 'f');
    writeFileSync(path, 'old');
    for (const year of [9996, 9997, 9998]) writeFileSync(join(folder, `f.lineside-backup-${year}0101010101`), 'later');
    const written = await write(path, bytesOf('new'));
    expect(readFileSync(written.backupPath ?? '', 'utf8')).toBe('old');
  });

  it('removes what cut writes of this file left, and nothing else', async () => {
    const others = ['.f.lineside-abc', '.f.lineside-abcdefg', '.f.lineside-abc.ef', '.g.lineside-abcdef', '.lineside-abcdef'];
    for (const entry of ['.f.lineside-aB3dE9', '.f.lineside-000000', ...others]) writeFileSync(join(folder, entry), 'left');
    await write(join(folder, 'f'), bytesOf('x'));
    expect(leftovers().toSorted()).toEqual(others.toSorted());
  });

  it('carries any bytes, a megabyte of them', async () => {
    const content = randomBytes(1024 * 1024);
    await write(join(folder, 'big'), content);
    expect(readFileSync(join(folder, 'big')).equals(content)).toBe(true);
  });

  it('leaves the old file where there is no room for the new one', async () => {
    const path = join(folder, 'f');
    writeFileSync(path, 'old');
    const limited: RunCommand = (command, given) => run(['sh', '-c', 'ulimit -f 64; exec "$@"', 'sh', ...command], given);
    await expect(writeRemoteFile(limited, { path, bytes: randomBytes(1024 * 1024) }, options)).rejects.toMatchObject({
      code: 'file/write-failed',
      params: { path },
    });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['f']);
  });

  it('does not rename what arrived cut or changed', async () => {
    writeFileSync(join(folder, 'f'), 'old');
    const content = randomBytes(5000);
    const cutting: RunCommand = (command, given) =>
      run(command, given.stdin === undefined ? given : { ...given, stdin: given.stdin.subarray(0, 4000) });
    await expect(writeRemoteFile(cutting, { path: join(folder, 'f'), bytes: content }, options)).rejects.toMatchObject({
      code: 'file/hash-mismatch',
    });
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('old');
    await write(join(folder, 'f'), content);
    expect(leftovers()).toEqual([]);
  });

  it('notices a file that changes under the rename', async () => {
    const path = join(folder, 'f');
    const meddling: RunCommand = async (command, given) => {
      const answer = await run(command, given);
      if (given.stdin !== undefined) for (const entry of leftovers()) writeFileSync(join(folder, entry), 'meddled');
      return answer;
    };
    await expect(writeRemoteFile(meddling, { path, bytes: bytesOf('x') }, options)).rejects.toMatchObject({ code: 'file/hash-mismatch' });
  });

  it('cannot be overtaken by a write that was cut before its rename', async () => {
    const path = join(folder, 'f');
    writeFileSync(path, 'old');
    const held: { readonly command: readonly string[] }[] = [];
    const cutBeforeCommit: RunCommand = (command, given) => {
      if (given.stdin !== undefined) return run(command, given);
      held.push({ command });
      return Promise.reject(new Error('cut'));
    };
    await expect(writeRemoteFile(cutBeforeCommit, { path, bytes: bytesOf('stale') }, options)).rejects.toThrow('cut');
    await write(path, bytesOf('new'));
    const late = await run(held[0]?.command ?? [], options);
    expect(late.exitStatus).not.toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});
