/** A console at a serial port of this computer: the only place that opens one. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import type { ByteLine, LineListener } from '../console/byte-line.ts';
import { LineState } from '../console/line-state.ts';
import { findPort } from './find-port.ts';

/**
 * Opens the port for this process alone. `console/no-udev`, `console/port-missing`, `console/port-ambiguous`, `console/port-forbidden`,
 * `console/not-a-port`, `console/port-busy`.
 */
export async function openSerialLine({ port, baud }: Extract<ConsoleTarget['line'], { kind: 'serial' }>): Promise<ByteLine> {
  const path = await findPort(port);
  await checkPort(path);
  const { SerialPort: Port } = await import('serialport');
  const opened = new Port({ path, baudRate: baud, autoOpen: false, lock: true });
  await new Promise<void>((resolve, reject) => {
    opened.open((cause) => {
      if (cause === null) resolve();
      // The driver tells by words only; what it cannot be any more was ruled out before (lab.md §1.1).
      else reject(new AppError('console/port-busy', { params: { port: path }, cause }));
    });
  });
  return new SerialLine(opened);
}

async function checkPort(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    if (!(await stat(path)).isCharacterDevice()) throw new AppError('console/not-a-port', { params: { port: path } });
    await access(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new AppError('console/port-forbidden', { params: { port: path }, cause });
    if (cause instanceof AppError) throw cause;
    throw new AppError('console/port-missing', { params: { port: path }, cause });
  }
}

class SerialLine implements ByteLine {
  readonly place: string;
  readonly baud: number;
  readonly #port: SerialPort;
  readonly #state: LineState;

  constructor(port: SerialPort) {
    this.#port = port;
    this.place = port.path;
    this.baud = port.baudRate;
    this.#state = new LineState(port.path);
    const lose = (cause: Error | null) => {
      this.#state.lose(new AppError('console/unplugged', { params: { place: port.path }, cause: cause ?? undefined }));
    };
    port.on('data', (chunk: Buffer) => this.#state.take(chunk));
    port.on('error', lose);
    port.on('close', lose);
  }

  listen(listener: LineListener): void {
    this.#state.listen(listener);
  }

  write(bytes: Buffer): Promise<void> {
    return this.#state.write(bytes, this.baud, (done) => this.#port.write(bytes, done));
  }

  async close(): Promise<void> {
    this.#state.shut();
    if (!this.#port.isOpen) return;
    await new Promise<void>((resolve) => this.#port.close(() => resolve()));
  }
}
