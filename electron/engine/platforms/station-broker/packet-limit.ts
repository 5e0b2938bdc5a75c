/**
 * A connection whose MQTT packets may not be longer than allowed. The broker's parser collects a packet whole before anybody is asked
 * about it, up to 256 MiB; here its announced length is read first (MQTT 3.1.1 §2.2).
 */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

const MAX_LENGTH_BYTES = 4;

/** Follows the packets in a stream of bytes. */
export class PacketLengths {
  readonly #maxBytes: number;
  /** Of the packet under way; counted down. */
  #left = 0;
  /** Bytes of the length field read so far; undefined where the next byte is a packet's first. */
  #header: { length: number; bytes: number } | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** False from the moment on at which a packet announces more than allowed, or a length that is none. */
  accept(chunk: Uint8Array): boolean {
    for (let at = 0; at < chunk.length; ) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
      } else if (!this.#readHeader(chunk[at++] ?? 0)) return false;
    }
    return true;
  }

  #readHeader(byte: number): boolean {
    if (this.#header === undefined) {
      this.#header = { length: 0, bytes: 0 };
      return true;
    }
    const { length, bytes } = this.#header;
    const sum = length + (byte & 0x7f) * 128 ** bytes;
    if (sum > this.#maxBytes || bytes >= MAX_LENGTH_BYTES) return false;
    if (byte >= 0x80) this.#header = { length: sum, bytes: bytes + 1 };
    else {
      this.#header = undefined;
      this.#left = sum;
    }
    return true;
  }
}

/** Ends, with `onTooLong` called once, where a packet announces more than `maxBytes`. */
export class LimitedConnection extends Duplex {
  readonly #socket: Socket;

  constructor(socket: Socket, { maxBytes, onTooLong }: { readonly maxBytes: number; readonly onTooLong: () => void }) {
    super();
    this.#socket = socket;
    const lengths = new PacketLengths(maxBytes);
    socket.on('data', (chunk: Buffer) => {
      if (this.destroyed) return;
      if (!lengths.accept(chunk)) {
        onTooLong();
        this.destroy();
      } else if (!this.push(chunk)) socket.pause();
    });
    socket.once('end', () => this.push(null));
    socket.once('close', () => this.destroy());
    socket.on('error', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
