/** Listens to the agent: lines become words, and words wait for whoever asks for them. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { type AgentWord, agentWord } from './agent-frames.ts';
import type { ByteLine } from './byte-line.ts';

const longestLine = 8192;
/** So much that is not the agent's, without a word of it in between: something on the gateway floods the console. */
const floodBytes = 8 * 1024 * 1024;
/** Nothing that was asked for has so many. */
const mostWords = 500_000;

export class AgentEar {
  readonly token: string;
  readonly #place: string;
  readonly #words: AgentWord[] = [];
  #rest = '';
  #strange = 0;
  #lost: AppError | undefined;
  #heardAtMs = performance.now();
  #wake: () => void = () => undefined;

  constructor(line: ByteLine, token: string) {
    this.#place = line.place;
    this.token = token;
    line.listen({ bytes: (chunk) => this.#take(chunk), lost: (error) => this.lose(error) });
  }

  /** Set from the moment that the session is known to be gone. */
  get lost(): AppError | undefined {
    return this.#lost;
  }

  /** When the console last said anything at all, on `performance.now()`'s clock. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  lose(error: AppError): void {
    this.#lost ??= error;
    this.#wake();
  }

  /** What was said before is of no more interest. */
  forget(): void {
    this.#words.length = 0;
  }

  /** The next word; undefined where none comes within the time, or before the signal aborts. Throws why the session is gone. */
  async word(timeoutMs: number, signal?: AbortSignal): Promise<AgentWord | undefined> {
    const giveUpAtMs = performance.now() + timeoutMs;
    for (;;) {
      const word = this.#words.shift();
      if (word !== undefined) return word;
      if (this.#lost !== undefined) throw this.#lost;
      const leftMs = giveUpAtMs - performance.now();
      if (leftMs <= 0 || signal?.aborted === true) return undefined;
      await this.#somethingNew(leftMs, signal);
    }
  }

  #somethingNew(timeoutMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      signal?.addEventListener('abort', done, { once: true });
      this.#wake = done;
    });
  }

  #take(chunk: Buffer): void {
    this.#heardAtMs = performance.now();
    const lines = (this.#rest + chunk.toString('latin1')).split('\n');
    this.#rest = (lines.pop() ?? '').slice(-longestLine);
    this.#strange += chunk.length;
    for (const line of lines) {
      const word = agentWord(line.replace(/\r+$/, ''), this.token);
      if (word === undefined) continue;
      this.#strange = 0;
      this.#words.push(word);
    }
    if (this.#strange > floodBytes || this.#words.length > mostWords)
      this.lose(new AppError('console/flood', { params: { place: this.#place } }));
    else if (this.#words.length > 0) this.#wake();
  }
}
