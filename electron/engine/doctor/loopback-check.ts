/** Whether this computer lets a program listen on its own loopback address, as the training line and the window's link to the engine do. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Finding } from './finding.ts';

export async function checkLoopback(): Promise<Finding> {
  const server = createServer();
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { name: 'loopback', required: true, ok: true, said: { key: 'doctor.loopback.ok' } };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    return { name: 'loopback', required: true, ok: false, said: { key: 'doctor.loopback.refused', params: { reason } } };
  } finally {
    server.close();
  }
}
