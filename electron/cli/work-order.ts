/** What `run` and `resume` share: an engine of their own, events as lines while they happen, the summary at the end. */
import { userInfo } from 'node:os';
import type { StoredEvent } from '../../shared/domain/events.ts';
import type { LaneId, UnitId } from '../../shared/domain/ids.ts';
import { toAppError } from '../../shared/errors/app-error.ts';
import { errorTexts, text } from '../../shared/texts/text.ts';
import type { Journal } from '../engine/journal/journal.ts';
import type { Engine } from '../engine/open-engine.ts';
import type { RunOrder, RunSummary } from '../engine/runs/run-floor.ts';
import type { Call } from './command.ts';
import { sayError } from './error-report.ts';
import { EventNarrator, type UnitAtWork } from './event-narrator.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { loadNamedStation } from './named-station.ts';
import { mainIdentifier } from './main-identifier.ts';
import { openOwnEngine } from './own-engine.ts';
import { OutputClosed } from './output.ts';
import { durationText, outcomesInOrder, outcomeText } from './standing-text.ts';

/** The part of an order that does not depend on the command. */
export type CommonOrder = Pick<RunOrder, 'station' | 'lanes' | 'operator' | 'signal' | 'gatewayTimeoutMs'>;

/** Opens the engine, carries the order out, says what happened, and closes; the status is the summary's. */
export async function carryOut(call: Call, order: (engine: Engine, common: CommonOrder) => Promise<RunSummary>): Promise<ExitStatus> {
  const station = await loadNamedStation(call);
  const engine = await openOwnEngine(call, true);
  try {
    const operator = await engine.journal.person(operatorName(call));
    const teller = tellEvents(call, engine.journal);
    try {
      const waitSeconds = call.given.count('wait');
      const gatewayTimeoutMs = waitSeconds === undefined ? undefined : waitSeconds * 1000;
      const summary = await order(engine, { station, operator, lanes: lanesOf(call), signal: call.stop, gatewayTimeoutMs });
      await teller.finish();
      await saySummary(call, summary);
      return statusOf(summary);
    } catch (thrown) {
      await teller.finish();
      const error = toAppError(thrown);
      if (teller.told() === 0 || thrown instanceof OutputClosed || error.traits.blame === 'bug') throw thrown;
      /* The line had begun: what is in work waits for `resume`, so this is an interruption and no refusal. */
      await sayError(error, call.output, call.language);
      return exitStatus.interrupted;
    }
  } finally {
    await engine.close();
  }
}

function operatorName({ given }: Call): string {
  return given.text('operator') ?? userInfo().username;
}

function lanesOf({ given }: Call): readonly LaneId[] | undefined {
  const words = given.text('lanes');
  if (words === undefined) return undefined;
  const lanes = words.split(',').map((word) => word.trim());
  if (lanes.some((lane) => lane === '')) throw given.refuse('command.arguments.not-lanes', { value: words });
  return lanes as LaneId[];
}

/** Commits never wait for whoever reads the lines: these queue here. */
function tellEvents({ output, language }: Call, journal: Journal): { finish(): Promise<void>; told(): number } {
  const narrator = new EventNarrator(language, (unitId) => unitAtWork(journal, unitId));
  let told = Promise.resolve();
  let count = 0;
  const tell = async (stored: StoredEvent) => {
    await output.object({ event: stored });
    await output.line(narrator.line(stored));
  };
  const stopListening = journal.onAppended((events) => {
    count += events.length;
    for (const stored of events) told = told.then(() => tell(stored));
    /* A reader that went away ends the run by `output.closed`; `finish` tells it. */
    told.catch(() => undefined);
  });
  return {
    finish: async () => {
      stopListening();
      await told;
    },
    told: () => count,
  };
}

function unitAtWork(journal: Journal, unitId: UnitId): UnitAtWork | undefined {
  const row = journal.read.unit(unitId);
  return row && { identifier: mainIdentifier(row.unit), lane: row.state.run?.lane ?? '?', stepCount: row.state.run?.steps.length ?? 0 };
}

async function saySummary({ output, language }: Call, summary: RunSummary): Promise<void> {
  await output.object({ summary });
  const counted = outcomesInOrder
    .filter((outcome) => summary[outcome] > 0)
    .map((outcome) => `${summary[outcome]} ${outcomeText(language, outcome)}`);
  const outcomes = counted.length > 0 ? counted.join(', ') : text(language, 'command.summary.nothing');
  const { units, remaining, seconds, interrupted } = summary;
  await output.line(text(language, 'command.summary', { units, remaining, outcomes, duration: durationText(seconds * 1000) }));
  for (const { lane, failure } of summary.stopped) {
    const { title, action } = errorTexts(language, failure.code, failure.params);
    await output.note(text(language, 'command.summary.stopped', { lane, title, action }));
  }
  if (interrupted) await output.line(text(language, 'command.summary.interrupted'));
}

/** Good only if every unit taken passed, no lane needs a person and nothing is left in doubt (CLI.md, "Exit status"). */
function statusOf({ interrupted, units, pass, stopped, inDoubt }: RunSummary): ExitStatus {
  if (interrupted) return exitStatus.interrupted;
  return pass === units && stopped.length === 0 && inDoubt === 0 ? exitStatus.good : exitStatus.notGood;
}
