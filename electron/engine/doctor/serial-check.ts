/** Serial ports: which there are, and whether this user may open them. None is opened. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { TextKey, TextParams } from '../../../shared/texts/text.ts';
import type { PortList, SerialPortFound } from '../gateway/shell/serial/list-ports.ts';
import type { Finding } from './finding.ts';

export interface SerialSurroundings {
  readonly list: () => Promise<PortList>;
  readonly mayOpen: (path: string) => Promise<boolean>;
  readonly user: string;
}

/** Not required: lanes can be reached over the network alone. */
export async function checkSerialPorts({ list, mayOpen, user }: SerialSurroundings): Promise<Finding> {
  const finding = (ok: boolean, key: TextKey, params?: TextParams): Finding => {
    return { name: 'serial-ports', required: false, ok, said: params === undefined ? { key } : { key, params } };
  };
  const listed = await list().catch((error: unknown) => ({ kind: 'failed', reason: toFailure(error).chain.join(' ← ') }) as const);
  if (listed.kind === 'no-udev') return finding(false, 'doctor.serial-ports.no-udev');
  if (listed.kind === 'failed') return finding(false, 'doctor.serial-ports.no-list', { reason: listed.reason });
  const paths = listed.ports.map(({ path }) => path);
  if (paths.length === 0) return finding(true, 'doctor.serial-ports.none');
  const open = await Promise.all(paths.map(mayOpen));
  const locked = paths.filter((_path, index) => open[index] !== true);
  if (locked.length > 0) return finding(false, 'doctor.serial-ports.no-right', { ports: locked.join(', '), user });
  return finding(true, 'doctor.serial-ports.ok', { count: paths.length, ports: listed.ports.map(inWords).join(', ') });
}

/** With what a station file may name the adapter by: `/dev/ttyUSB0 (1-1.2:1.0, A50285BI)`. */
function inWords({ path, location, serialNumber }: SerialPortFound): string {
  const names = [location, serialNumber].filter((name) => name !== undefined);
  return names.length === 0 ? path : `${path} (${names.join(', ')})`;
}

/** By file mode; Windows has no such right to look at before opening. */
export async function mayOpenPort(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
