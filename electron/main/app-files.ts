/** Which file of the built page an `app://` address means. Whatever is not plainly inside the folder is not found. */
import { realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { isAppAddress } from './app-address.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type AppFile = { readonly status: 200; readonly file: string; readonly mimeType: string } | { readonly status: 403 | 404 | 405 };

/** `folder` is absolute. Follows links and refuses those that lead out of the folder. */
export async function findAppFile(folder: string, method: string, address: string): Promise<AppFile> {
  if (method !== 'GET') return { status: 405 };
  if (!isAppAddress(address)) return { status: 403 };
  const path = decodePath(new URL(address).pathname);
  if (path === undefined) return { status: 403 };
  const mimeType = MIME_TYPES[extname(path)];
  if (mimeType === undefined) return { status: 404 };
  const [root, file] = await Promise.all([realPathOf(folder), realPathOf(join(folder, path))]);
  if (root === undefined || file === undefined) return { status: 404 };
  return file.startsWith(root + sep) ? { status: 200, file, mimeType } : { status: 403 };
}

/** Undefined where the path holds what no file of ours has in its name: `..`, a backslash, NUL, a drive, a second escape. */
function decodePath(pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path === '/') return '/index.html';
  return /^(\/[\w][\w.-]*)+$/.test(path) && !path.includes('..') ? path : undefined;
}

async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}
