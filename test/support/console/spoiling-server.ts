/** A console server on 127.0.0.1 whose line is bad: what passes is lost, doubled, changed or said again, both ways, while it is told to. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Spoiler = (bytes: Buffer) => Buffer;

export interface SpoilingServer {
  readonly port: number;
  /** What happens to the bytes from now on; undefined for a good line. */
  spoil(spoiler: Spoiler | undefined): void;
  /** Closes the connection there is as soon as so many more bytes have gone to the gateway, once. */
  cutAfter(bytes: number): void;
  close(): void;
}

/** @param board TCP port of a console. */
export async function startSpoilingServer(board: number): Promise<SpoilingServer> {
  let spoiler: Spoiler | undefined;
  let left = Number.POSITIVE_INFINITY;
  const count = (bytes: number, station: Socket) => {
    left -= bytes;
    if (left > 0) return;
    left = Number.POSITIVE_INFINITY;
    station.destroy();
  };
  const server = createServer((station) => {
    const gateway = connect({ host: '127.0.0.1', port: board });
    for (const [from, to] of [
      [station, gateway],
      [gateway, station],
    ] as const) {
      from.on('data', (bytes: Buffer) => to.write(spoiler === undefined ? bytes : spoiler(bytes)));
      if (from === station) from.on('data', ({ length }: Buffer) => count(length, station));
      from.on('error', () => undefined).on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    spoil: (given) => {
      spoiler = given;
    },
    cutAfter: (bytes) => {
      left = bytes;
    },
    close: () => void server.close(),
  };
}
