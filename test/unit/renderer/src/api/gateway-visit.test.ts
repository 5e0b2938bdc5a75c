import { describe, expect, it } from 'vitest';
import { createGatewayDoor } from '../../../../../renderer/src/api/gateway-visit.ts';
import type { LaneId } from '../../../../../shared/domain/ids.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { EngineClient } from '../../../../../shared/rpc/client.ts';

const order = { lane: '1' as LaneId, operator: 'Ada', unit: '' };

interface Asked {
  readonly name: string;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** An engine that answers when the test says so. */
function quietEngine() {
  const asked: Asked[] = [];
  const request = (name: string, input: unknown, options: { readonly signal?: AbortSignal } = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
    asked.push({ name, input, signal: options.signal, resolve, reject });
    return promise;
  };
  const last = (name: string): Asked => {
    const found = asked.findLast((each) => each.name === name);
    if (found === undefined) throw new Error(`nobody asked ${name}`);
    return found;
  };
  return { engine: { request } as unknown as EngineClient, last, names: () => asked.map(({ name }) => name) };
}

async function opened() {
  const quiet = quietEngine();
  const door = createGatewayDoor(quiet.engine);
  const opening = door.open(order);
  quiet.last('visits.open').resolve({ visitId: 'v1', lane: '1' });
  await opening;
  return { ...quiet, door };
}

describe('the visit of a window', () => {
  it('is held as long as it is open', async () => {
    const { door, names } = await opened();
    expect(door.state.get()).toMatchObject({ phase: 'open', lane: '1', visit: { visitId: 'v1' } });
    expect(names()).toEqual(['visits.open', 'visits.hold']);
  });

  it('is lost when it ends by itself, and keeps what was typed for the same lane only', async () => {
    const { door, last } = await opened();
    door.setTyped(() => ({ pid: { field: '1' } }));
    last('visits.hold').reject(new AppError('engine/stopped'));
    await expect.poll(() => door.state.get().phase).toBe('lost');
    expect(door.state.get()).toMatchObject({ failure: { code: 'engine/stopped' }, typed: { pid: { field: '1' } }, visit: undefined });
    void door.open(order);
    expect(door.state.get()).toMatchObject({ phase: 'opening', typed: { pid: { field: '1' } } });
    void door.open({ ...order, lane: '2' as LaneId });
    expect(door.state.get()).toMatchObject({ phase: 'opening', lane: '2', typed: {} });
  });

  it('is not lost when it was closed', async () => {
    const { door, last } = await opened();
    const closing = door.close();
    last('visits.hold').resolve({});
    last('visits.close').resolve({});
    await closing;
    expect(door.state.get()).toMatchObject({ phase: 'none', visit: undefined, typed: {} });
  });

  it('can be given up while nobody answers', async () => {
    const { engine, last } = quietEngine();
    const door = createGatewayDoor(engine);
    const opening = door.open(order);
    door.cancel();
    await opening;
    expect(last('visits.open').signal?.aborted).toBe(true);
    expect(door.state.get()).toMatchObject({ phase: 'none', failure: undefined });
  });

  it('says why it could not be opened', async () => {
    const { engine, last } = quietEngine();
    const door = createGatewayDoor(engine);
    const opening = door.open(order);
    last('visits.open').reject(new AppError('visit/nobody-there'));
    await opening;
    expect(door.state.get()).toMatchObject({ phase: 'failed', lane: '1', failure: { code: 'visit/nobody-there' } });
  });
});
