/** What `run` and `resume` share: an order to the engine, events as lines while they happen, the summary at the end. */
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { CommandRequests } from '../../shared/contract/commands.ts';
import type { LaneId } from '../../shared/domain/ids.ts';
import { AppError, fromFailure, toAppError } from '../../shared/errors/app-error.ts';
import { errorTexts, type Language, text } from '../../shared/texts/text.ts';
import type { LoadedStation } from '../engine/files/station-file.ts';
import { secretVariables } from '../engine/files/station-secret.ts';
import type { Call } from './command.ts';
import { type Desk, withDesk } from './desk.ts';
import { type ErrorReport, errorReport, sayError } from './error-report.ts';
import { EventTeller } from './event-teller.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { loadNamedStation } from './named-station.ts';
import { operatorName } from './operator-name.ts';
import { OutputClosed } from './output.ts';
import { Pins } from './pins.ts';
import { signIn } from './sign-in.ts';
import { durationText, outcomesInOrder, outcomeText } from './standing-text.ts';

/** The part of an order that does not depend on the command. */
export type CommonOrder = Pick<
  z.input<CommandRequests['commands.run']['input']>,
  'station' | 'operator' | 'isAttended' | 'lanes' | 'gatewayTimeoutMs'
>;
type TypedPerson = z.input<CommandRequests['people.signIn']['input']>;
/** @param given `secondPerson` asks for the PIN of `--second`, when it is needed. */
type GiveOrder = (
  desk: Desk,
  given: { readonly common: CommonOrder; readonly secondPerson: () => Promise<TypedPerson | undefined> },
) => Promise<Ended>;
type Ended = z.output<CommandRequests['commands.run']['output']>;
type Summary = Ended['summary'];

/** Gives the order to the engine, says what happens, and sums up; the status is the summary's. */
export async function carryOut(call: Call, order: GiveOrder): Promise<ExitStatus> {
  const common = await commonOrder(call);
  const pins = new Pins(call);
  return await withDesk(call, { mustExist: true, forOrder: true }, async (desk) => {
    const isNamed = await signIn(call, desk, pins);
    const secondPerson = () => secondPersonOf(call, isNamed, pins);
    return await watchOrder(call, desk, () => order(desk, { common, secondPerson }));
  });
}

/** As `carryOut`, for what only looks: nothing happens that would have to be told. */
export async function lookOnly(call: Call, look: (desk: Desk, common: CommonOrder) => Promise<ExitStatus>): Promise<ExitStatus> {
  const common = await commonOrder(call);
  const pins = new Pins(call);
  return await withDesk(call, { mustExist: true, forOrder: true }, async (desk) => {
    await signIn(call, desk, pins);
    return await look(desk, common);
  });
}

async function commonOrder(call: Call): Promise<CommonOrder> {
  const station = await loadNamedStation(call);
  const waitSeconds = call.given.count('wait');
  return {
    station: { file: resolve(station.path ?? ''), environment: variablesOf(station) },
    operator: operatorName(call.given),
    isAttended: call.terminal !== undefined,
    lanes: lanesOf(call),
    gatewayTimeoutMs: waitSeconds === undefined ? undefined : waitSeconds * 1000,
  };
}

/** `--second`; at an open station nobody can be asked, so none is. */
async function secondPersonOf({ given }: Call, isNamed: boolean, pins: Pins): Promise<TypedPerson | undefined> {
  const name = given.text('second');
  return name === undefined || !isNamed ? undefined : { name, pin: await pins.of(name) };
}

async function watchOrder(call: Call, desk: Desk, order: () => Promise<Ended>): Promise<ExitStatus> {
  const teller = await EventTeller.begin(call, desk);
  /* An engine that is gone has stopped. */
  const stop = () => void desk.ask('commands.stop', {}).catch(() => undefined);
  call.stop.addEventListener('abort', stop, { once: true });
  const answering = new AbortController();
  const answered = answerAtTerminal(call, desk, answering.signal);
  try {
    call.stop.throwIfAborted();
    const { summary } = await order();
    await teller.finish();
    await saySummary(call, summary);
    return statusOf(summary);
  } catch (thrown) {
    if (isLost(thrown)) return await sayInterruption(call, thrown);
    await teller.finish();
    const error = toAppError(thrown);
    if (!teller.hasBegun || thrown instanceof OutputClosed || error.traits.blame === 'bug') throw thrown;
    return await sayInterruption(call, error);
  } finally {
    answering.abort();
    await answered;
    call.stop.removeEventListener('abort', stop);
  }
}

async function answerAtTerminal(call: Call, desk: Desk, signal: AbortSignal): Promise<void> {
  if (call.terminal === undefined) return;
  const { TerminalQuestions } = await import('./terminal-questions.ts');
  await new TerminalQuestions(call, call.terminal, desk).follow(signal);
}

function isLost(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && thrown.code === 'engine/stopped';
}

/** The line had begun, or may have: what is in work waits for `resume`, so this is an interruption and no refusal. */
async function sayInterruption({ output, language }: Call, error: AppError): Promise<ExitStatus> {
  await sayError(error, output, language);
  return exitStatus.interrupted;
}

/** Another program's engine does not have this command's environment. */
export function variablesOf({ file, environment }: LoadedStation): Record<string, string> {
  return Object.fromEntries(secretVariables(file).flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
}

function lanesOf({ given }: Call): LaneId[] | undefined {
  const words = given.text('lanes');
  if (words === undefined) return undefined;
  const lanes = words.split(',').map((word) => word.trim());
  if (lanes.some((lane) => lane === '')) throw given.refuse('command.arguments.not-lanes', { value: words });
  return lanes as LaneId[];
}

async function saySummary({ output, language }: Call, summary: Summary): Promise<void> {
  await output.object({ summary: { ...summary, stopped: summary.stopped.map((stop) => ({ ...stop, ...reportOf(stop, language) })) } });
  const counted = outcomesInOrder
    .filter((outcome) => summary[outcome] > 0)
    .map((outcome) => `${summary[outcome]} ${outcomeText(language, outcome)}`);
  const outcomes = counted.length > 0 ? counted.join(', ') : text(language, 'command.summary.nothing');
  const { units, remaining, seconds, interrupted } = summary;
  await output.line(text(language, 'command.summary', { units, remaining, outcomes, duration: durationText(seconds * 1000) }));
  for (const { lane, failure } of summary.stopped) {
    await output.note(text(language, 'command.summary.stopped', { lane, ...errorTexts(language, failure.code, failure.params) }));
  }
  if (interrupted) await output.line(text(language, 'command.summary.interrupted'));
}

/** Why a lane stopped, in the form of every other error. */
function reportOf({ lane, failure }: Summary['stopped'][number], language: Language): ErrorReport {
  const { where, ...report } = errorReport(fromFailure(failure), language);
  const isNamed = failure.params['lane'] !== undefined;
  return { ...report, where: isNamed || where === '' ? where || lane : `${lane} · ${where}` };
}

/** Good only if every unit taken passed, no lane needs a person and nothing is left in doubt (CLI.md, "Exit status"). */
function statusOf({ interrupted, units, pass, stopped, inDoubt }: Summary): ExitStatus {
  if (interrupted) return exitStatus.interrupted;
  return pass === units && stopped.length === 0 && inDoubt === 0 ? exitStatus.good : exitStatus.notGood;
}
