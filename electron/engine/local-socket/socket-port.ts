/** A connection between a command and a running engine, as a port that carries calls. */
import type { Socket } from 'node:net';
import type { Port } from '../../../shared/rpc/messages.ts';
import { encodeFrame, FrameReader } from './frames.ts';

/** Before the other side has shown who it is. */
const GREETING_BYTES = 4096;
/** As much as the largest frame: a peer that lets more wait unread asks on without reading. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

export class SocketPort<Out> implements Port<Out, unknown> {
  readonly #socket: Socket;
  readonly #waiting: unknown[] = [];
  #hear: ((message: unknown) => void) | undefined;
  #isGreeted = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new FrameReader(() => (this.#isGreeted ? undefined : GREETING_BYTES));
    socket.on('data', (piece: Buffer) => this.#take(reader, piece));
    // Whatever is wrong with the connection ends it; `close` tells.
    socket.on('error', () => undefined);
  }

  /** From now on whole frames are taken. */
  greeted(): void {
    this.#isGreeted = true;
  }

  send(message: Out): void {
    if (this.#socket.writableLength > MAX_UNREAD_BYTES) this.#socket.destroy();
    else if (this.#socket.writable) this.#socket.write(encodeFrame(message));
  }

  /** Hears what came before, too. A later listener takes the place of an earlier one. */
  onMessage(listener: (message: unknown) => void): void {
    this.#hear = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }

  /** The first message that nobody has heard yet. */
  next(): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.onClose(() => reject(new Error('closed')));
    this.onMessage((message) => {
      this.#hear = (later) => void this.#waiting.push(later);
      resolve(message);
    });
    return promise;
  }

  onClose(listener: () => void): void {
    if (this.#socket.closed) queueMicrotask(listener);
    else this.#socket.once('close', listener);
  }

  /** What was sent still arrives. */
  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #take(reader: FrameReader, piece: Buffer): void {
    try {
      for (const message of reader.take(piece)) {
        if (this.#hear === undefined) this.#waiting.push(message);
        else this.#hear(message);
      }
    } catch {
      // No peer of ours speaks so.
      this.#socket.destroy();
    }
  }
}
