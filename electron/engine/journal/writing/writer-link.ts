/** The engine's end of the writer thread: sends what is asked in one turn together, and hands back what came of it. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StationId } from '../../../../shared/domain/ids.ts';
import { AppError, fromFailure } from '../../../../shared/errors/app-error.ts';
import type { WriterAnswer, WriterMessage, WriterRequest, WriterResult, WriterStart } from './writer-messages.ts';
import { writerScript } from './writer-script.ts';

type WithoutCall<Request> = Request extends WriterRequest ? Omit<Request, 'call'> : never;
export type WriterQuestion = WithoutCall<WriterRequest>;

export interface Waiting {
  resolve(answer: WriterAnswer): void;
  reject(error: AppError): void;
}

/** Few enough that the writer begins while this thread still makes the rest: a quarter more appends per second with 24 lanes. */
const MOST_PER_MESSAGE = 8;

export class WriterLink {
  readonly stationId: StationId;
  readonly epoch: number;
  readonly #worker: Worker;
  readonly #file: string;
  readonly #afterCommit: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #outbox: WriterRequest[] = [];
  #lastCall = 0;
  /** Set when the thread has ended, by itself or not. */
  #end: AppError | undefined;
  #whenIdle: (() => void) | undefined;

  private constructor(worker: Worker, opened: { stationId: StationId; epoch: number; file: string; afterCommit: () => void }) {
    this.#worker = worker;
    this.stationId = opened.stationId;
    this.epoch = opened.epoch;
    this.#file = opened.file;
    this.#afterCommit = opened.afterCommit;
    worker.on('message', (message: WriterMessage) => message.kind === 'settled' && this.#settle(message.results));
    worker.on('error', (error) => this.#ended(error));
    worker.on('exit', () => this.#ended(undefined));
  }

  /**
   * Starts the thread and waits until the journal is open. Rejects with what kept it from opening.
   * @param afterCommit Called when everybody who waited for a commit was told.
   */
  static async start(start: WriterStart, afterCommit: () => void): Promise<WriterLink> {
    const worker = new Worker(writerScript(), { workerData: start, name: 'journal-writer' });
    const [message] = (await once(worker, 'message')) as [WriterMessage];
    if (message.kind === 'opened') return new WriterLink(worker, { ...message, file: start.files.database, afterCommit });
    await once(worker, 'exit');
    throw message.kind === 'refused' ? fromFailure(message.failure) : new AppError('bug/unexpected');
  }

  /** What is asked in one turn of the event loop goes in few messages, in order. */
  ask(question: WriterQuestion, waiting: Waiting): void {
    if (this.#end !== undefined) return waiting.reject(this.#end);
    this.#lastCall += 1;
    this.#waiting.set(this.#lastCall, waiting);
    if (this.#outbox.length === 0) queueMicrotask(() => this.#send());
    this.#outbox.push({ ...question, call: this.#lastCall });
    if (this.#outbox.length === MOST_PER_MESSAGE) this.#send();
  }

  /** Resolves when nothing is waited for. */
  async idle(): Promise<void> {
    if (this.#waiting.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** Closes the journal and ends the thread. Nothing else may be open. */
  async close(): Promise<void> {
    const exit = this.#end === undefined ? once(this.#worker, 'exit') : undefined;
    try {
      await new Promise<WriterAnswer>((resolve, reject) => this.ask({ kind: 'close' }, { resolve, reject }));
    } finally {
      await exit;
    }
  }

  #send(): void {
    if (this.#outbox.length === 0) return;
    this.#worker.postMessage(this.#outbox);
    this.#outbox = [];
  }

  #settle(results: readonly WriterResult[]): void {
    for (const result of results) {
      const waiting = this.#waiting.get(result.call);
      this.#waiting.delete(result.call);
      if (result.ok) waiting?.resolve(result.answer);
      else waiting?.reject(fromFailure(result.failure));
    }
    this.#afterCommit();
    if (this.#waiting.size === 0) this.#whenIdle?.();
  }

  #ended(cause: Error | undefined): void {
    this.#end ??= new AppError('journal/closed', { params: { file: this.#file }, cause });
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
    this.#whenIdle?.();
  }
}
