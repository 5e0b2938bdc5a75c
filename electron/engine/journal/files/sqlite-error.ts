/** Where the errors of SQLite and the file system become ours, by their codes. */
import Database from 'better-sqlite3';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';

/** Longer names first: SQLite's extended codes begin with their primary code (sqlite.org/rescode.html). */
const CODES: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'journal/disk-full'],
  // The index of the log is made with its full size (sqlite.org/rescode.html#ioerr_shmsize).
  ['SQLITE_IOERR_SHMSIZE', 'journal/disk-full'],
  ['SQLITE_NOTADB', 'journal/not-a-journal'],
  ['SQLITE_CORRUPT', 'journal/corrupt'],
  ['SQLITE_IOERR_SHORT_READ', 'journal/corrupt'],
  ['SQLITE_IOERR_CORRUPTFS', 'journal/corrupt'],
  ['SQLITE_BUSY', 'journal/in-use'],
  ['SQLITE_LOCKED', 'journal/in-use'],
  ['SQLITE_IOERR', 'journal/not-writable'],
  ['SQLITE_READONLY', 'journal/not-writable'],
  ['SQLITE_CANTOPEN', 'journal/not-writable'],
  ['SQLITE_PERM', 'journal/not-writable'],
  ['ENOSPC', 'journal/disk-full'],
  ['EDQUOT', 'journal/disk-full'],
  ['EACCES', 'journal/not-writable'],
  ['EPERM', 'journal/not-writable'],
  ['EROFS', 'journal/not-writable'],
  ['EIO', 'journal/not-writable'],
  ['ENOENT', 'journal/not-writable'],
  ['ENOTDIR', 'journal/not-writable'],
  ['EISDIR', 'journal/not-writable'],
  ['EEXIST', 'journal/not-writable'],
  ['ENAMETOOLONG', 'journal/not-writable'],
  ['ELOOP', 'journal/not-writable'],
];

/** Our own errors stay as they are; what nobody foresaw becomes `bug/unexpected`. */
export function toJournalError(thrown: unknown, file: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const foreignCode = codeOf(thrown);
  const known = CODES.find(([prefix]) => foreignCode.startsWith(prefix));
  return known === undefined
    ? new AppError('bug/unexpected', { cause: thrown })
    : new AppError(known[1], { params: { file }, cause: thrown });
}

/** True where the request is wrong; false where disk or file are, so that no other write of the same moment would do better. */
export function isOfTheRequest(error: AppError): boolean {
  return error.traits.blame === 'bug' || error.code === 'pki/key-used-before';
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof Database.SqliteError) return thrown.code;
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}
