/**
 * The engine of a command that found none: its own for as long as the command lasts, and open to other commands meanwhile. These get
 * no order carried out, because they would keep the command from ending; whatever else they asked for is finished first.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { Log } from '../../log/log.ts';
import { type Engine, type EngineOptions, openEngine } from '../open-engine.ts';
import { type CommandDesk, commandDesk } from './command-desk.ts';
import type { OrderTaker } from './command-orders.ts';
import { hearCommands } from './hear-commands.ts';
import { logFailures } from './log-journal.ts';

export interface OwnStationOptions extends EngineOptions {
  /** The command is to run or resume units itself. */
  readonly forOrder: boolean;
  /** Orders of other commands are carried out, and finished before it closes. */
  readonly takesOrders?: boolean;
  readonly log?: Log | undefined;
}

export interface OwnStation {
  readonly desk: CommandDesk;
  /** Finishes what other commands asked for, then closes the journal. */
  close(): Promise<void>;
}

/** Throws as `openEngine`. */
export async function openOwnStation(options: OwnStationOptions): Promise<OwnStation> {
  const engine = await openEngine(options);
  const { environment, journalFile, linesideVersion, log } = options;
  const guests = new Guests(engine, options);
  const ear = await hearCommands({ journalFile, linesideVersion, log, openDesk: () => guests.desk() });
  if (log !== undefined) engine.journal.onAppended((events) => logFailures(log, events));
  // The floor itself takes one order at a time.
  const desk = commandDesk({
    engine,
    hasWindow: false,
    environment,
    mayVisit: true,
    carryOut: (work) => work(new AbortController().signal, () => undefined),
  });
  return {
    desk,
    close: async () => {
      await guests.atRest();
      await ear?.close();
      await engine.close();
    },
  };
}

/** These change nothing, and may wait a while for something to happen. */
const WATCHING: ReadonlySet<string> = new Set<keyof CommandRequests>([
  'commands.events',
  'commands.questions',
  'commands.head',
  'commands.watch',
  'commands.watchMessages',
]);

/** Other commands at this one's engine. */
class Guests {
  readonly #engine: Engine;
  readonly #options: OwnStationOptions;
  /** What they asked for and have no answer to yet. */
  readonly #asked = new Set<Promise<unknown>>();
  #isClosing = false;

  constructor(engine: Engine, options: OwnStationOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  desk(): CommandDesk {
    const { environment, forOrder, takesOrders } = this.#options;
    const refuse = async () => {
      throw new AppError(forOrder ? 'run/already-running' : 'engine/ends-soon');
    };
    const carryOut: OrderTaker['carryOut'] = takesOrders === true ? (work) => work(new AbortController().signal, () => undefined) : refuse;
    const desk = commandDesk({ engine: this.#engine, hasWindow: false, environment, mayVisit: false, carryOut });
    const kept = Object.entries<Answer>(desk).map(([name, answer]): [string, Answer] => {
      return [name, WATCHING.has(name) ? answer : (input, signal) => this.#keep(() => answer(input, signal))];
    });
    return Object.fromEntries(kept) as unknown as CommandDesk;
  }

  /** From now on nothing new is taken. */
  async atRest(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#asked);
  }

  #keep(work: () => Promise<unknown>): Promise<unknown> {
    if (this.#isClosing) return Promise.reject(new AppError('engine/ends-soon'));
    const working = work().finally(() => this.#asked.delete(working));
    this.#asked.add(working);
    return working;
  }
}

type Answer = (input: never, signal: AbortSignal) => Promise<unknown>;
