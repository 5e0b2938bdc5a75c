/** A broker that does one odd thing with every CONNECT, and counts them: for answers that no real broker gives on demand. */
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { CertifiedKey } from '../../electron/engine/pki/self-signed.ts';

export type Oddity = { readonly connack: number } | 'silent' | 'close' | 'reset' | 'http';

export interface OddBroker {
  readonly port: number;
  /** What came over each connection, in order. */
  readonly received: readonly Buffer[];
  connects(): number;
  /** Resolves when a CONNECT has come. */
  connected(): Promise<void>;
  stop(): Promise<void>;
}

/** The protocol name, which stands in every CONNECT (MQTT 3.1.1 §3.1.2.1), also in a second one over the same connection. */
const PROTOCOL_NAME = '\0\x04MQTT';

export async function startOddBroker(oddity: Oddity, serverKey?: CertifiedKey): Promise<OddBroker> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const first = Promise.withResolvers<void>();
  const onSocket = (socket: Socket) => {
    sockets.add(socket);
    const place = received.push(Buffer.alloc(0)) - 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const isFirst = received[place]?.length === 0;
      received[place] = Buffer.concat([received[place] ?? Buffer.alloc(0), bytes]);
      if (isFirst) react(socket, oddity);
      first.resolve();
    });
  };
  const tls = serverKey === undefined ? undefined : { key: serverKey.keyPem, cert: serverKey.certificatePem };
  const server: Server = tls === undefined ? createTcpServer(onSocket) : createTlsServer(tls, onSocket);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    connects: () => Buffer.concat(received).toString('latin1').split(PROTOCOL_NAME).length - 1,
    connected: () => first.promise,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function react(socket: Socket, oddity: Oddity): void {
  if (oddity === 'silent') return;
  if (oddity === 'close') socket.end();
  else if (oddity === 'reset') socket.destroy();
  else if (oddity === 'http') socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  else socket.write(Buffer.from([0x20, 2, 0, oddity.connack]));
}
