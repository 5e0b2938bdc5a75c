/** What a gateway keeps in files: snapshots of earlier configurations, with the credentials of that time in them, and logs. */
import { posix } from 'node:path';
import type { CallOptions, Gateway, Shell } from '../gateway/gateway.ts';
import { hasKura, kuraOf } from '../gateway/kura-of.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { locateKuraFiles } from './kura-files.ts';
import { outputOf } from './shell-output.ts';

export interface SnapshotFiles {
  readonly folder: string;
  /** Full paths, oldest first. */
  readonly paths: readonly string[];
}

const LOG_FOLDER = '/var/log';
const LOG_NAME = /^(?:kura|esf)[\w-]*\.log(?:[.-][\w.-]+)?$/;

/** Undefined where the folder cannot be found or read. */
export async function snapshotFiles(gateway: Gateway, shell: Shell, call: CallOptions): Promise<SnapshotFiles | undefined> {
  const folder = await snapshotFolder(gateway, shell, call);
  const listed = folder === undefined ? undefined : await outputOf(shell, ['ls', '-1', folder], call);
  if (folder === undefined || listed === undefined) return undefined;
  const ids = listed.split('\n').flatMap((line) => /^snapshot_(\d+)\.xml$/.exec(line.trim())?.[1] ?? []);
  const inOrder = ids.map(BigInt).toSorted((a, b) => (a < b ? -1 : 1));
  return { folder, paths: inOrder.map((id) => posix.join(folder, `snapshot_${id}.xml`)) };
}

/** The newest is what Kura would start with (kura.md §2.1). */
export function outdated({ paths }: SnapshotFiles): readonly string[] {
  return paths.slice(0, -1);
}

export async function logFiles(shell: Shell, call: CallOptions): Promise<readonly string[]> {
  const listed = (await outputOf(shell, ['ls', '-1', LOG_FOLDER], call)) ?? '';
  return listed
    .split('\n')
    .map((line) => line.trim())
    .filter((name) => LOG_NAME.test(name))
    .map((name) => posix.join(LOG_FOLDER, name));
}

export async function removeFiles(shell: Shell, paths: readonly string[], call: CallOptions): Promise<void> {
  if (paths.length > 0) await mustSucceed(shell, ['rm', '-f', ...paths], call);
}

/** Emptied in place: Kura has them open, and would go on writing to one that was removed. */
export async function emptyFiles(shell: Shell, paths: readonly string[], call: CallOptions): Promise<void> {
  for (const path of paths) await mustSucceed(shell, ['sh', '-c', ': > "$1"', 'sh', path], call);
}

/** Bytes of a file; undefined where it cannot be read. */
export async function sizeOf(shell: Shell, path: string, call: CallOptions): Promise<number | undefined> {
  const counted = await outputOf(shell, ['sh', '-c', 'wc -c < "$1"', 'sh', path], call);
  const size = Number(counted?.trim());
  return counted === undefined || !Number.isInteger(size) ? undefined : size;
}

/** `shell/unexpected-status`. */
export async function mustSucceed(shell: Shell, command: readonly string[], call: CallOptions): Promise<void> {
  const { exitStatus } = await shell.exec(command, call);
  if (exitStatus === 0) return;
  throw new AppError('shell/unexpected-status', { params: { command: command[0] ?? '', status: String(exitStatus), expected: '0' } });
}

/** As Kura says, else beside its own properties file (kura.md §2.1). */
async function snapshotFolder(gateway: Gateway, shell: Shell, call: CallOptions): Promise<string | undefined> {
  const told = await toldFolder(gateway, call);
  if (told !== undefined) return told;
  const files = await locateKuraFiles(gateway, shell, call);
  return files === undefined ? undefined : posix.join(posix.dirname(files.customPath), 'snapshots');
}

async function toldFolder(gateway: Gateway, call: CallOptions): Promise<string | undefined> {
  if (!hasKura(gateway)) return undefined;
  try {
    const folder = (await (await kuraOf(gateway, call)).kuraProperties(call))['kura.snapshots'];
    return folder?.startsWith('/') === true ? folder : undefined;
  } catch (thrown) {
    call.signal.throwIfAborted();
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}
