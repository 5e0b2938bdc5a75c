/** A visit belongs to a window or a command: it ends when that goes away, or never said that it is there. */
import type { Visit } from './visit.ts';

const UNHELD_MS = 15_000;

export class VisitLease {
  readonly #timers = new WeakMap<Visit, NodeJS.Timeout>();

  /** From now on somebody has to hold it. */
  start(visit: Visit): void {
    this.#timers.set(visit, setTimeout(() => void visit.close(), UNHELD_MS).unref());
  }

  /** Resolves when the visit has ended; as soon as `gone` aborts, it ends. */
  async hold(visit: Visit, gone: AbortSignal): Promise<void> {
    clearTimeout(this.#timers.get(visit));
    const close = () => void visit.close();
    gone.addEventListener('abort', close, { once: true });
    if (gone.aborted) close();
    await visit.ended;
    gone.removeEventListener('abort', close);
  }
}
