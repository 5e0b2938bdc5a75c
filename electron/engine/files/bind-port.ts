/** Saves into a station file which serial port a lane's console uses. The rest of the file is kept; only its layout becomes ours. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { SerialPortChoice } from '../../../shared/domain/station-file.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { syncFolder } from '../journal/files/private-file.ts';
import { readSmallText } from './small-file.ts';
import { parseStation, type StationOptions } from './station-file.ts';

const RIGHTS = 0o777;
/** Of a console over TCP: where it is, which a serial port takes the place of. */
const TCP_KEYS: ReadonlySet<string> = new Set(['tcp', 'interface', 'localAddress']);

export interface PortBinding {
  readonly lane: LaneId;
  readonly serial: SerialPortChoice;
}

/**
 * `station/no-console` where the lane has none: a console needs a login, which nobody can learn by plugging. `station/invalid` before
 * anything is written, `station/not-saved` where the system refuses.
 */
export function bindPort(file: string, binding: PortBinding, options: StationOptions): void {
  const text = withPort(readSmallText(file, 'station/unreadable').replace(/^\ufeff/, ''), binding);
  parseStation(text, { ...options, path: file, folder: path.dirname(path.resolve(file)) });
  try {
    replaceFile(file, text);
  } catch (cause) {
    throw new AppError('station/not-saved', { params: { file, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, cause });
  }
}

function withPort(text: string, { lane, serial }: PortBinding): string {
  const station = JSON.parse(text) as { lanes: { lane: string | number; console?: Record<string, unknown> }[] };
  const found = station.lanes.find((each) => String(each.lane) === lane);
  if (found?.console === undefined) throw new AppError('station/no-console', { params: { lane } });
  const kept = Object.entries(found.console).filter(([key]) => key !== 'serial' && !TCP_KEYS.has(key));
  found.console = { serial, ...Object.fromEntries(kept) };
  return `${JSON.stringify(station, undefined, 2)}\n`;
}

/** Whole or not at all, with the rights that the file had: it may hold passwords. */
function replaceFile(file: string, text: string): void {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  const descriptor = openSync(draft, 'wx', statSync(file).mode & RIGHTS);
  try {
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}
