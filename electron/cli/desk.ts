/** The engine of a command that writes: the one that runs beside it, or its own for as long as the command lasts. */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { type CommandRequests, commandRequests } from '../../shared/contract/commands.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { text } from '../../shared/texts/text.ts';
import type { EngineConnection } from '../engine/local-socket/local-client.ts';
import type { OwnStation } from '../engine/service/own-station.ts';
import { stationPaths } from '../station-folder.ts';
import type { Call } from './command.ts';

/** An engine that has the journal and does not answer yet is still opening it, or about to end; before this command others may have their turn. */
const FIND_ENGINE_MS = 60_000;
const SAY_SO_MS = 3000;
const LOOK_AGAIN_MS = 200;

type RequestName = keyof CommandRequests;

export interface Desk {
  /** Rejects with what the engine refused, with `engine/stopped` where it was lost, and with the signal's reason. */
  ask<Name extends RequestName>(
    name: Name,
    input: z.input<CommandRequests[Name]['input']>,
    signal?: AbortSignal,
  ): Promise<z.output<CommandRequests[Name]['output']>>;
}

export interface DeskOptions {
  /** A journal that is not there is `journal/not-found`: a mistyped path must not look like a station with nothing to do. */
  readonly mustExist: boolean;
  /** The command is to run or resume units. */
  readonly forOrder: boolean;
  /** It stays for as long as a person likes: where it has the engine, other commands' orders are carried out by it. */
  readonly takesOrders?: boolean;
}

interface OpenDesk extends Desk {
  /** Resolves when an engine that is not the command's own is gone. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/**
 * Works at the engine that has the journal, and closes what it opened. An engine that is about to end is waited for, so `work` may be
 * begun again. `journal/in-use` where a program has the journal that does not answer; `engine/other-version`.
 */
export async function withDesk<Result>(call: Call, options: DeskOptions, work: (desk: Desk) => Promise<Result>): Promise<Result> {
  for (;;) {
    const desk = await openDesk(call, options);
    try {
      return await work(strict(desk, call));
    } catch (thrown) {
      if (!isCode(thrown, 'engine/ends-soon')) throw thrown;
      await Promise.race([desk.gone, aborted(call.stop)]);
      call.stop.throwIfAborted();
    } finally {
      await desk.close();
    }
  }
}

/** Refuses what no engine would take before one is asked: then it was the words of the command. */
function strict(desk: Desk, { given }: Call): Desk {
  return {
    ask: async (name, input, signal) => {
      const parsed = commandRequests[name].input.safeParse(input);
      const [issue] = parsed.error?.issues ?? [];
      if (issue !== undefined) throw given.refuse('command.arguments.not-usable', { where: issue.path.join('.') });
      return await desk.ask(name, input, signal);
    },
  };
}

async function openDesk(call: Call, options: DeskOptions): Promise<OpenDesk> {
  const { connectToEngine } = await import('../engine/local-socket/local-client.ts');
  const { journalFile } = stationPaths(call.environment, call.given.text('db'));
  const began = performance.now();
  const waited = () => performance.now() - began;
  for (let hasSaidSo = false; ; ) {
    const connection = await connectToEngine(journalFile, call.linesideVersion);
    if (connection !== undefined) return beside(connection);
    try {
      return ofOwn(await openOwn(call, options));
    } catch (thrown) {
      if (!isCode(thrown, 'journal/in-use') || waited() > FIND_ENGINE_MS) throw thrown;
      if (!hasSaidSo && waited() > SAY_SO_MS) {
        hasSaidSo = true;
        await call.output.note(text(call.language, 'command.waiting'));
      }
      await delay(LOOK_AGAIN_MS, undefined, { signal: call.stop });
    }
  }
}

async function openOwn(
  { given, environment, linesideVersion, log }: Call,
  { mustExist, forOrder, takesOrders = false }: DeskOptions,
): Promise<OwnStation> {
  const { openOwnStation } = await import('../engine/service/own-station.ts');
  const { journalFile, keyFolder } = stationPaths(environment, given.text('db'));
  if (mustExist && !existsSync(journalFile)) throw new AppError('journal/not-found', { params: { file: journalFile } });
  return await openOwnStation({ journalFile, keyFolder, environment, linesideVersion, forOrder, takesOrders, log });
}

function beside({ client, closed, close }: EngineConnection): OpenDesk {
  return {
    ask: (name, input, signal) => client.request(name, input, signal === undefined ? {} : { signal }),
    gone: closed,
    close: async () => close(),
  };
}

/** The same requests without a wire; inputs get their defaults as on one. */
function ofOwn({ desk, close }: OwnStation): OpenDesk {
  return {
    ask: async (name, input, signal = new AbortController().signal) => {
      const answer = desk[name] as (input: unknown, signal: AbortSignal) => Promise<never>;
      return await answer(commandRequests[name].input.parse(input), signal);
    },
    gone: Promise.resolve(),
    close,
  };
}

function isCode(thrown: unknown, code: AppError['code']): boolean {
  return thrown instanceof AppError && thrown.code === code;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
