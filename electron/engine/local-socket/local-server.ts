/**
 * The engine's ear for commands beside a window or another command. Only the user who runs the engine gets through: the folder is
 * that user's alone, and a connection begins with the token that lies in it.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Port, ServerMessage } from '../../../shared/rpc/messages.ts';
import { clientGreetingSchema, GREETING_TIMEOUT_MS, greetingOf, speaksWith } from './greeting.ts';
import { prepareSocketPlace, type SocketPlace } from './socket-place.ts';
import { SocketPort } from './socket-port.ts';

/** For commands to ask for what is left and go; one that does not is left behind. */
const LAST_WORDS_MS = 500;

export interface LocalServerOptions {
  readonly journalFile: string;
  readonly linesideVersion: string;
  /** Answers calls on the connection of a command that has shown who it is. */
  readonly serve: (port: Port<ServerMessage, unknown>) => void;
}

export interface LocalServer {
  /** Takes no more connections, gives those that there are a moment to end, and ends them. */
  close(): Promise<void>;
}

/** Only for who holds the journal. Throws what the system says where it cannot listen. */
export async function listenLocally(options: LocalServerOptions): Promise<LocalServer> {
  const place = prepareSocketPlace(options.journalFile);
  const connections = new Set<SocketPort<unknown>>();
  const server = createServer((socket) => {
    const port = new SocketPort<unknown>(socket);
    connections.add(port);
    port.onClose(() => connections.delete(port));
    void greet(port, options, place.token);
  });
  try {
    server.listen(place.address);
    await once(server, 'listening');
    place.publish();
  } catch (error) {
    server.close();
    place.remove();
    throw error;
  }
  return { close: () => closeAll(server, connections, place) };
}

async function greet(port: SocketPort<unknown>, options: LocalServerOptions, token: string): Promise<void> {
  const timer = setTimeout(() => port.destroy(), GREETING_TIMEOUT_MS);
  try {
    const theirs = clientGreetingSchema.parse(await port.next());
    if (theirs.token !== token) return port.destroy();
    const ours = greetingOf(options.linesideVersion);
    port.send(ours);
    if (!speaksWith(ours, theirs)) return port.end();
    port.greeted();
    options.serve(port);
  } catch {
    // Nobody whom this engine knows.
    port.destroy();
  } finally {
    clearTimeout(timer);
  }
}

async function closeAll(server: Server, connections: ReadonlySet<SocketPort<unknown>>, place: SocketPlace): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await Promise.race([closed, delay(LAST_WORDS_MS, undefined, { ref: false })]);
  for (const port of connections) port.destroy();
  await closed;
  place.remove();
}
