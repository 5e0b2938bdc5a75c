/** One logged-in SSH connection: opens channels, knows when it is lost, and closes for certain. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client, ClientChannel } from 'ssh2';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { SshError } from './ssh-login-error.ts';

const goodbyeMs = 500;

export class SshConnection {
  /** Tells this connection's commands from those of earlier ones. */
  readonly id = randomUUID();
  readonly #client: Client;
  readonly #socket: Socket;
  readonly #where: Readonly<Record<'host' | 'port', string>>;
  #lost: AppError | undefined;

  constructor(client: Client, socket: Socket, where: Readonly<Record<'host' | 'port', string>>) {
    this.#client = client;
    this.#socket = socket;
    this.#where = where;
    client.on('error', (error: SshError) => this.#lose(error));
    client.on('end', () => this.#lose());
    client.on('close', () => this.#lose());
    if (socket.destroyed) this.#lose();
  }

  /** Set from the moment the connection is known to be gone (`ssh/connection-lost`), before any of its channels closes. */
  get lost(): AppError | undefined {
    return this.#lost;
  }

  /** Starts a command line on a channel of its own. `ssh/connection-lost`, or `shell/refused` where the gateway opens none. */
  async openCommand(line: string): Promise<ClientChannel> {
    await this.#roundTrip();
    try {
      return await new Promise((resolve, reject) => {
        this.#client.exec(line, (error, channel) => (error === undefined ? resolve(channel) : reject(error)));
      });
    } catch (error) {
      // ssh2 throws where its socket is already closing; the event that says so may still be on its way.
      if (this.#socket.destroyed || !this.#socket.writable) this.#lose(error);
      throw this.#lost ?? new AppError('shell/refused', { params: this.#where, cause: error });
    }
  }

  /** Says goodbye and waits for the other end, but not for long: a frozen gateway never answers. */
  async close(): Promise<void> {
    this.#lose();
    if (!this.#socket.destroyed) {
      const closed = new Promise((resolve) => this.#socket.once('close', resolve));
      this.#client.end();
      const patience = new AbortController();
      await Promise.race([closed, delay(goodbyeMs, undefined, { signal: patience.signal })]);
      patience.abort();
      this.#socket.destroy();
    }
  }

  /**
   * Waits until the server has dealt with all that came before, by a request that asks for nothing (to end a forwarding that is not).
   * A server that allows one session has then given back the last one; and dropbear 2022.82 to 2024.85 has seen to the end of the last
   * program: before that it closes a new channel, and breaks the connection once its command starts all the same (dropbear issues
   * 258 and 321).
   */
  #roundTrip(): Promise<void> {
    return new Promise((resolve) => {
      try {
        this.#client.unforwardIn('localhost', 0, () => resolve());
      } catch {
        // Not connected any more, as the next call will find.
        resolve();
      }
    });
  }

  #lose(cause?: unknown): void {
    this.#lost ??= new AppError('ssh/connection-lost', { params: this.#where, cause });
  }
}
