/** A file that a person names, as text. */
import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../shared/errors/app-error.ts';

/** `file/unreadable`: not there, more than `maxBytes`, or not UTF-8. */
export function readText(file: string, maxBytes: number): string {
  try {
    const { size } = statSync(file);
    if (size > maxBytes) throw new AppError('file/unreadable', { params: { file, reason: `${size} > ${maxBytes} bytes` } });
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'not UTF-8';
    throw new AppError('file/unreadable', { params: { file, reason }, cause });
  }
}
