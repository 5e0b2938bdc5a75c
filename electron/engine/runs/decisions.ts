/** A person's word on what the station could not read, entered in the record before anything acts on it. */
import type { BatchId } from '../../../shared/domain/ids.ts';
import { needsSecondPerson } from '../../../shared/domain/people.ts';
import { unansweredStep } from '../../../shared/domain/unit-state.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal, JournalReader, UnitRow } from '../journal/journal.ts';
import { demandRight } from '../people/rights.ts';
import type { Decision } from './run-floor.ts';

/**
 * `unit/not-found`, or `run/not-undecided` where there is nothing to decide. At a station with people: `people/not-signed-in` where
 * the decider is none of them, `people/second-person-needed`, and what speaks against the second one.
 */
export async function recordDecision(journal: Journal, decision: Decision): Promise<BatchId> {
  const { row, run, isAgreed } = demandDecidable(journal.read, decision);
  const { batchId, unitId } = row.unit;
  const { reason, operator, secondPerson } = decision;
  await journal.append([
    {
      type: 'unit.decided',
      version: 2,
      batchId,
      unitId,
      runId: run.runId,
      decision: decision.decision,
      reason,
      operator,
      ...(isAgreed && secondPerson !== undefined ? { secondPerson } : {}),
    },
  ]);
  const after = journal.read.unit(unitId)?.state;
  // The unit was taken up in the same moment: the decision is on record, and decided nothing.
  if (after?.run?.decision === undefined) throw new AppError('run/not-undecided', { params: { unit: decision.unit } });
  return batchId;
}

/** As `recordDecision`, and nothing is recorded: several decisions are looked at before the first is taken. */
export function demandDecidable(read: JournalReader, decision: Decision) {
  const row = findUnit(read, decision.unit);
  const run = row.state.run;
  if (row.state.status !== 'interrupted' || run === undefined || unansweredStep(row.state) === undefined) {
    throw new AppError('run/not-undecided', { params: { unit: decision.unit } });
  }
  return { row, run, isAgreed: demandPeople(read, row, decision) };
}

/** True where a second person agreed. A station without people has nobody to ask. */
function demandPeople(read: JournalReader, row: UnitRow, decision: Decision): boolean {
  const { operator, secondPerson } = decision;
  const decider = demandRight(read, 'run', operator);
  if (decider === undefined) return false;
  if (secondPerson === undefined) {
    if (needsSecondPerson(row.state, decision.decision, decider)) throw new AppError('people/second-person-needed');
    return false;
  }
  if (secondPerson === operator) throw new AppError('people/same-person');
  demandRight(read, 'decide', secondPerson);
  return true;
}

/** By id or identifier; of several units of one device the one that waits for a decision is meant. */
function findUnit(read: JournalReader, text: string): UnitRow {
  const byId = read.unit(text as UnitRow['unit']['unitId']);
  const rows = byId === undefined ? read.unitsByIdentifier(text) : [byId];
  const row = rows.find((candidate) => candidate.state.status === 'interrupted') ?? rows[0];
  if (row === undefined) throw new AppError('unit/not-found', { params: { identifier: text } });
  return row;
}
