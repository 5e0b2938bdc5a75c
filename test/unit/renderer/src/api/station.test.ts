import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStation, type Station } from '../../../../../renderer/src/api/station.ts';
import type { PeopleView } from '../../../../../shared/contract/people.ts';
import type { LineView } from '../../../../../shared/contract/line.ts';
import { personIdSchema } from '../../../../../shared/domain/ids.ts';
import { connect } from '../../../../../shared/rpc/client.ts';
import { type RpcServer, serve } from '../../../../../shared/rpc/server.ts';
import { FakeRun } from '../../../../support/fake-engine/fake-run.ts';
import { FakeRecord, lane } from '../../../../support/fake-engine/record.ts';
import { type PortPair, portPair } from '../../../../support/rpc/port-pair.ts';
import { stubService } from '../../../../support/rpc/stub-service.ts';

let record: FakeRecord;
let line: LineView;
let wire: PortPair;
let server: RpcServer;
let station: Station;
let asked: string[];
let people: PeopleView;

beforeEach(async () => {
  record = new FakeRecord('2026-03-02T08:00:00.000Z');
  record.importBatch({ name: 'first', units: 3, serial: (row) => `A${row}` });
  line = { training: false, stationName: 'Bench', lanes: [], running: false, journal: { file: '/j', seq: record.events.length } };
  asked = [];
  people = { mode: 'open', people: [] };
  wire = portPair();
  server = serve({
    port: wire.server,
    service: stubService({
      'line.get': async () => {
        asked.push('line');
        return line;
      },
      'people.get': async () => people,
      'batches.list': async () => {
        asked.push('batches');
        return record.batches.map((batch) => record.statusOf(batch));
      },
      'units.list': async ({ batchId, afterRow, limit }) => {
        asked.push(`units after ${afterRow}`);
        return record
          .unitsOf(batchId)
          .filter(({ unit }) => unit.row > afterRow)
          .slice(0, limit)
          .map(({ unit, state }) => ({ unit, state }));
      },
    }),
  });
  record.onAppended = (events) => server.emit('journal.appended', [...events]);
  station = createStation(connect(wire.client));
  await wire.quiet();
});
afterEach(() => {
  vi.useRealTimers();
});

const state = () => station.state.get();
const rowStates = () => [...(state().units?.rows.values() ?? [])].map((row) => row.state);
const runOf = (row: number) => new FakeRun({ record, batchId: record.batches[0]?.batchId as never, row, lane: lane(1) });

test('people are asked for, and again when the record says that they changed', async () => {
  expect(state().people).toEqual({ mode: 'open', people: [] });
  people = { mode: 'named', people: [] };
  const personId = personIdSchema.parse('person-1');
  record.append({ type: 'person.added', version: 1, personId, role: 'supervisor', by: personId });
  await wire.quiet();
  expect(state().people).toEqual({ mode: 'named', people: [] });
});

describe('the station', () => {
  test('asks once when it is connected, and chooses the batch with open units', () => {
    expect(state()).toMatchObject({ connection: 'ready', line, batchId: record.batches[0]?.batchId, seq: record.events.length });
    expect(state().units).toMatchObject({ isComplete: true });
    expect(rowStates()).toHaveLength(3);
  });

  test('folds every event into the units as the journal’s own reducer does', async () => {
    runOf(2).passUntil(7).end('pass', { proof: 'provisioned' });
    runOf(3).passUntil(2).intend(2, 'inspect').lose(2, { code: 'ssh/connection-lost', params: {}, chain: [] });
    record.append({ type: 'station.opened', version: 1, linesideVersion: '0.1.0' });
    await wire.quiet();
    expect(rowStates()).toEqual(record.unitsOf(record.batches[0]?.batchId as never).map((held) => held.state));
    expect(rowStates()[1]).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(state().seq).toBe(record.events.length);
  });

  test('asks everything afresh where events are missing between the last one and the next', async () => {
    const quietly = record.onAppended;
    record.onAppended = () => undefined;
    runOf(1).passUntil(1);
    record.onAppended = quietly;
    asked = [];
    line = { ...line, journal: { file: '/j', seq: record.events.length } };
    record.append({ type: 'station.opened', version: 1, linesideVersion: '0.1.0' });
    await wire.quiet();
    expect(asked).toContain('line');
    expect(asked).toContain('units after 0');
    expect(rowStates()[0]?.status).toBe('interrupted');
  });

  test('asks everything afresh after a restart of the engine', async () => {
    asked = [];
    wire.say({ kind: 'host', state: 'restarting', failure: { code: 'engine/stopped', params: {}, chain: [] } });
    await wire.quiet();
    expect(state()).toMatchObject({ connection: 'restarting', failure: { code: 'engine/stopped' } });
    wire.say({ kind: 'ready' });
    await wire.quiet();
    expect(state().connection).toBe('ready');
    expect(asked).toEqual(['line', 'batches', 'units after 0']);
  });

  test('asks everything afresh when another journal is in use, as for the training line', async () => {
    asked = [];
    line = { ...line, training: true, journal: { file: '/training', seq: 1 } };
    server.emit('line.changed', line);
    await wire.quiet();
    expect(state().seq).toBe(1);
    expect(asked).toContain('units after 0');
  });

  test('asks for the batches again when one of them moved, many events at a time', async () => {
    asked = [];
    runOf(1).passUntil(7).end('fail');
    await wire.quiet();
    expect(asked.filter((name) => name === 'batches')).toHaveLength(1);
    await expect.poll(() => state().batches?.[0]?.outcomes).toEqual({ fail: 1 });
  });

  test('follows the batch that was chosen', async () => {
    record.importBatch({ name: 'second', units: 600, serial: (row) => `B${row}` });
    await wire.quiet();
    const second = record.batches[0]?.batchId as never;
    asked = [];
    station.chooseBatch(second);
    await wire.quiet();
    expect(asked).toEqual(['units after 0', 'units after 500']);
    expect(state()).toMatchObject({ batchId: second, units: { isComplete: true } });
    expect(rowStates()).toHaveLength(600);
  });

  test('keeps lanes in their place and passes over those that are not on the bench', async () => {
    const one = { lane: lane(1), name: 'one', pluggedInto: '', phase: 'idle' } as const;
    const two = { lane: lane(2), name: 'two', pluggedInto: '', phase: 'idle' } as const;
    server.emit('line.changed', { ...line, lanes: [one, two] });
    server.emit('lanes.changed', [
      { ...two, phase: 'waiting' },
      { ...one, lane: lane(9) },
    ]);
    await wire.quiet();
    expect(state().line?.lanes.map((each) => [each.lane, each.phase])).toEqual([
      ['1', 'idle'],
      ['2', 'waiting'],
    ]);
  });
});
