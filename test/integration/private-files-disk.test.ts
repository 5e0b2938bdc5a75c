/** Files of certificates and snapshots on a disk that is full, and over a folder: what was there stays, and nothing half is left behind. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, type Ended, object } from './cli-process.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
if (!mayMount) console.log('skipped: a small disk can be mounted by root only');

const PASSWORD = 'correct horse\n';
const codeOf = (ended: Ended) => (object(ended)['error'] as { code: string } | undefined)?.code;

let cli: CommandLine;
let disk: string;
let serial: string;
let place: readonly string[];
beforeAll(async () => {
  cli = await CommandLine.open();
  disk = mkdtempSync(join(tmpdir(), 'lineside-small-disk-'));
  if (mayMount) expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk]).status).toBe(0);
  writeFileSync(cli.path('password'), PASSWORD, { mode: 0o600 });
  expect((await cli.run(['pki', 'init', '--name', 'Disk', '--json'])).status).toBe(0);
  const issue = ['pki', 'issue', '--subject', 'CN=gw', '--out', join(disk, 'gw.p12'), '--password-file', cli.path('password'), '--json'];
  const issued = object(await cli.run(issue)) as { certificates?: readonly { serial: string }[] };
  serial = issued.certificates?.[0]?.serial ?? '';
  const simulation = cli.start(['simulate', '--gateways', '1', '--seed', '5', '--out', cli.path('station.json')]);
  const ready = await simulation.line((line) => line['ready'] === true);
  place = ['--lane', '1', '--station', String(ready['station']), '--json'];
}, 60_000);
afterAll(async () => {
  await cli.close();
  if (mayMount) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const again = (out: string) => ['pki', 'export', serial, '--bundle', '--out', out, '--password-file', cli.path('password'), '--json'];
const snapshot = (out: string) => ['snapshot', 'get', '0', '--out', out, ...place];

describe('a file that cannot be written', () => {
  it.each([
    { what: 'a bundle', words: again, code: 'pki/file-in-the-way' },
    { what: 'a snapshot', words: snapshot, code: 'file/not-writable' },
    {
      what: 'a revocation list',
      words: (out: string) => ['pki', 'crl', '--out', out, '--json'],
      code: 'pki/file-not-written',
    },
  ])('$what leaves nothing beside the folder that has its name', { timeout: 60_000 }, async ({ words, code }) => {
    const folder = cli.path('taken');
    mkdirSync(join(folder, 'name'), { recursive: true });
    const ended = await cli.run(words(join(folder, 'name')));
    expect([ended.status, codeOf(ended)]).toEqual([2, code]);
    expect(readdirSync(folder)).toEqual(['name']);
  });

  it.runIf(mayMount)('leaves what was there where the disk is full, and the record is right', { timeout: 60_000 }, async () => {
    const kept = readFileSync(join(disk, 'gw.p12'));
    expect((await cli.run(snapshot(cli.path('kept.xml')))).status).toBe(0);
    writeFileSync(join(disk, 'kept.xml'), 'as it was');
    expect(() => writeFileSync(join(disk, 'ballast'), Buffer.alloc(128 * 1024))).toThrow('ENOSPC');
    const ended = [await cli.run(again(join(disk, 'once-more.p12'))), await cli.run(snapshot(join(disk, 'kept.xml')))];
    expect(ended.map((one) => [one.status, codeOf(one)])).toEqual([
      [2, 'pki/file-not-written'],
      [2, 'file/not-writable'],
    ]);
    expect(readFileSync(join(disk, 'gw.p12')).equals(kept)).toBe(true);
    expect(readFileSync(join(disk, 'kept.xml'), 'utf8')).toBe('as it was');
    expect(readdirSync(disk).toSorted()).toEqual(['ballast', 'gw.p12', 'kept.xml']);
    const issue = [
      'pki',
      'issue',
      '--subject',
      'CN=full',
      '--out',
      join(disk, 'full.p12'),
      '--password-file',
      cli.path('password'),
      '--json',
    ];
    expect(codeOf(await cli.run(issue))).toBe('pki/file-not-written');
    const listed = object(await cli.run(['pki', 'list', '--json'])) as { certificates: readonly { subject: string; serial: string }[] };
    const made = listed.certificates.find(({ subject }) => subject === 'CN=full');
    expect((await cli.run(again(cli.path('full.p12')).with(2, made?.serial ?? ''))).status).toBe(0);
  });
});
