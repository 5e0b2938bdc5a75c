/** The command line's own words: help, version, refusals, languages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.open();
});
afterAll(() => cli.close());

const errorSchema = z.strictObject({
  v: z.literal(1),
  error: z.strictObject({ code: z.string(), message: z.string().min(10), where: z.string(), fix: z.string().min(10) }),
});

describe('lineside', () => {
  it('lists its commands, and one command’s options', async () => {
    const all = await cli.run(['help']);
    expect(all).toMatchObject({ status: 0, stderr: '' });
    for (const name of [
      'check',
      'import',
      'simulate',
      'run',
      'resume',
      'status',
      'passport',
      'inspect',
      'recipe check',
      'station schema',
      'doctor',
    ]) {
      expect(all.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    const one = await cli.run(['run', '--help']);
    expect(one).toMatchObject({ status: 0, stdout: expect.stringMatching(/^lineside run BATCH .*\[--limit N\]/) });
    expect((await cli.run(['run', '-h'])).stdout).toBe(one.stdout);
    expect((await cli.run(['--help', 'run'])).stdout).toBe(one.stdout);
    expect((await cli.run(['help', 'run'])).stdout).toBe(one.stdout);
  });

  it('tells its version', async () => {
    const ended = await cli.run(['--version', '--json']);
    expect(ended.status).toBe(0);
    expect(object(ended)).toEqual({ v: 1, lineside: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node });
  });

  it.each([
    [['chek', 'a.csv'], 'cli/unknown-command', 'check'],
    [['recipe', 'chekc'], 'cli/unknown-command', 'recipe check'],
    [['status', '--jsn', '--json'], 'cli/bad-arguments', '--json'],
    [['check', 'a.csv', '--profil', 'generic'], 'cli/bad-arguments', '--profile'],
    [['check'], 'cli/bad-arguments', 'FILE'],
    [['check', 'a.csv', '--profile', 'excel'], 'cli/bad-arguments', 'cervello, everyware, generic'],
    [['status', '--language', 'fr'], 'cli/bad-arguments', 'en, de'],
    [['run', 'b', '--limit', '0'], 'cli/bad-arguments', '--limit'],
    [[], 'cli/bad-arguments', ''],
  ])('refuses %j with status 2', async (words, code, named) => {
    const ended = await cli.run([...words, '--json']);
    expect(ended.status).toBe(2);
    const { error } = errorSchema.parse(object(ended));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.fix}`).toContain(named);
  });

  it('refuses in words on stderr without --json, and leaves stdout empty', async () => {
    const ended = await cli.run(['status', '--nope']);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toContain('--nope');
    expect(ended.stderr).toContain('→ ');
  });

  it('speaks German where the terminal does or --language says so', async () => {
    const byTerminal = await cli.run(['help'], { LANG: 'de_DE.UTF-8' });
    expect(byTerminal.stdout).toContain('Prüft eine Los-CSV');
    const byOption = await cli.run(['status', '--nope', '--language', 'de']);
    expect(byOption.stderr).toContain('Eine Option --nope gibt es nicht.');
    expect((await cli.run(['help', '--language', 'en'], { LANG: 'de_DE.UTF-8' })).stdout).toContain('Checks a batch CSV');
  });
});
