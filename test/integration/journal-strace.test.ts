/** What the operating system sees: the log is synced before anybody hears of a commit, and once for each group of appends. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { unitsOf } from '../support/journal-events.ts';
import type { BatchId } from '../../shared/domain/ids.ts';

const PROGRAM = join(import.meta.dirname, '../support/journal-programs/append-one-by-one.ts');
const CALLS = 'fdatasync,fsync,write,pwrite64,sendto';

/** `ask N` and `told N` of the program, and writes and syncs of the log in between, in the order in which they were done. */
async function trace(): Promise<string[]> {
  const folder = aFolder();
  const file = join(folder, 'journal.sqlite');
  const journal = await aJournal(file);
  await importUnits(journal, unitsOf('batch-1' as BatchId, 9));
  await journal.close();
  const output = join(folder, 'trace');
  execFileSync('strace', ['-f', '-y', '-s', '64', '-e', `trace=${CALLS}`, '-o', output, process.execPath, PROGRAM, file]);
  return whatHappened(readFileSync(output, 'utf8'));
}

/** A call that another thread's line cuts in two counts when it returns. */
function whatHappened(text: string): string[] {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest);
      return [];
    }
    const call = rest.startsWith('<... ') ? `${begun.get(thread) ?? ''} ${rest}` : rest;
    const said = /write\(1<[^>]*>, "((?:ask|told) \w+)/.exec(call)?.[1];
    if (said !== undefined) return [said];
    if (!call.includes('journal.sqlite-wal>')) return [];
    return [call.startsWith('pwrite64') ? 'log written' : 'log synced'];
  });
}

const between = (happened: readonly string[], name: string) => {
  const from = happened.indexOf(`ask ${name}`);
  const to = happened.indexOf(`told ${name}`);
  return from < 0 || to < 0 ? [] : happened.slice(from + 1, to);
};

describe('the write-ahead log', () => {
  let cannot: string | undefined;

  beforeAll(() => {
    const probe = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
    if (probe.error !== undefined || probe.status !== 0) cannot = 'strace cannot watch processes on this computer';
  });

  it('is synced after its last write and before the append is acknowledged, once per commit', async (context) => {
    if (cannot !== undefined) return context.skip(cannot);
    const happened = await trace();
    for (const name of ['1', '2', '3', '4', '5']) {
      const calls = between(happened, name);
      expect(calls.filter((call) => call === 'log synced')).toHaveLength(1);
      expect(calls.filter((call) => call === 'log written').length).toBeGreaterThan(0);
      expect(calls.at(-1)).toBe('log synced');
    }
    // Eight appends at once: one commit, one sync.
    const group = between(happened, 'group');
    expect(group.filter((call) => call === 'log synced')).toHaveLength(1);
    expect(group.at(-1)).toBe('log synced');
    // Nobody was told before the log was written at all.
    expect(happened.indexOf('log synced')).toBeLessThan(happened.indexOf('told 1'));
  });
});
