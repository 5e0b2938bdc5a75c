/** A disk that is really full under the log: entries are lost, nothing else is, and the log goes on when there is room. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../electron/log/log.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
if (!mayMount) console.log('skipped: a small disk can be mounted by root only');

let disk: string;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'lineside-small-disk-'));
  if (mayMount) expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status).toBe(0);
});
afterEach(() => {
  if (mayMount) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

test.runIf(mayMount)('a full disk under the log stops nobody', () => {
  const ballast = join(disk, 'ballast');
  let nowMs = 0;
  const log = openLog({ folder: join(disk, 'logs'), name: 'engine', now: () => nowMs });
  const say = (message: string) => log.write({ level: 'info', room: 'r', message });
  say('before');
  writeFileSync(ballast, '');
  expect(() => {
    for (;;) appendFileSync(ballast, Buffer.alloc(4096));
  }).toThrow('ENOSPC');
  for (let line = 0; line < 100; line += 1) say('x'.repeat(1000));
  rmSync(ballast);
  nowMs = 60_000;
  say('after');
  log.close();
  const told = readFileSync(join(disk, 'logs', 'lineside-engine.log'), 'utf8');
  const lines = told.trimEnd().split('\n');
  expect(lines.flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as unknown] : [])).length).toBeGreaterThanOrEqual(
    lines.length - 1,
  );
  expect([told.includes('"before"'), told.includes('"after"'), told.split('\n').length < 100]).toEqual([true, true, true]);
});
