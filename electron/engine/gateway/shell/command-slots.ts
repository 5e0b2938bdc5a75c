/** How many commands run on one connection at a time; further ones wait their turn. */
import type { AppError } from '../../../../shared/errors/app-error.ts';

export class CommandSlots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves with the function that gives the slot back; rejects with `late()` where the signal is aborted before. */
  take(signal: AbortSignal, late: () => AppError): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(late());
      const enter = () => {
        signal.removeEventListener('abort', leave);
        this.#free -= 1;
        resolve(this.#release());
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(late());
      };
      if (this.#free > 0) return enter();
      this.#waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #release(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#free += 1;
      this.#waiting.shift()?.();
    };
  }
}
