/** Serves commands on the journal's local socket. */
import { commandRequests } from '../../../shared/contract/commands.ts';
import { serveRequests } from '../../../shared/rpc/server.ts';
import type { Log } from '../../log/log.ts';
import { type LocalServer, listenLocally } from '../local-socket/local-server.ts';
import type { CommandDesk } from './command-desk.ts';
import { logRefusal } from './log-refusal.ts';

export interface CommandEar {
  readonly journalFile: string;
  readonly linesideVersion: string;
  readonly log: Log | undefined;
  /** Called for each command that comes. */
  readonly openDesk: () => CommandDesk;
}

/** Undefined where this computer lets nobody listen there: then commands find the journal in use, and all else works. */
export async function hearCommands({ openDesk, log, ...place }: CommandEar): Promise<LocalServer | undefined> {
  const onFailure = (error: unknown, request: string) => logRefusal(log, request, error);
  try {
    return await listenLocally({
      ...place,
      serve: (port) => void serveRequests(commandRequests, { port, service: openDesk(), onFailure }),
    });
  } catch (error) {
    log?.write({ level: 'warning', room: 'socket', message: 'commands cannot be heard', error });
    return undefined;
  }
}
