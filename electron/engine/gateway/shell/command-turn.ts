/** One command at a time on a connection; further ones wait their turn, in order. */
import type { AppError } from '../../../../shared/errors/app-error.ts';

export class CommandTurn {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  /** Resolves with the function that ends the turn; rejects with `late()` where the signal is aborted before it came. */
  take(signal: AbortSignal, late: () => AppError): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(late());
      const enter = () => {
        signal.removeEventListener('abort', leave);
        this.#taken = true;
        resolve(this.#ending());
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(late());
      };
      if (!this.#taken) return enter();
      this.#waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #ending(): () => void {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#taken = false;
      this.#waiting.shift()?.();
    };
  }
}
