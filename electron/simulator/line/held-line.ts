/** The cable between a gateway and its place: it can be slow, and it can hold back everything. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export class HeldLine {
  #delayMs = 0;
  #isHeld = false;
  readonly #waiting = new Set<() => void>();

  slowDown(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** What was held back comes when it is let go. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld) return;
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** The near end of a connection, for the gateway. */
  carry(socket: Socket): Duplex {
    return new CarriedSocket(socket, (arrivedMs) => this.#mayPass(arrivedMs));
  }

  async #mayPass(arrivedMs: number): Promise<void> {
    const leftMs = arrivedMs + this.#delayMs - performance.now();
    if (leftMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, leftMs).unref());
    while (this.#isHeld) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }
}

type MayPass = (arrivedMs: number) => Promise<void>;

/** A socket whose bytes pass in order, each when it may. */
class CarriedSocket extends Duplex {
  readonly #socket: Socket;
  readonly #mayPass: MayPass;
  #inbound: Promise<void> = Promise.resolve();

  constructor(socket: Socket, mayPass: MayPass) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    this.#mayPass = mayPass;
    socket.on('data', (bytes: Buffer) => this.#pass(bytes));
    socket.on('end', () => this.#pass(null));
    socket.on('close', () => this.destroy());
    socket.on('error', () => undefined);
  }

  /** Asked for by those who want to know who is there. */
  get remoteAddress(): string | undefined {
    return this.#socket.remoteAddress;
  }

  override _read(): void {
    // Bytes are pushed as they come.
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    void this.#send(bytes, done);
  }

  /** What was printed meanwhile comes together: late, and not one character after the other. */
  override _writev(parts: readonly { readonly chunk: Buffer }[], done: (error?: Error | null) => void): void {
    void this.#send(Buffer.concat(parts.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done();
  }

  async #send(bytes: Buffer, done: () => void): Promise<void> {
    await this.#mayPass(performance.now());
    if (!this.#socket.destroyed) this.#socket.write(bytes);
    done();
  }

  #pass(bytes: Buffer | null): void {
    const arrivedMs = performance.now();
    this.#inbound = this.#inbound.then(async () => {
      await this.#mayPass(arrivedMs);
      if (!this.destroyed) this.push(bytes);
    });
  }
}
