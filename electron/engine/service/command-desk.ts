/** What commands may ask of an engine, their own or one that runs already: the same functions serve both. */
import { type CommandRequests, MAX_EVENTS_AT_A_TIME, type UnitAtWork } from '../../../shared/contract/commands.ts';
import type { StoredEvent } from '../../../shared/domain/events.ts';
import type { UnitId } from '../../../shared/domain/ids.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import type { Journal, JournalReader } from '../journal/journal.ts';
import type { Engine } from '../open-engine.ts';
import { Session } from '../people/session.ts';
import { certificateRequests } from './certificate-requests.ts';
import { questionRequests } from './command-questions.ts';
import { importForCommand } from './command-imports.ts';
import { exportCommands } from './command-exports.ts';
import { handOverRequests } from './command-hand-over.ts';
import { cloudCommands } from './command-clouds.ts';
import { CommandOrders, type OrderTaker } from './command-orders.ts';
import { lookForCommand } from './command-returns.ts';
import { secretRequests } from './command-secrets.ts';
import { commandWatch } from './command-watch.ts';
import { manufacturerRequests } from './manufacturer-requests.ts';
import { peopleRequests } from './people-requests.ts';
import { openVisit } from './command-visits.ts';
import { visitService } from './visit-requests.ts';

/** A command asks again; in between an engine that is gone is noticed. */
const EVENT_PATIENCE_MS = 10_000;

export type CommandDesk = Functions<CommandRequests>;

export interface DeskSurroundings extends OrderTaker {
  readonly engine: Engine;
  /** The engine's own; a station file's variables come from the command's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** False at an engine that is about to end: a visit would end with it. */
  readonly mayVisit: boolean;
}

/** One for each command: `commands.stop` stops the order of this one. */
export function commandDesk(around: DeskSurroundings): CommandDesk {
  const { journal } = around.engine;
  const session = new Session(() => around.engine);
  const orders = new CommandOrders(around, session);
  const visits = visitService(() => around.engine, session);
  return {
    ...visits.requests,
    'commands.openVisit': openVisit(around, visits),
    ...peopleRequests({ session, people: () => around.engine.people, isTraining: () => false }),
    ...questionRequests(around.engine.runs, session),
    ...cloudCommands(around, session),
    ...secretRequests(around.engine.secrets, session),
    ...commandWatch(around),
    ...handOverRequests(around.engine, session),
    ...exportCommands(around.engine, session),
    ...certificateRequests(() => around.engine, session),
    ...manufacturerRequests(() => around.engine, session),
    'commands.head': async () => ({ seq: journal.read.head().seq }),
    'commands.import': (input, signal) => importForCommand({ ...around.engine, session }, input, signal),
    'commands.run': (input, signal) => orders.run(input, signal),
    'commands.resume': (input, signal) => orders.resume(input, signal),
    'commands.lookAtReturn': lookForCommand(around, session),
    'commands.reprovision': (input, signal) => orders.reprovision(input, signal),
    'commands.stop': async () => {
      orders.stop();
      return {};
    },
    'commands.events': ({ afterSeq, limit }, signal) => eventsAfter(journal, { afterSeq, limit }, signal),
  };
}

async function eventsAfter(journal: Journal, query: { readonly afterSeq: number; readonly limit: number }, signal: AbortSignal) {
  const { read } = journal;
  const limit = Math.min(query.limit, MAX_EVENTS_AT_A_TIME);
  let events = read.events({ ...query, limit });
  if (events.length === 0) {
    await nextCommit(journal, signal);
    events = read.events({ ...query, limit });
  }
  return { events: [...events], units: unitsIn(read, events) };
}

/** Resolves after the next commit, when the patience or the command is at its end. */
async function nextCommit(journal: Journal, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, EVENT_PATIENCE_MS);
  const stopListening = journal.onAppended(() => resolve());
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  stopListening();
  clearTimeout(timer);
}

function unitsIn(read: JournalReader, events: readonly StoredEvent[]): Partial<Record<UnitId, UnitAtWork>> {
  const unitIds = new Set(events.flatMap(({ event }) => ('unitId' in event ? [event.unitId] : [])));
  return Object.fromEntries(
    [...unitIds].flatMap((unitId) => {
      const row = read.unit(unitId);
      if (row === undefined) return [];
      const { run } = row.state;
      const identifier = row.unit.identifiers[0]?.text ?? `#${row.unit.row}`;
      return [[unitId, { identifier, lane: run?.lane ?? '?', stepCount: run?.steps.length ?? 0 }]];
    }),
  );
}
