import { describe, expect, test } from 'vitest';
import { MAX_WAITING_JOURNAL_EVENTS } from '../../../../shared/contract/event-merging.ts';
import type { EngineEvent } from '../../../../shared/contract/contract.ts';
import { connect } from '../../../../shared/rpc/client.ts';
import { createEventQueue } from '../../../../shared/rpc/event-queue.ts';
import { serve } from '../../../../shared/rpc/server.ts';
import { portPair } from '../../../support/rpc/port-pair.ts';
import { stubService } from '../../../support/rpc/stub-service.ts';

type Journal = EngineEvent<'journal.appended'>;
type Lanes = EngineEvent<'lanes.changed'>;
const journal = (...seqs: number[]) => seqs.map((seq) => ({ seq })) as unknown as Journal;
const lanes = (...pairs: [lane: string, phase: string][]) => pairs.map(([lane, phase]) => ({ lane, phase })) as unknown as Lanes;

function queue() {
  const sent: [string, unknown][] = [];
  return { sent, events: createEventQueue((name, payload) => sent.push([name, payload])) };
}

describe('events without credit', () => {
  test('wait, and none is sent more often than credit was given', () => {
    const { sent, events } = queue();
    events.push('journal.appended', journal(1));
    expect(sent).toEqual([]);
    events.addCredit(1);
    events.push('lanes.changed', lanes(['1', 'idle']));
    expect(sent).toEqual([['journal.appended', journal(1)]]);
  });

  test('of the journal are joined in order, so that none is lost', () => {
    const { sent, events } = queue();
    for (let seq = 1; seq <= 5; seq += 1) events.push('journal.appended', journal(seq));
    events.addCredit(1);
    expect(sent).toEqual([['journal.appended', journal(1, 2, 3, 4, 5)]]);
  });

  test('of lanes are merged: the newest of each lane', () => {
    const { sent, events } = queue();
    events.push('lanes.changed', lanes(['1', 'working'], ['2', 'idle']));
    events.push('lanes.changed', lanes(['1', 'verdict']));
    events.addCredit(1);
    expect(sent).toEqual([['lanes.changed', lanes(['2', 'idle'], ['1', 'verdict'])]]);
  });

  test('do not pile up: beyond the limit the oldest go, and the gap is to be seen', () => {
    const { sent, events } = queue();
    for (let seq = 1; seq <= MAX_WAITING_JOURNAL_EVENTS + 10; seq += 1) events.push('journal.appended', journal(seq));
    events.addCredit(1);
    const payload = sent[0]?.[1] as Journal;
    expect(payload).toHaveLength(MAX_WAITING_JOURNAL_EVENTS);
    expect(payload[0]?.seq).toBe(11);
  });

  test('are forgotten together with the credit when another listener comes', () => {
    const { sent, events } = queue();
    events.addCredit(5);
    events.reset();
    events.push('journal.appended', journal(1));
    expect(sent).toEqual([]);
  });
});

test('a listener that keeps up hears every event, in order', async () => {
  const wire = portPair();
  const server = serve({ port: wire.server, service: stubService({}) });
  const client = connect(wire.client);
  const heard: number[] = [];
  client.on('journal.appended', (events) => heard.push(...events.map(({ seq }) => seq)));
  await wire.quiet();
  for (let seq = 1; seq <= 500; seq += 1) {
    server.emit('journal.appended', journal(seq));
    if (seq % 40 === 0) await wire.quiet();
  }
  await wire.quiet();
  expect(heard).toEqual(Array.from({ length: 500 }, (_each, index) => index + 1));
});

test('a listener that stopped listening hears nothing more', async () => {
  const wire = portPair();
  const server = serve({ port: wire.server, service: stubService({}) });
  const client = connect(wire.client);
  const heard: unknown[] = [];
  const stop = client.on('lanes.changed', (payload) => heard.push(payload));
  await wire.quiet();
  server.emit('lanes.changed', lanes(['1', 'idle']));
  await wire.quiet();
  stop();
  server.emit('lanes.changed', lanes(['1', 'working']));
  await wire.quiet();
  expect(heard).toEqual([lanes(['1', 'idle'])]);
});
