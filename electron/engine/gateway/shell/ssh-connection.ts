/** One logged-in SSH connection: opens channels, knows when it is lost, and closes for certain. */
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client, ClientChannel } from 'ssh2';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { SshError } from './ssh-login-error.ts';

const goodbyeMs = 500;
const pausesMs = [20, 80, 300];

export class SshConnection {
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

  /**
   * Starts a command line on a channel of its own. `ssh/connection-lost`, or `shell/refused` where the gateway opens none, even after
   * the moments that a server with few sessions needs to give back the last one. A refused channel has run nothing.
   */
  async openCommand(line: string): Promise<ClientChannel> {
    for (const pauseMs of pausesMs) {
      try {
        return await this.#tryCommand(line);
      } catch (error) {
        if (this.#lost !== undefined) throw this.#lost;
        if (!isChannelRefusal(error)) throw this.#refused(error);
        await delay(pauseMs);
      }
    }
    return this.#tryCommand(line).catch((error: unknown) => {
      throw this.#lost ?? this.#refused(error);
    });
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

  async #tryCommand(line: string): Promise<ClientChannel> {
    await this.#roundTrip();
    return new Promise((resolve, reject) => {
      try {
        this.#client.exec(line, (error, channel) => (error === undefined ? resolve(channel) : reject(error)));
      } catch (error) {
        // ssh2 throws where its socket is already closing; the event that says so may still be on its way.
        this.#lose(error);
        throw error;
      }
    });
  }

  /**
   * Waits until the server has dealt with all that came before, by a request that asks for nothing (to end a forwarding that is not).
   * dropbear 2022.82 to 2024.85 closes a channel that opens before it has seen to the end of the last one's program, and breaks
   * the connection when its command starts all the same (dropbear issues 258 and 321).
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

  #refused(cause: unknown): AppError {
    return new AppError('shell/refused', { params: this.#where, cause });
  }

  #lose(cause?: unknown): void {
    this.#lost ??= new AppError('ssh/connection-lost', { params: this.#where, cause });
  }
}

/** ssh2 puts the reason number of a CHANNEL_OPEN_FAILURE (RFC 4254 §5.1) on the error; a refused program has none. */
function isChannelRefusal(error: unknown): boolean {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'number';
}
