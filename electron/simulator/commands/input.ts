/** Reading what a text command works on: its operands in order, `-` or none meaning standard input. */
import { readAll } from '../shell/bytes.ts';
import { type Invocation, forEachOperand, pathOf } from './command.ts';

export interface Input {
  /** As given; `-` for standard input. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Hands every input that can be read to `use`; what cannot be read is reported and makes the status 1. */
export function forEachInput(
  invocation: Invocation,
  operands: readonly string[],
  use: (input: Input) => void | number | Promise<void | number>,
): Promise<number> {
  return forEachOperand(invocation, operands.length === 0 ? ['-'] : operands, async (name) => {
    const bytes = name === '-' ? await readAll(invocation.stdin) : invocation.machine.fileSystem.read(pathOf(invocation, name));
    return use({ name, bytes });
  });
}

/** Lines as byte strings without their ends; the last one need not have an end. */
export function linesOf(bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1');
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** All inputs together as lines. */
export async function allLines(
  invocation: Invocation,
  operands: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly status: number }> {
  const lines: string[] = [];
  const status = await forEachInput(invocation, operands, ({ bytes }) => {
    lines.push(...linesOf(bytes));
  });
  return { lines, status };
}
