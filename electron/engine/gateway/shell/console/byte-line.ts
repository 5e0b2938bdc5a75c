/** A line of bytes to a gateway's console, whatever it runs over. It knows nothing of logins and commands. */
import type { AppError } from '../../../../../shared/errors/app-error.ts';

export interface LineListener {
  readonly bytes: (chunk: Buffer) => void;
  /** Once, when the line is gone; `console/connection-lost` also where this side has closed it. */
  readonly lost: (error: AppError) => void;
}

export interface ByteLine {
  /** For texts: `/dev/ttyUSB0`, `10.0.0.5:7001`. */
  readonly place: string;
  /** What the line carries at most; undefined where nobody knows. */
  readonly baud: number | undefined;
  /** From now on this listener hears everything; there is one at a time. */
  listen(listener: LineListener): void;
  /** Resolves when the bytes are handed over. `console/unplugged`, `console/connection-lost`, or `console/stuck` where they are not taken. */
  write(bytes: Buffer): Promise<void>;
  /** Lets go of the port. Never throws. */
  close(): Promise<void>;
}

const patienceMs = 4000;

/** How long the bytes may take on this line before something is wrong: twice the line's own time, and some seconds. */
export function writePatienceMs(bytes: number, baud: number | undefined): number {
  const bitsPerByte = 10;
  return patienceMs + (baud === undefined ? 0 : Math.ceil((2 * 1000 * bytes * bitsPerByte) / baud));
}
