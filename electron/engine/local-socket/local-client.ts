/** A command's way to the engine that has the journal. */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { connectTo, type RequestClient } from '../../../shared/rpc/client.ts';
import type { ClientMessage, Port, ServerMessage } from '../../../shared/rpc/messages.ts';
import { GREETING_TIMEOUT_MS, greetingOf, type ServerGreeting, serverGreetingSchema, speaksWith } from './greeting.ts';
import { readSocketNote } from './socket-place.ts';
import { SocketPort } from './socket-port.ts';

export interface EngineConnection {
  readonly client: RequestClient<CommandRequests>;
  /** Resolves when the engine, or the way to it, is gone. */
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * Undefined where no engine answers at this journal's place: none is there, or it was lost and left its socket behind. Throws
 * `engine/other-version`.
 */
export async function connectToEngine(journalFile: string, linesideVersion: string): Promise<EngineConnection | undefined> {
  const note = readSocketNote(journalFile);
  if (note === undefined) return undefined;
  const socket = createConnection(note.address);
  const port = new SocketPort<unknown>(socket);
  const ours = greetingOf(linesideVersion);
  let theirs: ServerGreeting;
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(GREETING_TIMEOUT_MS) });
    port.send({ ...ours, token: note.token });
    theirs = serverGreetingSchema.parse(await Promise.race([port.next(), noGreeting()]));
  } catch {
    // Refused, gone, or silent: whether an engine has the journal is for its lock to say.
    port.destroy();
    return undefined;
  }
  if (!speaksWith(ours, theirs)) {
    port.destroy();
    throw new AppError('engine/other-version', { params: { running: theirs.lineside, own: linesideVersion } });
  }
  port.greeted();
  const closed = new Promise<void>((resolve) => port.onClose(resolve));
  const client = connectTo<CommandRequests>(port as unknown as Port<ClientMessage, ServerMessage>);
  return { client, closed, close: () => port.end() };
}

async function noGreeting(): Promise<never> {
  await delay(GREETING_TIMEOUT_MS, undefined, { ref: false });
  throw new Error('no greeting');
}
