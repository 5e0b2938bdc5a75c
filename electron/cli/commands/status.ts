/** `lineside status [BATCH]`: from the journal read-only, so also while an engine works on it. */
import type { Batch, BatchStatus } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import type { JournalReader, UnitRow } from '../../engine/journal/journal.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { mainIdentifier } from '../main-identifier.ts';
import { isFreshStation, readJournal } from '../read-journal.ts';
import { outcomesInOrder, outcomeText, standingText } from '../standing-text.ts';

const UNITS_PER_PAGE = 500;

export const statusCommand: Command = {
  name: 'status',
  about: 'command.status.about',
  operands: [{ name: 'BATCH', required: false }],
  options: { db: sharedOptions.db },
  stops: 'at-once',
  run: (call) =>
    isFreshStation(call) && call.given.optionalOperand(0) === undefined
      ? sayBatches(call, [])
      : readJournal(call, (read) => sayStatus(call, read)),
};

async function sayStatus(call: Call, read: JournalReader): Promise<ExitStatus> {
  const asked = call.given.optionalOperand(0);
  if (asked === undefined)
    return await sayBatches(
      call,
      read.batches().flatMap(({ batchId }) => read.batchStatus(batchId) ?? []),
    );
  const batch = read.findBatch(asked);
  const standing = batch && read.batchStatus(batch.batchId);
  if (batch === undefined || standing === undefined) throw new AppError('batch/not-found', { params: { batch: asked } });
  await call.output.piece(`{"v":1,"batches":${JSON.stringify([batchObject(standing)])},"rows":[`);
  await sayBatch(call, standing);
  await sayUnits(call, read, batch);
  await call.output.piece(']}\n');
  return exitStatus.good;
}

async function sayBatches(call: Call, standings: readonly BatchStatus[]): Promise<ExitStatus> {
  await call.output.object({ batches: standings.map(batchObject) });
  for (const standing of standings) await sayBatch(call, standing);
  if (standings.length === 0) await call.output.line(text(call.language, 'command.status.none'));
  return exitStatus.good;
}

function batchObject({ batch, ...counts }: BatchStatus): object {
  return { id: batch.batchId, name: batch.name, units: batch.unitCount, ...counts };
}

async function sayBatch({ output, language }: Call, { batch, outcomes, ...counts }: BatchStatus): Promise<void> {
  await output.line(text(language, 'command.status.batch', { name: batch.name, id: batch.batchId, units: batch.unitCount, ...counts }));
  for (const outcome of outcomesInOrder) {
    const count = outcomes[outcome] ?? 0;
    if (count > 0) await output.line(text(language, 'command.status.outcome', { outcome: outcomeText(language, outcome), count }));
  }
  if (counts.prepared + counts.provisioned > 0) await output.line(text(language, 'command.status.proof', counts));
}

/** One page at a time: a batch may hold a million units. */
async function sayUnits(call: Call, read: JournalReader, { batchId }: Batch): Promise<void> {
  let afterRow = 0;
  for (;;) {
    const page = read.units({ batchId, afterRow, limit: UNITS_PER_PAGE });
    for (const unit of page) await sayUnit(call, unit, unit === page[0] && afterRow === 0);
    const last = page.at(-1);
    if (last === undefined) return;
    afterRow = last.unit.row;
  }
}

async function sayUnit({ output, language }: Call, { unit, state }: UnitRow, isFirst: boolean): Promise<void> {
  const identifier = mainIdentifier(unit);
  const { status, outcome, proof, failure, attempts, run } = state;
  const training = run?.training;
  const object = { row: unit.row, unitId: unit.unitId, identifier, status, outcome, proof, failure, attempts, training };
  await output.piece(`${isFirst ? '' : ','}${JSON.stringify(object)}`);
  await output.line(text(language, 'command.status.unit', { row: unit.row, identifier, standing: standingText(language, state) }));
}
