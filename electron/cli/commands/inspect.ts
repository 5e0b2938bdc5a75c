/** `lineside inspect FILE [--as KIND] [--key-env NAME] [--reveal]`. */
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';

/** Beyond every file that can be decoded. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

export const inspectCommand: Command = {
  name: 'inspect',
  about: 'command.inspect.about',
  operands: [{ name: 'FILE', required: true }],
  options: {
    as: { type: 'string', value: 'KIND', about: 'command.option.as' },
    'key-env': { type: 'string', value: 'NAME', about: 'command.option.key-env' },
    reveal: { type: 'boolean', about: 'command.option.reveal' },
  },
  stops: 'at-once',
  run: sayContent,
};

async function sayContent({ given, output, language, environment }: Call): Promise<ExitStatus> {
  const { inspectFile } = await import('../../engine/inspect/inspect-file.ts');
  const file = given.operand(0);
  const bytes = await readWhole(file);
  const options = { reveal: given.has('reveal'), keyVariable: given.text('key-env'), environment };
  const decoded = await inspectFile({ path: file, bytes, language, ...options }, given.text('as'));
  await output.object({ ...decoded.content, kind: decoded.kind });
  for (const line of decoded.lines) await output.line(line);
  return decoded.ok ? exitStatus.good : exitStatus.notGood;
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) throw new AppError('inspect/too-large', { params: { file, limit: String(MAX_FILE_BYTES) } });
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('file/unreadable', { params: { file, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, cause });
  }
}
