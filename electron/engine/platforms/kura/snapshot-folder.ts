/** The snapshots on a gateway's disk: which there are, and whether Kura has written them. */
import { dirname } from 'node:path/posix';
import { parseJavaProperties } from '../../../../shared/formats/java-properties.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions, Shell } from '../../gateway/gateway.ts';

export interface SnapshotOnDisk {
  readonly name: string;
  readonly id: bigint;
  /** XML: Kura has not started with it yet, or is older than 5.0 and leaves it so. */
  readonly isPlain: boolean;
}

export interface PropertiesFiles {
  readonly defaultPath: string;
  readonly customPath: string;
}

/** `kura.snapshots` as the files say, else where the layout puts it (kura.md §1.1). */
export async function snapshotFolder(shell: Shell, { defaultPath, customPath }: PropertiesFiles, call: CallOptions): Promise<string> {
  for (const path of [customPath, defaultPath]) {
    const file = path === '' ? undefined : await shell.readFile(path, call);
    const folder = file === undefined ? undefined : parseJavaProperties(file.bytes).values.get('kura.snapshots');
    if (folder?.startsWith('/') === true) return folder;
  }
  const user = dirname(customPath);
  return user.endsWith('/user') ? `${user}/snapshots` : `${dirname(user)}/data/snapshots`;
}

/** Oldest first; empty where the folder is not there. `first-snapshot/folder-not-readable` */
export async function snapshotsOnDisk(shell: Shell, folder: string, call: CallOptions): Promise<readonly SnapshotOnDisk[]> {
  if ((await shell.exec(['test', '-d', folder], call)).exitStatus !== 0) return [];
  const listed = await shell.exec(['ls', '-1', folder], call);
  if (listed.exitStatus !== 0) throw new AppError('first-snapshot/folder-not-readable', { params: { folder } });
  const found: SnapshotOnDisk[] = [];
  for (const name of new TextDecoder().decode(listed.stdout).split('\n')) {
    // As Kura finds them.
    const id = /^snapshot_(\d+)\.xml$/.exec(name)?.[1];
    if (id === undefined) continue;
    const file = await shell.readFile(`${folder}/${name}`, call);
    if (file !== undefined) found.push({ name, id: BigInt(id), isPlain: isXml(file.bytes) });
  }
  return found.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** What Kura has encrypted is one line of base64. */
function isXml(bytes: Uint8Array): boolean {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(mark, mark + 100)));
}
