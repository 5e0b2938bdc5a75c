/** Reads a whole small file: recipes, station files, keys, secrets. */
import { readFileSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';

const MAX_FILE_BYTES = 1024 * 1024;

/** The file's exact bytes, at most 1 MiB; throws `unreadable` with `file` and the system's reason. */
export function readSmallFile(file: string, unreadable: ErrorCode): Buffer {
  try {
    const size = statSync(file).size;
    if (size > MAX_FILE_BYTES) throw new AppError(unreadable, { params: { file, reason: `${size} > ${MAX_FILE_BYTES} bytes` } });
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(unreadable, { params: { file, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, cause });
  }
}

/** As text, a byte order mark included; anything but UTF-8 is `unreadable`. */
export function readSmallText(file: string, unreadable: ErrorCode): string {
  const bytes = readSmallFile(file, unreadable);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError(unreadable, { params: { file, reason: 'not UTF-8' }, cause });
  }
}
