/** A console server's TCP port behind which boards are swapped, as one cable goes from gateway to gateway. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ConsoleServer {
  readonly port: number;
  /** Plugs the cable into another board, by the TCP port of its console. */
  plug(port: number): void;
  close(): void;
}

export async function startConsoleServer(first: number): Promise<ConsoleServer> {
  const sockets = new Set<Socket>();
  let plugged = first;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((station) => {
    const board = connect({ host: '127.0.0.1', port: plugged });
    for (const end of [station, board]) {
      sockets.add(end);
      end.on('error', () => undefined).on('close', () => [station, board].map((each) => each.destroy()));
    }
    station.pipe(board).pipe(station);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    plug: (port) => {
      plugged = port;
      cut();
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
