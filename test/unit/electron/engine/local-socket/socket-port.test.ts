import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import { SocketPort } from '../../../../../electron/engine/local-socket/socket-port.ts';

it('lets go of a peer that asks and never reads, before its answers fill the memory', async () => {
  const peer = new Duplex({ read: () => undefined, write: () => undefined });
  const closed = once(peer, 'close');
  const port = new SocketPort<string>(peer as Socket);
  const answer = 'x'.repeat(4 * 1024 * 1024);
  for (let sent = 0; sent < 40; sent += 1) port.send(answer);
  expect(peer.destroyed).toBe(true);
  await closed;
  expect(peer.writableLength).toBeLessThan(100 * 1024 * 1024);
});
