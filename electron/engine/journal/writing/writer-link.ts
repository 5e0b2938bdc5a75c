/** The engine's end of the writer thread: sends what is asked in one turn together, and hands back what came of it. */
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

interface OpenedThread {
  readonly worker: Worker;
  /** Resolves when the thread has ended. */
  readonly exited: Promise<void>;
  readonly stationId: StationId;
  readonly epoch: number;
  readonly file: string;
}

export class WriterLink {
  readonly stationId: StationId;
  readonly epoch: number;
  readonly #thread: OpenedThread;
  readonly #afterCommit: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #outbox: WriterRequest[] = [];
  #lastCall = 0;
  /** Set when the thread has ended, by itself or not. */
  #end: AppError | undefined;
  #whenIdle: (() => void) | undefined;

  private constructor(thread: OpenedThread, afterCommit: () => void) {
    this.#thread = thread;
    this.stationId = thread.stationId;
    this.epoch = thread.epoch;
    this.#afterCommit = afterCommit;
    thread.worker.on('message', (message: WriterMessage) => message.kind === 'settled' && this.#settle(message.results));
    thread.worker.on('error', (error) => this.#ended(error));
    thread.worker.on('exit', () => this.#ended(undefined));
  }

  /**
   * Starts the thread and waits until the journal is open. Rejects with what kept it from opening.
   * @param afterCommit Called when everybody who waited for a commit was told.
   */
  static async start(start: WriterStart, afterCommit: () => void): Promise<WriterLink> {
    const worker = new Worker(writerScript(), { workerData: start, name: 'journal-writer' });
    // Listened for from the start: a thread that refuses has ended before its message is looked at.
    const exited = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
    const message = await firstMessage(worker);
    if (message.kind === 'opened') return new WriterLink({ worker, exited, ...message, file: start.files.database }, afterCommit);
    await exited;
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
    try {
      await new Promise<WriterAnswer>((resolve, reject) => this.ask({ kind: 'close' }, { resolve, reject }));
    } finally {
      await this.#thread.exited;
    }
  }

  #send(): void {
    if (this.#outbox.length === 0) return;
    this.#thread.worker.postMessage(this.#outbox);
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
    this.#end ??= new AppError('journal/closed', { params: { file: this.#thread.file }, cause });
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
    this.#whenIdle?.();
  }
}

function firstMessage(worker: Worker): Promise<WriterMessage> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (status) => reject(new Error(`the journal's writer ended with status ${status}`)));
  });
}
