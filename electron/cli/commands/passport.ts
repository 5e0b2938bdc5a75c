/** `lineside passport IDENTIFIER`: all that is known of a unit, read-only, so also while an engine works on it. */
import type { Passport } from '../../../shared/contract/units.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { text } from '../../../shared/texts/text.ts';
import type { JournalReader, UnitRow } from '../../engine/journal/journal.ts';
import { certificateObject } from '../certificate-lines.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import { sharedOptions } from '../global-options.ts';
import { mainIdentifier } from '../main-identifier.ts';
import { passportLines } from '../passport-lines.ts';
import { readJournal } from '../read-journal.ts';

export const passportCommand: Command = {
  name: 'passport',
  about: 'command.passport.about',
  operands: [{ name: 'IDENTIFIER', required: true }],
  options: { db: sharedOptions.db },
  stops: 'at-once',
  run: (call) => readJournal(call, (read) => sayPassport(call, read)),
};

async function sayPassport(call: Call, read: JournalReader): Promise<ExitStatus> {
  const { readPassport } = await import('../../engine/passport.ts');
  const identifier = call.given.operand(0);
  const found = read.unitsByIdentifier(identifier);
  const row = found[0];
  if (row === undefined) throw new AppError('unit/not-found', { params: { identifier } });
  const passport = readPassport(read, row);
  const others = found.filter(({ unit }) => unit.deviceId !== row.unit.deviceId);
  await call.output.object(passportObject(row, passport, others));
  for (const line of passportLines(passport, call.language)) await call.output.line(line);
  if (others.length > 0) {
    const identifiers = others.map(({ unit }) => mainIdentifier(unit)).join(', ');
    await call.output.line(text(call.language, 'command.passport.others', { identifiers }));
  }
  return exitStatus.good;
}

/** The identifier may fit other devices, too, under another kind; these are named, not mixed in. */
function passportObject(row: UnitRow, passport: Passport, others: readonly UnitRow[]): Readonly<Record<string, unknown>> {
  return {
    unit: { ...row.unit, ...standing(row) },
    batches: passport.units.map(({ unit, state, batchName, supersedes, supersededBy }) => ({
      id: unit.batchId,
      name: batchName,
      row: unit.row,
      unitId: unit.unitId,
      supersedes,
      supersededBy,
      ...standing({ state }),
    })),
    runs: passport.runs.map(({ runId, unitId, state, events }) => ({
      runId,
      unitId,
      batchId: state.batchId,
      ...standing({ state }),
      run: state.run,
      events,
    })),
    visits: passport.visits ?? [],
    facts: passport.facts,
    others: others.map(({ unit }) => ({ unitId: unit.unitId, batchId: unit.batchId, identifiers: unit.identifiers })),
    certificates: passport.certificates?.map((certificate) => certificateObject(certificate)) ?? [],
    labels: [],
    returns: passport.returns ?? [],
  };
}

function standing({ state }: Pick<UnitRow, 'state'>): object {
  const { status, outcome, proof, failure, attempts } = state;
  return { status, outcome, proof, failure, attempts };
}
