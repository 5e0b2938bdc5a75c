import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { connect } from '../../../../shared/rpc/client.ts';
import { serve, type ServeOptions } from '../../../../shared/rpc/server.ts';
import { type PortPair, portPair } from '../../../support/rpc/port-pair.ts';
import { stubService } from '../../../support/rpc/stub-service.ts';

function connected(part: Parameters<typeof stubService>[0], options: Partial<ServeOptions> = {}) {
  const wire = portPair();
  const server = serve({ port: wire.server, service: stubService(part), ...options });
  const client = connect(wire.client);
  return { wire, server, client };
}

const codeOf = (promise: Promise<unknown>) => promise.then(String, (error: unknown) => (error instanceof AppError ? error.code : error));

describe('a request', () => {
  test('is answered with what the service returned for the parsed input', async () => {
    const seen: unknown[] = [];
    const { client } = connected({
      'units.list': async (input) => {
        seen.push(input);
        return [];
      },
    });
    await expect(client.request('units.list', { batchId: 'b1', limit: 10 })).resolves.toEqual([]);
    expect(seen).toEqual([{ batchId: 'b1', afterRow: 0, limit: 10 }]);
  });

  test('with input that the contract does not allow is refused before the service sees it, and names only where', async () => {
    let calls = 0;
    const { client } = connected({
      'runs.stop': async () => {
        calls += 1;
        return {};
      },
    });
    const failed = client.request('runs.stop', { password: 'hunter2' } as never);
    await expect(failed).rejects.toMatchObject({ code: 'contract/invalid-request', params: { request: 'runs.stop' } });
    await expect(failed).rejects.not.toThrow('hunter2');
    expect(calls).toBe(0);
  });

  test('that the contract does not know is refused, names of object members included', async () => {
    const { client } = connected({});
    for (const name of ['runs.format', 'constructor', '__proto__']) {
      expect(await codeOf(client.request(name as never, {} as never))).toBe('contract/unknown-request');
    }
  });

  test('fails with the code, parameters and chain of the service’s error, and the stack stays with the server', async () => {
    const logged: unknown[] = [];
    const cause = new Error('socket gone');
    const { client, wire } = connected(
      { 'runs.stop': () => Promise.reject(new AppError('run/already-running', { params: { lane: '3' }, cause })) },
      { onFailure: (error) => logged.push(error) },
    );
    await expect(client.request('runs.stop', {})).rejects.toMatchObject({ code: 'run/already-running', params: { lane: '3' } });
    expect(JSON.stringify(wire.toClient)).toContain('socket gone');
    expect(JSON.stringify(wire.toClient)).not.toContain('calls.test.ts');
    expect(logged).toHaveLength(1);
  });

  test('whose output breaks the contract fails where outputs are checked', async () => {
    const { client } = connected({ 'uploads.begin': async () => ({ uploadId: '' }) }, { checkOutputs: true });
    expect(await codeOf(client.request('uploads.begin', { name: 'a.csv', sizeBytes: 1 }))).toBe('bug/unexpected');
  });

  test('carries bytes as bytes', async () => {
    const { client } = connected({ 'uploads.append': async ({ bytes }) => ({ receivedBytes: bytes.byteLength }) });
    await expect(client.request('uploads.append', { uploadId: 'u', bytes: new Uint8Array(1000) })).resolves.toEqual({
      receivedBytes: 1000,
    });
  });
});

describe('cancelling', () => {
  test('rejects at once with the caller’s reason and aborts the work on the other side', async () => {
    const aborted = Promise.withResolvers<unknown>();
    const { client } = connected({
      'runs.stop': (_input, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => aborted.resolve(signal.reason));
        }),
    });
    const caller = new AbortController();
    const call = client.request('runs.stop', {}, { signal: caller.signal });
    await expect.poll(() => client.state).toBe('ready');
    caller.abort(new Error('screen closed'));
    await expect(call).rejects.toThrow('screen closed');
    expect(await aborted.promise).toMatchObject({ code: 'run/aborted' });
  });

  test('before the question was sent sends nothing', async () => {
    const { client, wire } = connected({});
    await wire.quiet();
    const before = wire.toServer.length;
    await expect(client.request('runs.stop', {}, { signal: AbortSignal.abort('no') })).rejects.toBe('no');
    expect(wire.toServer).toHaveLength(before);
  });
});

