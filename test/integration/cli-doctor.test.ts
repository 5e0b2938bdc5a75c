/** `lineside doctor` on this computer. */
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.open();
});
afterAll(() => cli.close());

const diagnosisSchema = z.strictObject({
  v: z.literal(1),
  ok: z.boolean(),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), required: z.boolean(), detail: z.string().min(3), fix: z.string() })),
});

async function diagnose(...words: string[]) {
  const ended = await cli.run(['doctor', '--json', ...words]);
  const { checks, ok } = diagnosisSchema.parse(object(ended));
  return { status: ended.status, ok, checks, check: (name: string) => checks.find((check) => check.name === name) };
}

describe('lineside doctor', () => {
  it('looks at everything, leaves nothing behind, and every finding says what to do', async () => {
    const { checks, ok, status } = await diagnose();
    const names = [
      'runtime',
      'database',
      'journal-folder',
      'disk-space',
      'journal',
      'journal-reserve',
      'station-key',
      'log-folder',
      'local-socket',
      'station-file',
      'people',
      'serial-ports',
      'clock',
      'time-sync',
      'loopback',
      'display',
    ];
    expect(checks.map(({ name }) => name)).toEqual(names);
    for (const check of checks) expect(check.fix === '', check.name).toBe(check.ok);
    expect(ok).toBe(checks.every((check) => check.ok || !check.required));
    expect(status).toBe(ok ? 0 : 1);
    expect(await readdir(cli.folder)).toEqual([]);
  });

  it('answers in readable lines', async () => {
    const ended = await cli.run(['doctor', '--language', 'de']);
    expect(ended.stdout).toMatch(/^✓ Laufzeit: Node \d+/m);
    expect(ended.stdout).toMatch(/^✓ Datenbank: SQLite 3\./m);
  });

  it('finds a journal that is none, a key file open to others, and a station file that is wrong', async () => {
    await mkdir(cli.path('bad'));
    await writeFile(cli.path('bad/journal.sqlite'), 'this is no database, but long enough to be looked at as one. '.repeat(100));
    await writeFile(cli.path('bad/station.key'), 'x');
    await chmod(cli.path('bad/station.key'), 0o644);
    await writeFile(cli.path('bad/station.json'), '{"lineside": 1, "lanes": []}');
    const { status, check } = await diagnose('--db', cli.path('bad/journal.sqlite'), '--station', cli.path('bad/station.json'));
    expect(status).toBe(1);
    for (const name of ['journal', 'station-key', 'station-file']) {
      expect(check(name), name).toMatchObject({ ok: false, required: true, fix: expect.stringMatching(/.{10}/) });
    }
  });
});
