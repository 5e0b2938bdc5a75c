/** A lane's port: one number for life, closed and opened again. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LanePort } from '../../../../../electron/simulator/line/lane-port.ts';

const ports: LanePort[] = [];
afterEach(async () => {
  for (const port of ports.splice(0)) await port.close();
});

async function reserve(): Promise<LanePort> {
  const port = await LanePort.reserve();
  ports.push(port);
  return port;
}

/** What a client meets: the first text it is sent, or how it is turned away. */
async function visit({ port }: LanePort): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    const [text] = (await once(socket, 'data')) as [Buffer];
    return text.toString('latin1');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'closed';
  } finally {
    socket.destroy();
  }
}

const greet = (text: string) => (socket: Socket) => socket.write(text);

describe('a lane port', () => {
  it('lets in while it is open, refuses while it is closed, and keeps its number', async () => {
    const lane = await reserve();
    await lane.open(greet('first'));
    expect(await visit(lane)).toBe('first');
    await lane.close();
    expect(await visit(lane)).toBe('ECONNREFUSED');
    await lane.open(greet('second'));
    expect(await visit(lane)).toBe('second');
  });

  it('cuts those who are inside when it closes', async () => {
    const lane = await reserve();
    await lane.open(greet('hello'));
    const socket = connect({ host: '127.0.0.1', port: lane.port });
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await lane.close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  it('does what it was asked in the order it was asked', async () => {
    const lane = await reserve();
    await Promise.all([lane.open(greet('a')), lane.close(), lane.open(greet('b')), lane.close(), lane.open(greet('c'))]);
    expect(await visit(lane)).toBe('c');
  });

  it('waits while another program has its port', async () => {
    const lane = await reserve();
    await lane.close();
    const other = createServer().listen({ host: '127.0.0.1', port: lane.port });
    await once(other, 'listening');
    const opening = lane.open(greet('mine again'));
    other.close();
    await opening;
    expect(await visit(lane)).toBe('mine again');
  });
});
