/**
 * The broker inside the station: MQTT 3.1.1 over TLS, a user per unit, its own topics only. Nothing it holds outlives it: what a
 * gateway has to know is sent again when it connects again.
 */
import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { Aedes, type Client } from 'aedes';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { BrokerLogin } from '../../gateway/remote/connect-once.ts';
import type { CertifiedKey } from '../../pki/self-signed.ts';
import { mayPublish, maySubscribe } from './broker-rights.ts';
import { LimitedConnection } from './packet-limit.ts';

export interface EmbeddedBrokerOptions {
  readonly listen: { readonly host: string; readonly port: number };
  /** Certificate with its chain, and its key. */
  readonly serverKey: CertifiedKey;
  readonly account: string;
  readonly maxConnections: number;
  readonly maxPayloadBytes: number;
  /** May all. */
  readonly station: BrokerLogin;
  /** Undefined for a user that there is not. */
  readonly loginOf: (username: string) => BrokerLogin | undefined;
  /** Two gateways, or one that lost its connection without noticing, use one client id: the first one was dropped. */
  readonly onTakeover: (clientId: string) => void;
}

export interface EmbeddedBroker {
  readonly port: number;
  isConnected(clientId: string): boolean;
  /** Resolves when the connection is closed; at once where there is none. */
  drop(clientId: string): Promise<void>;
  close(): Promise<void>;
}

/** CONNACK codes (MQTT 3.1.1 §3.2.2.3). */
const REFUSED = { clientId: 2, login: 4 } as const;
/** From the connection to its CONNECT. */
const CONNECT_MS = 15_000;
const HANDSHAKE_MS = 15_000;
/** Beside the payload: topic and packet id. */
const PACKET_MARGIN_BYTES = 70_000;

/** Throws `own-broker/port-in-use`, `own-broker/cannot-listen`. */
export async function openEmbeddedBroker(options: EmbeddedBrokerOptions): Promise<EmbeddedBroker> {
  const aedes = await Aedes.createBroker({ connectTimeout: CONNECT_MS, queueLimit: 100 });
  const clients = followClients(aedes);
  guard(aedes, clients, options);
  const sockets = new Set<Socket>();
  const server = makeServer(aedes, options, sockets);
  try {
    await listen(server, options.listen);
  } catch (thrown) {
    await new Promise<void>((resolve) => aedes.close(resolve));
    throw thrown;
  }
  return {
    port: (server.address() as AddressInfo).port,
    isConnected: (clientId) => clients.has(clientId),
    drop: (clientId) =>
      new Promise((resolve) => {
        const client = clients.get(clientId);
        if (client === undefined) resolve();
        else client.close(() => resolve());
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([closed, new Promise<void>((resolve) => aedes.close(resolve))]);
    },
  };
}

function makeServer(aedes: Aedes, { serverKey, maxConnections, maxPayloadBytes }: EmbeddedBrokerOptions, sockets: Set<Socket>): Server {
  const { keyPem: key, certificatePem: cert } = serverKey;
  const limits = { maxBytes: maxPayloadBytes + PACKET_MARGIN_BYTES, onTooLong: () => undefined };
  const server = createServer({ key, cert, handshakeTimeout: HANDSHAKE_MS, minVersion: 'TLSv1.2' }, (socket) =>
    aedes.handle(new LimitedConnection(socket, limits)),
  );
  server.maxConnections = maxConnections;
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  return server;
}

function listen(server: Server, { host, port }: EmbeddedBrokerOptions['listen']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const params = { place: `${host}:${port}`, reason: cause.code ?? 'unknown' };
      const code = cause.code === 'EADDRINUSE' ? 'own-broker/port-in-use' : 'own-broker/cannot-listen';
      reject(new AppError(code, { params, cause }));
    });
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function guard(aedes: Aedes, clients: ReadonlyMap<string, Client>, options: EmbeddedBrokerOptions): void {
  const { station, account, onTakeover } = options;
  const ofStation = new WeakSet<Client>();
  const placeOf = ({ id: clientId }: Client) => ({ account, clientId, stationClientId: station.clientId });
  aedes.authenticate = (client, ...[username, password, done]) => {
    const code = refusalOf({ clientId: client.id, username: username ?? '', password: password ?? Buffer.alloc(0) }, options);
    const refusal = code === undefined ? null : Object.assign(new Error('refused'), { returnCode: code });
    if (code === undefined && username === station.username) ofStation.add(client);
    // The broker drops the one that was there before it goes on.
    if (code === undefined && clients.has(client.id)) onTakeover(client.id);
    done(refusal, code === undefined);
  };
  aedes.authorizePublish = (client, packet, done) => {
    // Of an internal message there is no client.
    const mayAll = client === null || ofStation.has(client);
    // What is kept would outlive the gateway that said it.
    if (!mayAll) packet.retain = false;
    done(mayAll || mayPublish(packet.topic, placeOf(client)) ? null : new Error('not authorized'));
  };
  aedes.authorizeSubscribe = (client, subscription, done) => {
    const isAllowed = ofStation.has(client) || maySubscribe(subscription.topic, placeOf(client));
    done(null, isAllowed ? subscription : null);
  };
  aedes.on('clientError', () => undefined);
  aedes.on('connectionError', () => undefined);
}

function refusalOf(
  given: { readonly clientId: string; readonly username: string; readonly password: Uint8Array },
  { station, loginOf }: EmbeddedBrokerOptions,
): number | undefined {
  const login = given.username === station.username ? station : loginOf(given.username);
  if (login === undefined || !isSame(given.password, Buffer.from(login.password))) return REFUSED.login;
  return given.clientId === login.clientId ? undefined : REFUSED.clientId;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Those that are connected, by client id. */
function followClients(aedes: Aedes): ReadonlyMap<string, Client> {
  const clients = new Map<string, Client>();
  aedes.on('client', (client) => clients.set(client.id, client));
  aedes.on('clientDisconnect', (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id);
  });
  return clients;
}
