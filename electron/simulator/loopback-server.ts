/** TLS servers of the simulated platforms, on the loopback interface. */
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Aedes } from 'aedes';
import type { CertifiedKey } from '../engine/pki/self-signed.ts';

export interface LoopbackServer {
  readonly port: number;
  /** Connections that are open end with it. */
  close(): Promise<void>;
}

export async function serveHttps({ keyPem: key, certificatePem: cert }: CertifiedKey, serve: RequestListener): Promise<LoopbackServer> {
  const server = createHttpsServer({ key, cert }, serve);
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await listen(server);
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { port, close };
}

export async function serveMqtt({ keyPem: key, certificatePem: cert }: CertifiedKey, aedes: Aedes): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const server = createTlsServer({ key, cert }, (socket) => aedes.handle(socket));
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([
      new Promise<void>((resolve) => server.close(() => resolve())),
      new Promise<void>((resolve) => aedes.close(resolve)),
    ]);
  };
  return { port, close };
}

async function listen(server: Server): Promise<number> {
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
