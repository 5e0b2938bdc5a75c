/** A disk with the station on it: the shipped Node, the engine and command line as they are in the checkout, and a folder for the journal. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
const DISK_SIZE = '1500M';

export interface StationDisk {
  readonly file: string;
  /** Words that run `lineside` inside the machine, where the disk is mounted at /station. */
  readonly lineside: string;
}

/** Everything in `workFolder` stands in /station/work on the disk. */
export function makeStationDisk(folder: string, workFolder: string): StationDisk {
  const staging = join(folder, 'staging');
  const program = join(staging, 'lineside');
  for (const part of ['electron', 'shared', 'resources', 'package.json'])
    cpSync(join(PROJECT, part), join(program, part), { recursive: true });
  for (const part of runtimePackages()) cpSync(join(PROJECT, part), join(program, part), { recursive: true, dereference: true });
  cpSync(process.execPath, join(staging, 'node'));
  cpSync(workFolder, join(staging, 'work'), { recursive: true });
  mkdirSync(join(staging, 'home'), { mode: 0o700 });
  const file = join(folder, 'station.ext4');
  execFileSync('mke2fs', ['-q', '-F', '-t', 'ext4', '-E', 'root_owner=0:0', '-d', staging, file, DISK_SIZE]);
  return { file, lineside: 'LINESIDE_HOME=/station/home /station/node /station/lineside/electron/cli/main.ts' };
}

/** Folders of the packages that run with the station, by the lockfile: neither for development, nor Node itself, nor absent. */
function runtimePackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, part]) => path.startsWith('node_modules/') && part.dev !== true && part.optional !== true)
    .map(([path]) => path)
    .filter((path, _index, all) => !all.some((other) => path.startsWith(`${other}/`)));
}
