/** What every line has in common: one listener, one loss, and a watch over each write. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { type LineListener, writePatienceMs } from './byte-line.ts';

export class LineState {
  readonly #place: string;
  #listener: LineListener | undefined;
  #lost: AppError | undefined;

  constructor(place: string) {
    this.#place = place;
  }

  listen(listener: LineListener): void {
    this.#listener = listener;
    if (this.#lost !== undefined) listener.lost(this.#lost);
  }

  take(chunk: Buffer): void {
    this.#listener?.bytes(chunk);
  }

  lose(error: AppError): void {
    if (this.#lost !== undefined) return;
    this.#lost = error;
    this.#listener?.lost(error);
  }

  /** For `close`: whoever still waits for something hears that nothing more comes. */
  shut(): void {
    this.lose(new AppError('console/connection-lost', { params: { place: this.#place } }));
  }

  /** `send` calls back when the bytes were taken; nothing may take for ever. */
  write(bytes: Buffer, baud: number | undefined, send: (done: (error?: Error | null) => void) => void): Promise<void> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(
        () => {
          const stuck = new AppError('console/stuck', { params: { place: this.#place } });
          this.lose(stuck);
          reject(stuck);
        },
        writePatienceMs(bytes.length, baud),
      );
      send((error) => {
        clearTimeout(watchdog);
        // The event that says why may still be on its way, and says it better.
        if (error === undefined || error === null) resolve();
        else setImmediate(() => reject(this.#lost ?? new AppError('console/unplugged', { params: { place: this.#place }, cause: error })));
      });
    });
  }
}
