/** Runs one of these programs as a process of its own; it is killed when the test ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface Program {
  readonly child: ChildProcess;
  /** Whole lines it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves when it has printed as many lines; rejects where it ends before. */
  printed(count: number): Promise<void>;
  /** Kills it as a power cut would, and waits until all it had printed is here. */
  kill(): Promise<void>;
}

export function startProgram(name: string, ...args: readonly string[]): Program {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const closed = Promise.all([once(child, 'close'), once(reader, 'close')]);
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {
    child,
    lines,
    kill,
    printed: (count) =>
      new Promise((resolve, reject) => {
        const look = () => lines.length >= count && resolve();
        reader.on('line', look);
        void closed.then(() => reject(new Error(`${name} ended after ${lines.length} lines`)));
        look();
      }),
  };
}
