import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommandLine } from '../../../../electron/cli/run-command-line.ts';

const errorSchema = z.strictObject({
  v: z.literal(1),
  error: z.strictObject({ code: z.string(), message: z.string().min(10), where: z.string(), fix: z.string().min(10) }),
});

class FakeSignals extends EventEmitter {
  exit(): void {
    expect.unreachable();
  }
}

async function call(words: readonly string[], environment: NodeJS.ProcessEnv = { LANG: 'C' }) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const signals = new FakeSignals();
  const status = await runCommandLine(words, { stdout, stderr, environment, signals, linesideVersion: '1.2.3' });
  expect(signals.eventNames()).toEqual([]);
  return { status, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

describe('runCommandLine', () => {
  it.each([
    [['chek', 'a.csv'], 'cli/unknown-command', 'check'],
    [['recipe', 'chekc'], 'cli/unknown-command', 'recipe check'],
    [['station'], 'cli/unknown-command', 'station check'],
    [['status', '--jsn', '--json'], 'cli/bad-arguments', '--json'],
    [['check', 'a.csv', '--profil', 'generic'], 'cli/bad-arguments', '--profile'],
    [['check'], 'cli/bad-arguments', 'FILE'],
    [['check', 'a.csv', '--profile', 'excel'], 'cli/bad-arguments', 'cervello, everyware, generic'],
    [['status', '--language', 'fr'], 'cli/bad-arguments', 'en, de'],
    [['run', 'b', '--limit', '0'], 'cli/bad-arguments', '--limit'],
    [['help', 'fly'], 'cli/bad-arguments', 'fly'],
    [[], 'cli/bad-arguments', ''],
  ])('refuses %j with status 2', async (words, code, named) => {
    const { status, stdout } = await call([...words, '--json']);
    expect(status).toBe(2);
    const { error } = errorSchema.parse(JSON.parse(stdout));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.fix}`).toContain(named);
  });

  it.each([
    [[], 'See `lineside help`.'],
    [['help', 'fly'], 'See `lineside help`.'],
    [['status', '--nope'], 'See `lineside help status`.'],
  ])('points from %j to help that there is', async (words, fix) => {
    expect(JSON.parse((await call([...words, '--json'])).stdout)).toMatchObject({ error: { fix } });
  });

  it.each([
    [['hurz'], 'No command hurz: Lineside has no command of this name.'],
    [['recipe'], 'No command recipe: Lineside has no command of this name. Did you mean recipe check?'],
  ])('names what was typed in %j as a command, and nothing more', async (words, message) => {
    expect(JSON.parse((await call([...words, '--json'])).stdout)).toMatchObject({ error: { message } });
  });

  it('refuses in words on stderr without --json, and leaves stdout empty', async () => {
    const { status, stdout, stderr } = await call(['status', '--nope']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/--nope[^]*→ /);
  });

  it('speaks German where the terminal does or --language says so, and English where that is asked for', async () => {
    expect((await call(['help'], { LANG: 'de_DE.UTF-8' })).stdout).toContain('Prüft eine Los-CSV');
    expect((await call(['status', '--nope', '--language', 'de'])).stderr).toContain('Eine Option --nope gibt es nicht.');
    expect((await call(['--language', 'en', 'help'], { LANG: 'de_DE.UTF-8' })).stdout).toContain('Checks a batch CSV');
  });

  it('tells the version as text and as JSON', async () => {
    expect(await call(['--version'])).toEqual({ status: 0, stdout: 'lineside 1.2.3\n', stderr: '' });
    expect(JSON.parse((await call(['--version', '--json'])).stdout)).toEqual({ v: 1, lineside: '1.2.3', node: process.versions.node });
  });
});
