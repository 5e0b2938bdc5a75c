/** The writer thread. It owns the only connection that writes; the engine's thread never waits for a disk. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { JournalFiles } from './files/journal-files.ts';
import { toJournalError } from './files/sqlite-error.ts';
import { openWritingDatabase } from './writing/writing-database.ts';
import type { AppendRequest, WriterMessage, WriterRequest, WriterResult, WriterStart } from './writing/writer-messages.ts';
import { WritingRoom } from './writing/writing-room.ts';

function start(port: MessagePort, { files, opening }: WriterStart): void {
  try {
    const room = openRoom(files, opening);
    port.on('message', (requests: readonly WriterRequest[]) => serve(port, room, requests));
    tell(port, { kind: 'opened', stationId: room.stationId, epoch: room.epoch });
  } catch (error) {
    tell(port, { kind: 'refused', failure: toFailure(toJournalError(error, files.database)) });
  }
}

function openRoom(files: JournalFiles, opening: AppendRequest): WritingRoom {
  const database = openWritingDatabase(files);
  try {
    const room = new WritingRoom(database, files);
    room.begin(opening);
    return room;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Takes along whatever arrived while the last commit ran. */
function serve(port: MessagePort, room: WritingRoom, first: readonly WriterRequest[]): void {
  const requests = [...first];
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    requests.push(...(next.message as readonly WriterRequest[]));
  }
  const closing = requests.find(({ kind }) => kind === 'close');
  const { results, unfinished } = room.settle(requests.filter((request) => request !== closing));
  if (results.length > 0) tell(port, { kind: 'settled', results });
  if (closing !== undefined) return close(port, room, closing.call);
  room.keepHouse();
  if (unfinished.length > 0) setImmediate(() => serve(port, room, unfinished));
}

/** The engine's thread asks for it when nothing else is open. */
function close(port: MessagePort, room: WritingRoom, call: number): void {
  tell(port, { kind: 'settled', results: [closeRoom(room, call)] });
  port.close();
}

function closeRoom(room: WritingRoom, call: number): WriterResult {
  try {
    room.close();
    return { call, ok: true, answer: undefined };
  } catch (error) {
    return { call, ok: false, failure: toFailure(error) };
  }
}

function tell(port: MessagePort, message: WriterMessage): void {
  port.postMessage(message);
}

if (parentPort !== null) start(parentPort, workerData as WriterStart);
