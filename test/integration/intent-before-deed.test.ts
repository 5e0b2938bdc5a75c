/**
 * Intent before deed (ARCHITECTURE, idea 1), seen by the kernel: between the moment a step's intent enters the write-ahead log and
 * the end of that log's sync, nothing is sent to the gateway.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LinesideProcess, lineside } from '../support/lineside.ts';

/** SSH's keep-alive may fall into the gap by chance; a command is longer. */
const KEEPALIVE_LINE = /= (?:[1-9]\d?)$/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-strace-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('the log is synced before the first byte of the apply goes to the gateway', { timeout: 180_000 }, async () => {
  const trace = await tracedRun();
  for (const step of ['kura.properties', 'everyware.settings', 'everyware.provision']) {
    const written = trace.findIndex((line) => /pwrite64\(.*-wal/.test(line) && line.includes('step.intended') && line.includes(step));
    expect(written, `intent of ${step} in the log`).toBeGreaterThan(0);
    const synced = endOfSync(trace, written);
    expect(synced, `sync after the intent of ${step}`).toBeGreaterThan(written);
    const early = trace.slice(written, synced).filter((line) => isSentToGateway(line) && !KEEPALIVE_LINE.test(line));
    expect(early, `sent before the intent of ${step} was durable`).toEqual([]);
    expect(trace.slice(synced).some(isSentToGateway), `something is sent after the intent of ${step}`).toBe(true);
  }
});

async function tracedRun(): Promise<readonly string[]> {
  const db = ['--db', join(folder, 'journal.sqlite')];
  const station = join(folder, 'station.json');
  const simulation = new LinesideProcess(['simulate', '--json', '--gateways', '1', '--seed', '3', '--out', station]);
  try {
    const ready = await simulation.line((line) => line['ready'] === true);
    const words = ['import', String(ready['batch']), '--recipe', 'ESF gateway to Everyware Cloud', '--profile', 'everyware', ...db];
    const imported = await lineside(words);
    expect(imported.status, imported.stderr).toBe(0);
    const file = join(folder, 'trace');
    const calls = 'trace=pwrite64,fdatasync,fsync,write,writev,sendto,sendmsg';
    const under = ['strace', '-f', '-qq', '-yy', '-s', '6000', '-o', file, '-e', calls];
    const batch = (imported.lines[0]?.['batch'] as { id: string }).id;
    const run = await lineside(['run', batch, '--station', station, ...db], { under });
    expect(run.status, run.stderr).toBe(0);
    return (await readFile(file, 'latin1')).split('\n');
  } finally {
    await simulation.stop('SIGKILL');
  }
}

/** The line where the first sync of the log that begins after `from` is over; a call that was interrupted ends on a line of its own. */
function endOfSync(trace: readonly string[], from: number): number {
  const begun = trace.findIndex((line, index) => index > from && /f(?:data)?sync\(.*-wal/.test(line));
  const thread = /^\d+/.exec(trace[begun] ?? '')?.[0] ?? '';
  if (!trace[begun]?.includes('unfinished')) return begun;
  return trace.findIndex((line, index) => index > begun && line.startsWith(thread) && /sync resumed>/.test(line));
}

function isSentToGateway(line: string): boolean {
  return /(?:write|writev|sendto|sendmsg)\(\d+<TCP/.test(line);
}
