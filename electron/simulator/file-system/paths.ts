/** Paths of the simulated gateway: always POSIX, whatever the host. */
import { posix } from 'node:path';

/** Splits an absolute path into its names; `.` is dropped, `..` is kept because links decide what it means. */
export function pathNames(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

/** The absolute form of `path` as seen from `folder`; `..` is kept. */
export function absolutePath(path: string, folder: string): string {
  return path.startsWith('/') ? path : `${folder === '/' ? '' : folder}/${path}`;
}

/** As `dirname` and `basename` print them. */
export function parentPath(path: string): string {
  return posix.dirname(path);
}

export function lastName(path: string): string {
  return posix.basename(path) || '/';
}

/** Joins without a double slash. */
export function childPath(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
