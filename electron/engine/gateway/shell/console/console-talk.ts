/** A conversation with a console before there is anything behind it that keeps to a protocol: say something, see what it asks for. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { ByteLine } from './byte-line.ts';
import { type ConsolePrompt, lastWords, promptAmid, promptAtEnd, saidAtEnd, withoutNoise } from './console-prompt.ts';

/** A prompt counts once nothing followed it for so long: a line that only begins like one goes on. */
const settleMs = 60;
/** A greeting is full of such beginnings: `Linux gw1 6.1 #1 SMP`. */
const shellSettleMs = 250;
/** Whoever prints so long without a pause does not wait for anybody to listen. */
const longestTalkMs = 8000;
/** After so long a question counts although something goes on printing behind it, with no longer pauses than these. */
const amidMs = 800;
const amidPauseMs = 500;
const keptChars = 16_384;
const keptInErrors = 400;
/** More than a boot ever prints, and no prompt among it. */
const floodBytes = 4 * 1024 * 1024;

export class ConsoleTalk {
  readonly line: ByteLine;
  readonly #secrets: readonly string[];
  #text = '';
  #received = 0;
  #lost: AppError | undefined;
  #wake: () => void = () => undefined;
  #said = '';
  #saidAtMs = performance.now();
  #lastHeard = '';
  #hasSpoken = false;

  /** A text that holds one of the secrets is never shown. */
  constructor(line: ByteLine, secrets: readonly (string | undefined)[] = []) {
    this.line = line;
    this.#secrets = secrets.filter((secret) => secret !== undefined && secret !== '') as readonly string[];
    line.listen({
      bytes: (chunk) => {
        this.#received += chunk.length;
        this.#note(chunk.toString('latin1'));
        this.#wake();
      },
      lost: (error) => {
        this.#lost = error;
        this.#wake();
      },
    });
  }

  /** Since the last `say`, the newest part; without messages of the kernel. */
  get text(): string {
    return this.#text;
  }

  /** What the console said last, short and printable, for errors. */
  get said(): string {
    const text = this.#text.trim() === '' ? this.#lastHeard : this.#text;
    return this.#secrets.some((secret) => text.includes(secret)) ? '…' : lastWords(text);
  }

  /** Bytes since the line was opened. */
  get received(): number {
    return this.#received;
  }

  /** What came before is forgotten: an answer is only what follows. */
  async say(words: string): Promise<void> {
    this.#text = '';
    this.#said = '';
    this.#hasSpoken = true;
    await this.line.write(Buffer.from(words, 'utf8'));
  }

  /**
   * The prompt at the end, once it stands still; undefined where the console says nothing more for `quietMs` and it is none, or talks on and
   * on for `longestMs` more. Messages of the kernel do not count as talk. Behind a question that was asked since the last `say`, other talk may
   * go on.
   */
  async prompt(quietMs: number, longestMs = longestTalkMs): Promise<ConsolePrompt | undefined> {
    const askedAtMs = performance.now();
    for (;;) {
      this.#check();
      const nowMs = performance.now();
      const found = promptAtEnd(this.#said);
      const saidAgoMs = nowMs - this.#saidAtMs;
      const stillMs = found === 'shell' ? shellSettleMs : settleMs;
      if (found !== undefined && saidAgoMs >= stillMs) return found;
      const isTalking = this.#hasSpoken && saidAgoMs < amidPauseMs && nowMs - askedAtMs >= amidMs;
      const amid = isTalking ? promptAmid(this.#text) : undefined;
      if (amid !== undefined) return amid;
      const quietLeftMs = quietMs - Math.min(saidAgoMs, nowMs - askedAtMs);
      if (found === undefined && (quietLeftMs <= 0 || nowMs - askedAtMs > longestMs + quietMs)) return undefined;
      await this.#heard(found === undefined ? quietLeftMs : stillMs - saidAgoMs);
    }
  }

  /** True once the text matches; false where it does not within the time. */
  async says(pattern: RegExp, timeoutMs: number): Promise<boolean> {
    const giveUpAtMs = performance.now() + timeoutMs;
    for (;;) {
      this.#check();
      if (pattern.test(this.#text)) return true;
      const leftMs = giveUpAtMs - performance.now();
      if (leftMs <= 0) return false;
      await this.#heard(leftMs);
    }
  }

  #note(heard: string): void {
    this.#lastHeard = (this.#lastHeard + heard).slice(-keptInErrors);
    const text = this.#text + heard;
    this.#text = (heard.includes('\n') ? withoutNoise(text) : text).slice(-keptChars);
    const said = saidAtEnd(this.#text);
    if (said !== this.#said) this.#saidAtMs = performance.now();
    this.#said = said;
  }

  #check(): void {
    if (this.#lost !== undefined) throw this.#lost;
    if (this.#received > floodBytes) throw new AppError('console/flood', { params: { place: this.line.place } });
  }

  #heard(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(timeoutMs, 1));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
