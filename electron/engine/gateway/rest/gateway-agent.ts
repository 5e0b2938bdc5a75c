/** Keeps the gateway's connections; hands out none that has not passed the certificate check. */
import { Agent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { type CertificateTrust, connectChecked } from './certificate-pin.ts';

/** Far below the 30 s after which a gateway's server closes an idle connection, so that no request meets one just being closed. */
const idleMs = 2000;
const connectionsAtOnce = 4;

/** Passed along with a request's own options. */
export interface ConnectionOptions extends RequestOptions {
  /** Ends the attempt to connect: a gateway that is just restarting must not keep the next request waiting behind this one. */
  readonly givenUp?: AbortSignal;
}

export class GatewayAgent extends Agent {
  readonly #trust: CertificateTrust;
  readonly #sockets = new Set<TLSSocket>();
  #ended = false;

  constructor(trust: CertificateTrust) {
    super({ keepAlive: true, maxSockets: connectionsAtOnce, timeout: idleMs });
    this.#trust = trust;
  }

  /** Gives the socket by the callback only, after the check: a request is written no earlier than it has a socket. */
  override createConnection(options: ConnectionOptions, created?: (error: Error | null, socket: Duplex) => void): Duplex | undefined {
    const { socket, checked } = connectChecked(this.#trust, options.givenUp);
    this.#sockets.add(socket);
    if (this.#ended) socket.destroy();
    socket.once('close', () => this.#sockets.delete(socket));
    checked.then(
      () => created?.(null, socket),
      (error: Error) => created?.(error, socket),
    );
    return undefined;
  }

  /** Also closes what is still in its handshake, which Node's agent does not know of; and opens nothing from now on. */
  override destroy(): void {
    this.#ended = true;
    super.destroy();
    for (const socket of this.#sockets) socket.destroy();
  }
}
