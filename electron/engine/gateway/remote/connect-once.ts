/**
 * Exactly one CONNECT over a connection that is open already, and what comes back: no will, no subscription, no publication, no second
 * try, because brokers count failures and lock accounts (esf.md §5.1).
 */
import type { Socket } from 'node:net';
import { type IClientOptions, MqttClient } from 'mqtt';
import { abortedBy, limitSignal } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';

export interface BrokerLogin {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}

export type ConnectAnswer =
  | { readonly kind: 'connack'; readonly code: number }
  | { readonly kind: 'not-mqtt' | 'silent' }
  /** `reason`: code of Node or OpenSSL, where the socket gave one. */
  | { readonly kind: 'closed' | 'tls-alert'; readonly reason?: string };

/** After a DISCONNECT the broker closes; one that does not is left. */
const GOODBYE_MS = 1000;
/** The library's own timers are not used: it is this function that waits. */
const NEVER_MS = 2_147_483_647;

/** Leaves the socket destroyed. Throws only `run/aborted` or the signal's own AppError. */
export async function connectOnce(socket: Socket, login: BrokerLogin, options: CallOptions): Promise<ConnectAnswer> {
  const limits = limitSignal(options);
  const client = new MqttClient(() => socket, clientOptions(login));
  // Also after the answer: the library tells again what is known by then.
  client.on('error', () => undefined);
  try {
    const answer = await answerOf(client, socket, limits);
    const aborted = answer.kind === 'silent' ? abortedBy(options) : undefined;
    if (aborted !== undefined) throw aborted;
    if (answer.kind === 'connack' && answer.code === 0) await sayGoodbye(client, socket);
    return answer;
  } finally {
    client.end(true);
    socket.destroy();
  }
}

function clientOptions({ clientId, username, password }: BrokerLogin): IClientOptions {
  return {
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    clientId,
    // As bytes, because of a text the library's packet writer prints what it writes where DEBUG is set. It takes both so (its types
    // say so of the password only).
    username: Buffer.from(username, 'utf8') as unknown as string,
    password: Buffer.from(password, 'utf8'),
    keepalive: 0,
    reconnectPeriod: 0,
    connectTimeout: NEVER_MS,
    manualConnect: true,
    // The library would print the user where DEBUG is set.
    log: () => undefined,
  };
}

function answerOf(client: MqttClient, socket: Socket, limits: AbortSignal): Promise<ConnectAnswer> {
  return new Promise((resolve) => {
    const late = () => end({ kind: 'silent' });
    const end = (answer: ConnectAnswer) => {
      limits.removeEventListener('abort', late);
      resolve(answer);
    };
    limits.addEventListener('abort', late, { once: true });
    // Before the library's own listeners, which tell the same with less.
    socket.on('error', (error: Error & { readonly code?: string }) => end(brokenBy(error.code ?? 'unknown')));
    client.on('packetreceive', (packet) => {
      end(
        packet.cmd === 'connack' && packet.returnCode !== undefined ? { kind: 'connack', code: packet.returnCode } : { kind: 'not-mqtt' },
      );
    });
    client.on('error', () => end({ kind: 'not-mqtt' }));
    socket.on('close', () => end({ kind: 'closed' }));
    if (socket.destroyed) end({ kind: 'closed' });
    else client.connect();
  });
}

/** With TLS 1.3 a broker refuses the client's certificate, or its absence, only after the handshake. */
function brokenBy(reason: string): ConnectAnswer {
  return { kind: reason.startsWith('ERR_SSL_') ? 'tls-alert' : 'closed', reason };
}

function sayGoodbye(client: MqttClient, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GOODBYE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    client.end(false);
  });
}
