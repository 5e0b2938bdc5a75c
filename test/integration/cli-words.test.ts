/** The command line as a process: help, version, a refusal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.open();
});
afterAll(() => cli.close());

describe('lineside', () => {
  it('lists its commands', async () => {
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
  });

  it('shows the options of one command, however it is asked', async () => {
    const one = await cli.run(['run', '--help']);
    expect(one).toMatchObject({ status: 0, stdout: expect.stringMatching(/^lineside run BATCH .*\[--limit N\]/) });
    for (const words of [
      ['run', '-h'],
      ['--help', 'run'],
      ['help', 'run'],
    ])
      expect((await cli.run(words)).stdout).toBe(one.stdout);
  });

  it('tells its version', async () => {
    const ended = await cli.run(['--version', '--json']);
    expect([ended.status, object(ended)]).toEqual([
      0,
      { v: 1, lineside: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node },
    ]);
  });

  it('ends with 2 where it is not understood', async () => {
    expect(await cli.run(['chek'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('check') });
  });
});

describe('words of any length', { timeout: 120_000 }, () => {
  it.each([
    ['import', ['import', 'batch.csv', '--recipe', 'kura-gateway.json', '--operator', 'x'.repeat(300)]],
    ['import', ['import', 'batch.csv', '--recipe', 'kura-gateway.json', '--name', 'x'.repeat(2000)]],
    ['people set-up', ['people', 'set-up', 'x'.repeat(300), '--pin-file', '-']],
    ['secret set', ['secret', 'set', '__proto__']],
  ])('are refused by %s, and are no bug', async (command, words) => {
    const ended = await cli.runWith('864208642\n', [...words, '--json']);
    expect([ended.status, object(ended)]).toMatchObject([2, { error: { code: 'cli/bad-arguments', where: command } }]);
  });

  it('are refused as the path of a journal', async () => {
    const ended = await cli.run(['import', 'batch.csv', '--recipe', 'kura-gateway.json', '--db', 'x'.repeat(300), '--json']);
    expect([ended.status, object(ended)]).toMatchObject([2, { error: { code: 'journal/not-writable' } }]);
  });
});
