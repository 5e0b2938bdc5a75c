/** All that is known of a device, through any of its units: the passport (ARCHITECTURE, the words: device). */
import type { Passport } from '../../shared/contract/units.ts';
import type { ReturnView } from '../../shared/domain/device-return.ts';
import type { JournalEvent, StoredEvent } from '../../shared/domain/events.ts';
import type { PersonId, RunId, UnitId } from '../../shared/domain/ids.ts';
import { openUnit, reduceUnit, type UnitState } from '../../shared/domain/unit-state.ts';
import type { JournalReader, UnitRow } from './journal/journal.ts';
import { viewOf } from './pki/certificate-facts.ts';
import { returnsOf } from './returns/device-returns.ts';
import { visitHistory } from './visits/visit-history.ts';

const MAX_EVENTS = 10_000;
const MAX_CERTIFICATES = 1000;

export function readPassport(read: JournalReader, row: UnitRow): Passport {
  const rows = read.unitsByDevice(row.unit.deviceId);
  const runs = rows.flatMap((each) => runsOf(read, each)).toSorted((a, b) => lastSeq(b.events) - lastSeq(a.events));
  const visits = visitHistory(read, row.unit.deviceId);
  const returns = returnsOf(read, row.unit.deviceId);
  return {
    units: rows.map((each) => ({ ...each, batchName: read.batch(each.unit.batchId)?.name ?? '', ...linksOf(each, returns) })),
    runs,
    people: peopleIn(read, runs, [...visits, ...returns]),
    visits,
    certificates: read.certificates({ deviceId: row.unit.deviceId, limit: MAX_CERTIFICATES }).map(viewOf).toReversed(),
    returns: [...returns],
    facts: read.deviceFacts(row.unit.deviceId).map(({ fact, fingerprint }) => ({ fact, fingerprint })),
  };
}

/** Which unit this one took the place of, in a return, and which took its. */
function linksOf({ unit }: UnitRow, returns: readonly ReturnView[]): { supersedes?: UnitId; supersededBy?: UnitId } {
  const supersedes = returns.find(({ unitId }) => unitId === unit.unitId)?.supersedes;
  const supersededBy = returns.find((later) => later.supersedes === unit.unitId)?.unitId;
  return { ...(supersedes === undefined ? {} : { supersedes }), ...(supersededBy === undefined ? {} : { supersededBy }) };
}

/** Each run with the unit's state as its last event left it, folded by the shared reducer. */
function runsOf(read: JournalReader, row: UnitRow): Passport['runs'] {
  const { unitId, batchId, deviceId } = row.unit;
  const runs = new Map<RunId, { events: StoredEvent[]; state: UnitState }>();
  let state = openUnit({ unitId, batchId, deviceId, row: row.unit.row });
  for (const stored of read.events({ unitId, limit: MAX_EVENTS })) {
    state = reduceUnit(state, stored);
    if (!('runId' in stored.event)) continue;
    const run = runs.get(stored.event.runId) ?? { events: [], state };
    runs.set(stored.event.runId, { events: [...run.events, stored], state });
  }
  // The newest run's state is the projection's: it also knows that the engine was lost, which is no event of the unit's own.
  return [...runs].map(([runId, run]) => ({
    runId,
    unitId,
    events: run.events,
    state: row.state.run?.runId === runId ? row.state : run.state,
  }));
}

function peopleIn(
  read: JournalReader,
  runs: Passport['runs'],
  others: readonly { readonly by: PersonId; readonly secondPerson?: PersonId | undefined }[],
): Record<string, string> {
  const people = [
    ...runs.flatMap((run) => run.events.flatMap(({ event }) => peopleOf(event))),
    ...others.flatMap(({ by, secondPerson }) => [by, ...(secondPerson === undefined ? [] : [secondPerson])]),
  ];
  return Object.fromEntries(
    [...new Set(people)].flatMap((person) => {
      const name = read.personName(person);
      return name === undefined ? [] : [[person, name]];
    }),
  );
}

function peopleOf(event: JournalEvent): PersonId[] {
  const named: (PersonId | undefined)[] = [
    'operator' in event ? event.operator : undefined,
    'by' in event ? event.by : undefined,
    'secondPerson' in event ? event.secondPerson : undefined,
  ];
  return named.filter((person) => person !== undefined);
}

function lastSeq(events: readonly StoredEvent[]): number {
  return events.at(-1)?.seq ?? 0;
}
