/**
 * One MQTT connection of the station, from CONNECT to its end, which comes once: it is never made again by itself, so that nothing that
 * was under way is ever sent a second time.
 */
import type { Socket } from 'node:net';
import { type IClientOptions, MqttClient } from 'mqtt';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';
import { placeOf } from './broker-address.ts';
import { causesOf } from './broker-causes.ts';
import { brokerFailure } from './broker-failure.ts';
import { openBrokerSocket } from './broker-socket.ts';
import { type BrokerVerdict, verdictOfCode } from './broker-verdict.ts';
import type { LinkPlace } from './link-options.ts';

export interface LinkEvents {
  readonly onMessage: (topic: string, payload: Buffer) => void;
  /** Once, after the connection stood. */
  readonly onEnd: () => void;
}

export interface LinkConnection {
  /** Hands the message to the network; false where the connection is over. At most once (QoS 0): a request may be a write. */
  publish(topic: string, payload: Uint8Array): boolean;
  /** `remote/topic-refused` where the broker does not allow it, `remote/link-lost`. */
  subscribe(filters: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const KEEPALIVE_SECONDS = 30;
const GOODBYE_MS = 1000;
/** A broker that does not confirm a subscription within it is taken for lost. */
const SUBSCRIBE_MS = 15_000;
/** The library's own timers are not used: the callers' are. */
const NEVER_MS = 2_147_483_647;

/**
 * Throws what `brokerFailure` makes of a broker that does not let the station in, `broker/bad-authorities`, and `run/aborted` or the
 * signal's own AppError.
 */
export async function openLinkConnection(place: LinkPlace, events: LinkEvents, options: CallOptions): Promise<LinkConnection> {
  const limits = limitSignal(options);
  const socket = await openBrokerSocket(place, options);
  if ('verdict' in socket) throw refusal(place, socket);
  const client = new MqttClient(() => socket, clientOptions(place));
  client.on('error', () => undefined);
  try {
    await connected(client, socket, { place, limits, options });
  } catch (error) {
    client.end(true);
    socket.destroy();
    throw error;
  }
  // What a broker kept says nothing of now: a birth among it may be anybody's of long ago.
  client.on('message', (topic, payload, { retain }) => {
    if (!retain) events.onMessage(topic, payload);
  });
  client.once('close', () => events.onEnd());
  if (socket.destroyed) queueMicrotask(events.onEnd);
  return connectionOf(client, place, togetherOn(socket));
}

/** What is sent in one turn of the event loop leaves in one write: answers come many at once, and each is followed by the next request. */
function togetherOn(socket: Socket): () => void {
  let isHeld = false;
  const release = () => {
    isHeld = false;
    socket.uncork();
  };
  return () => {
    if (isHeld) return;
    isHeld = true;
    socket.cork();
    setImmediate(release);
  };
}

function connectionOf(client: MqttClient, place: LinkPlace, together: () => void): LinkConnection {
  return {
    publish: (topic, payload) => {
      if (!client.connected) return false;
      together();
      client.publish(topic, Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength), { qos: 0 });
      return true;
    },
    subscribe: (filters) => subscribed(client, filters, place),
    close: () => closed(client),
  };
}

interface Opening {
  readonly place: LinkPlace;
  readonly limits: AbortSignal;
  readonly options: CallOptions;
}

function connected(client: MqttClient, socket: Socket, { place, limits, options }: Opening): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: AppError) => {
      limits.removeEventListener('abort', late);
      if (error === undefined) resolve();
      else reject(error);
    };
    const late = () => end(abortedBy(options) ?? refusal(place, { verdict: 'silent' }));
    limits.addEventListener('abort', late, { once: true });
    client.once('packetreceive', (packet) => {
      if (packet.cmd !== 'connack' || packet.returnCode === undefined) return end(refusal(place, { verdict: 'not-mqtt' }));
      const { returnCode: code } = packet;
      end(code === 0 ? undefined : refusal(place, { verdict: verdictOfCode(code), code }));
    });
    client.once('error', () => end(refusal(place, { verdict: 'not-mqtt' })));
    socket.once('error', (error: Error & { readonly code?: string }) => end(brokenBy(place, error.code ?? 'unknown')));
    socket.once('close', () => end(refusal(place, { verdict: 'closed' })));
    if (limits.aborted) late();
    else if (socket.destroyed) end(refusal(place, { verdict: 'closed' }));
    else client.connect();
  });
}

/** With TLS 1.3 a broker refuses the client's certificate, or its absence, only after the handshake. */
function brokenBy(place: LinkPlace, reason: string): AppError {
  return refusal(place, { verdict: reason.startsWith('ERR_SSL_') ? 'tls-failed' : 'closed', reason });
}

interface Refusal {
  readonly verdict: BrokerVerdict;
  readonly reason?: string | undefined;
  readonly code?: number;
}

function refusal({ address, family }: LinkPlace, { verdict, reason, code }: Refusal): AppError {
  if (verdict === 'accepted') throw new RangeError('a broker that accepts refuses nothing');
  return brokerFailure(address, { verdict, reason, code, family, causes: causesOf(verdict, family, reason) });
}

function clientOptions({ clientId, user, password }: LinkPlace): IClientOptions {
  return {
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    clientId,
    // As bytes, because of a text the library's packet writer prints what it writes where DEBUG is set (see connect-once.ts).
    ...(user === undefined ? {} : { username: Buffer.from(user, 'utf8') as unknown as string }),
    ...(password === undefined ? {} : { password: Buffer.from(password, 'utf8') }),
    keepalive: KEEPALIVE_SECONDS,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    connectTimeout: NEVER_MS,
    manualConnect: true,
    log: () => undefined,
  };
}

function subscribed(client: MqttClient, filters: readonly string[], { address }: LinkPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    const lost = () => reject(new AppError('remote/link-lost', { params: { place: placeOf(address) } }));
    if (!client.connected) return lost();
    client.once('close', lost);
    const late = setTimeout(lost, SUBSCRIBE_MS);
    client.subscribe([...filters], { qos: 1 }, (error, granted) => {
      clearTimeout(late);
      client.off('close', lost);
      const isRefused = granted?.some(({ qos }) => qos >= 128) === true;
      if (!client.connected) lost();
      else if (error === null && !isRefused) resolve();
      else reject(new AppError('remote/topic-refused', { params: { place: placeOf(address), topics: filters.join(', ') } }));
    });
  });
}

/** After a DISCONNECT the broker closes; one that does not is left. */
async function closed(client: MqttClient): Promise<void> {
  if (!client.connected) {
    client.end(true);
    return;
  }
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => client.end(true, () => resolve()), GOODBYE_MS);
    client.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    client.end(false);
  });
}
