/** Whether an engine listens to commands for this journal, and where. */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { readSocketNote } from '../local-socket/socket-place.ts';
import type { Finding } from './finding.ts';

const ANSWER_MS = 2000;

/** No engine, or one that was lost, is no fault: a command starts its own. */
export async function checkLocalSocket(journalFile: string): Promise<Finding> {
  const finding = (
    key: 'doctor.local-socket.none' | 'doctor.local-socket.answers' | 'doctor.local-socket.stale',
    address = '',
  ): Finding => {
    return { name: 'local-socket', required: false, ok: true, said: { key, params: { address } } };
  };
  const note = readSocketNote(journalFile);
  if (note === undefined) return finding('doctor.local-socket.none');
  const socket = createConnection(note.address);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(ANSWER_MS) });
    return finding('doctor.local-socket.answers', note.address);
  } catch {
    return finding('doctor.local-socket.stale', note.address);
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}
