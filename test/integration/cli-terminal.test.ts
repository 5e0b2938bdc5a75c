/** Commands at a terminal, a real one by script(1): PINs that nobody sees, and questions of a step answered where the command runs. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandLine, object, objects } from './cli-process.ts';

const MAIN = resolve(import.meta.dirname, '../../electron/cli/main.ts');
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
if (!hasTerminal) console.warn('script(1) makes no terminal here: commands at a terminal are not tested');

let cli: CommandLine;
beforeEach(async () => {
  cli = await CommandLine.open();
});
afterEach(() => cli.close());

class TerminalSession {
  screen = '';
  readonly #child;
  readonly #ended;
  readonly #waiting = new Set<() => void>();

  constructor(words: readonly string[]) {
    const command = [process.execPath, MAIN, ...words].map((word) => `'${word}'`).join(' ');
    this.#child = spawn('script', ['-qfec', command, '/dev/null'], { env: { ...process.env, ...cli.environment, NO_COLOR: '1' } });
    this.#child.stdout.on('data', (bytes: Buffer) => {
      this.screen += bytes.toString();
      for (const wake of this.#waiting) wake();
    });
    this.#ended = once(this.#child, 'close');
  }

  /** Types the line when the screen shows `prompt`, as often as it has by then been answered before. */
  async answer(prompt: string, line: string, times = 1): Promise<void> {
    while (this.screen.split(prompt).length <= times) await new Promise<void>((wake) => void this.#waiting.add(wake));
    this.#child.stdin.write(`${line}\r`);
  }

  async end(): Promise<number | null> {
    const [status] = (await this.#ended) as [number | null];
    return status;
  }
}

describe.skipIf(!hasTerminal)('at a terminal', () => {
  it('a new PIN is typed twice, and nobody sees it', async () => {
    const session = new TerminalSession(['people', 'set-up', 'Anna']);
    await session.answer('New PIN of Anna:', '246813579');
    await session.answer('New PIN of Anna again:', '246813579');
    expect(await session.end()).toBe(0);
    expect(session.screen).not.toContain('2468');
    expect(object(await cli.run(['people', 'list', '--json']))).toMatchObject({ mode: 'named', people: [{ name: 'Anna' }] });
  });

  it('two PINs that differ set nobody up', async () => {
    const session = new TerminalSession(['people', 'set-up', 'Anna']);
    await session.answer('New PIN of Anna:', '246813579');
    await session.answer('New PIN of Anna again:', '246813578');
    expect(await session.end()).toBe(2);
    expect(object(await cli.run(['people', 'list', '--json']))).toMatchObject({ mode: 'open' });
  });

  it('what a step asks is answered there; without one the run pauses before the question', async () => {
    const simulation = cli.start(['simulate', '--gateways', '1', '--seed', '7', '--out', cli.path('station.json')]);
    const ready = await simulation.line((line) => line['ready'] === true);
    const ask = { text: 'Which colour has the lamp?', kind: 'choice', choices: ['green', 'red'], failOn: ['red'] };
    const steps = [
      { step: 'prompt', name: 'lamp', with: ask },
      { step: 'shell', name: 'look', with: { command: ['true'], idempotent: true } },
    ];
    await writeFile(
      cli.path('ask.json'),
      JSON.stringify({ lineside: 1, recipe: 'Ask', model: 'any', version: 1, profile: 'everyware', steps }),
    );
    const imported = await cli.run(['import', String(ready['batch']), '--recipe', cli.path('ask.json'), '--name', 'ask']);
    expect(imported.status).toBe(0);
    const order = ['--station', cli.path('station.json'), '--operator', 'Kim'];
    const alone = await cli.run(['run', 'ask', ...order, '--json']);
    expect(alone.status).toBe(1);
    expect(objects(alone).at(-1)).toMatchObject({
      summary: { fail: 0, error: 0, inDoubt: 1, stopped: [{ failure: { code: 'prompt/nobody-here' } }] },
    });

    const session = new TerminalSession(['resume', 'ask', ...order]);
    await session.answer('Number of the answer:', '7');
    await session.answer('Number of the answer:', '1', 2);
    expect(await session.end()).toBe(0);
    expect(session.screen).toContain('asks: Which colour has the lamp?');
    expect(session.screen).toContain('No such choice');
    expect(session.screen).toContain('“Which colour has the lamp?” answered: green');
  });
});