describe('a server that goes away', () => {
  const hang: Parameters<typeof stubService>[0] = { 'runs.stop': () => new Promise(() => undefined) };

  test('fails what it was asked, and a restart is met with a fresh greeting', async () => {
    const { client, wire } = connected(hang);
    const states: string[] = [];
    client.onState((state) => states.push(state));
    await wire.quiet();
    const call = client.request('runs.stop', {});
    wire.say({ kind: 'host', state: 'restarting', failure: { code: 'engine/stopped', params: { reason: 'SIGKILL' }, chain: [] } });
    expect(await codeOf(call)).toBe('engine/stopped');
    wire.say({ kind: 'ready' });
    await wire.quiet();
    expect(states).toEqual(['ready', 'restarting', 'ready']);
  });

  test('that cannot come back refuses further questions and says why', async () => {
    const { client, wire } = connected(hang);
    const reasons: unknown[] = [];
    client.onState((_state, failure) => reasons.push(failure?.code));
    await wire.quiet();
    wire.say({ kind: 'host', state: 'fault', failure: { code: 'engine/keeps-stopping', params: {}, chain: [] } });
    await wire.quiet();
    expect(reasons.at(-1)).toBe('engine/keeps-stopping');
    expect(await codeOf(client.request('runs.stop', {}))).toBe('engine/stopped');
  });

  test('closed: its own work is aborted', async () => {
    const aborted = Promise.withResolvers<boolean>();
    const { client, wire } = connected({
      'runs.stop': (_input, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => aborted.resolve(true));
        }),
    });
    await wire.quiet();
    const call = codeOf(client.request('runs.stop', {}));
    await wire.quiet();
    wire.close();
    expect(await aborted.promise).toBe(true);
    expect(await call).toBe('engine/stopped');
  });
});

describe('the greeting', () => {
  test('sends each waiting question once, and so one that is asked on hearing of it', async () => {
    const seen: string[] = [];
    const { client, wire } = connected({
      'batches.list': async () => (seen.push('batches'), []),
      'recipes.list': async () => (seen.push('recipes'), []),
    });
    const early = client.request('batches.list', {});
    client.onState(() => void client.request('recipes.list', {}));
    await early;
    await wire.quiet();
    expect(seen).toEqual(['batches', 'recipes']);
  });

  test('lets a question wait that was asked before there was a server', async () => {
    const wire = portPair();
    const client = connect(wire.client);
    const early = client.request('batches.list', {});
    await wire.quiet();
    serve({ port: wire.server, service: stubService({ 'batches.list': async () => [] }) });
    await expect(early).resolves.toEqual([]);
  });

  test('that answers an earlier hello grants nothing: credit belongs to one connection', async () => {
    const { wire } = connected({});
    await wire.quiet();
    const granted = () => wire.toServer.filter(({ kind }) => kind === 'credit').length;
    expect(granted()).toBe(1);
    wire.say({ kind: 'ready', id: 77 });
    await wire.quiet();
    expect(granted()).toBe(1);
  });

  test('of a second window ends what the first one asked and gives its credit back', async () => {
    const { server, wire } = connected({});
    await wire.quiet();
    server.emit('lanes.changed', []);
    expect(eventsOn(wire)).toBe(1);
    wire.forge({ kind: 'hello', id: 99 });
    await wire.quiet();
    server.emit('lanes.changed', []);
    expect(eventsOn(wire)).toBe(1);
    wire.forge({ kind: 'credit', count: 1 });
    await wire.quiet();
    expect(eventsOn(wire)).toBe(2);
  });

  test('frames of no known shape are dropped and reported', async () => {
    const refused: string[] = [];
    const { wire, client } = connected({ 'batches.list': async () => [] }, { onFailure: (_error, request) => refused.push(request) });
    await wire.quiet();
    for (const frame of [null, 7, 'hello', { kind: 'request' }, { kind: 'credit', count: 1e9 }, { kind: 'hello', id: 1, extra: true }])
      wire.forge(frame);
    await wire.quiet();
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'frame'));
    await expect(client.request('batches.list', {})).resolves.toEqual([]);
  });
});

function eventsOn(wire: PortPair): number {
  return wire.toClient.filter(({ kind }) => kind === 'event').length;
}
