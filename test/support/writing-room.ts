/** The journal's writer in the test's own thread, with its connection at hand: for faults and for many small cases. */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { packUnits } from '../../electron/engine/journal/writing/packed-units.ts';
import { type JournalFiles, prepareJournalFiles } from '../../electron/engine/journal/files/journal-files.ts';
import { openEngineReader } from '../../electron/engine/journal/open-journal-reader.ts';
import type { ClosableReader } from '../../electron/engine/journal/reading/journal-reader.ts';
import { toEntry } from '../../electron/engine/journal/writing/event-entry.ts';
import type { AppendRequest, WriterRequest, WriterResult } from '../../electron/engine/journal/writing/writer-messages.ts';
import { openWritingDatabase } from '../../electron/engine/journal/writing/writing-database.ts';
import { WritingRoom } from '../../electron/engine/journal/writing/writing-room.ts';
import type { EventOf, JournalEvent } from '../../shared/domain/events.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { aFolder } from './journal.ts';
import { importedEvent, RECIPE_SHA256, RECIPE_TEXT, staged } from './journal-events.ts';

export interface TestRoom {
  readonly files: JournalFiles;
  readonly database: Database.Database;
  readonly room: WritingRoom;
  readonly read: ClosableReader;
  /** Each list of events is one append; all of them share a transaction. */
  append(...appends: readonly (readonly JournalEvent[])[]): readonly WriterResult[];
  settle(...requests: readonly WriterRequest[]): readonly WriterResult[];
  importUnits(units: readonly Unit[]): void;
  close(): void;
}

export const OPENING: EventOf<'station.opened'> = { type: 'station.opened', version: 1, linesideVersion: '0.1.0' };

let lastCall = 0;

export function appendRequest(events: readonly JournalEvent[]): AppendRequest {
  lastCall += 1;
  return { kind: 'append', call: lastCall, wallTime: '2026-01-01T00:00:00.000Z', monotonicMs: lastCall, entries: events.map(toEntry) };
}

export function aRoom(file = join(aFolder(), 'journal.sqlite')): TestRoom {
  const files = prepareJournalFiles(file);
  const database = openWritingDatabase(files);
  const room = new WritingRoom(database, files);
  room.begin(appendRequest([OPENING]));
  const read = openEngineReader(file);
  const settle = (...requests: readonly WriterRequest[]) => room.settle(requests).results;
  const close = () => {
    read.close();
    if (database.open) room.close();
  };
  onTestFinished(close);
  return {
    files,
    database,
    room,
    read,
    settle,
    append: (...appends) => settle(...appends.map(appendRequest)),
    importUnits: (units) => {
      const results = settle(
        { kind: 'content', call: 0, sha256: RECIPE_SHA256, content: RECIPE_TEXT },
        { kind: 'stage', call: 0, units: packUnits(staged(units)) },
        ...units.slice(0, 1).map(({ batchId }) => appendRequest([importedEvent(batchId, units)])),
      );
      const wrong = results.find(({ ok }) => !ok);
      if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
    },
    close,
  };
}
