/** `lineside inspect FILE [--as KIND]`. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';

export const inspectCommand: Command = {
  name: 'inspect',
  about: 'command.inspect.about',
  operands: [{ name: 'FILE', required: true }],
  options: { as: { type: 'string', value: 'KIND', about: 'command.option.as' } },
  stops: 'at-once',
  run: sayContent,
};

async function sayContent({ given, output, language }: Call): Promise<ExitStatus> {
  const { inspectFile } = await import('../../engine/inspect/inspect-file.ts');
  const file = given.operand(0);
  const decoded = inspectFile({ path: file, bytes: await readWhole(file), language }, given.text('as'));
  await output.object({ ...decoded.content, kind: decoded.kind });
  for (const line of decoded.lines) await output.line(line);
  return decoded.ok ? exitStatus.good : exitStatus.notGood;
}

async function readWhole(file: string): Promise<Uint8Array> {
  return await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('file/unreadable', { params: { file, reason: cause.code ?? 'unknown' }, cause });
  });
}
