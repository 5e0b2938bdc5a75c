/** One TCP port of a lane: the same number for the lane's whole life, open only while something behind it listens. */
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../../shared/errors/app-error.ts';

const HOST = '127.0.0.1';
/** While the port is closed another program may take it for a moment. */
const REOPEN_TRIES = 100;
const REOPEN_PAUSE_MS = 50;

export class LanePort {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #accept: ((socket: Socket) => void) | undefined;
  /** Openings and closings happen one after the other. */
  #last: Promise<void> = Promise.resolve();

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (socket) => this.#onConnection(socket));
  }

  /** Takes a port from the system and keeps its number; nobody is let in yet. `simulator/did-not-start` */
  static async reserve(): Promise<LanePort> {
    const server = createServer({ noDelay: true });
    try {
      await listen(server, 0);
    } catch (cause) {
      throw new AppError('simulator/did-not-start', { cause });
    }
    return new LanePort(server, (server.address() as AddressInfo).port);
  }

  /** Lets connections in. `simulator/port-in-use` where another program keeps the port. */
  open(accept: (socket: Socket) => void): Promise<void> {
    return this.#enqueue(async () => {
      this.#accept = accept;
      if (!this.#server.listening) await this.#listenAgain();
    });
  }

  /** Refuses connections from now on, and cuts those there are. */
  close(): Promise<void> {
    this.#accept = undefined;
    this.cut();
    return this.#enqueue(async () => {
      this.#accept = undefined;
      this.cut();
      if (!this.#server.listening) return;
      await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    });
  }

  /** Cuts the connections there are; the next ones are let in. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #onConnection(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
    if (this.#accept === undefined) socket.destroy();
    else this.#accept(socket);
  }

  async #listenAgain(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await listen(this.#server, this.port);
      } catch (cause) {
        if (tries === REOPEN_TRIES) throw new AppError('simulator/port-in-use', { params: { port: String(this.port) }, cause });
        await delay(REOPEN_PAUSE_MS);
      }
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
