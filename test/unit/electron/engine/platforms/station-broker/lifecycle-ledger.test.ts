import { describe, expect, it } from 'vitest';
import { LifecycleLedger, type LifecycleNews } from '../../../../../../electron/engine/platforms/station-broker/lifecycle-ledger.ts';

const AT = '2026-01-01T00:00:00.000Z';
const of = (kind: LifecycleNews['kind'], clientId = 'GW-1'): LifecycleNews => ({ account: 'plant', clientId, kind });

function heard(...kinds: LifecycleNews['kind'][]) {
  const ledger = new LifecycleLedger();
  const messages = kinds.map((kind) => ledger.hear(of(kind), AT).message);
  return { ledger, messages, client: ledger.client('plant', 'GW-1') };
}

describe('LifecycleLedger', () => {
  it('counts a birth within a connection as a repeat', () => {
    const { messages, client } = heard('birth', 'birth', 'apps', 'birth');
    expect(messages).toEqual(['birth', 'birth-again', 'apps', 'birth-again']);
    expect(client).toMatchObject({ state: 'connected', connection: 1, counts: { births: 1, repeats: 2, apps: 1 } });
  });

  it.each([
    ['disconnect', 'disconnected'],
    ['last-will', 'lost'],
  ] as const)('takes %s for the end of a connection', (kind, state) => {
    expect(heard('birth', kind).client).toMatchObject({ state, connection: 1 });
    expect(heard('birth', kind, 'birth').client).toMatchObject({ state: 'connected', connection: 2, counts: { births: 2, repeats: 0 } });
  });

  it('knows nobody as connected after a gap, so that the next birth is a new one', () => {
    const { ledger } = heard('birth');
    ledger.gap();
    expect(ledger.client('plant', 'GW-1')).toMatchObject({ state: 'expected' });
    expect(ledger.hear(of('birth'), AT)).toMatchObject({ message: 'birth', client: { counts: { births: 2 } } });
  });

  it('notes that somebody else came with the client id', () => {
    expect(heard('birth', 'taken-over', 'last-will', 'birth').client).toMatchObject({
      state: 'connected',
      counts: { takeovers: 1, births: 2 },
    });
  });

  it('tells who waits, and only about whom they wait for', async () => {
    const ledger = new LifecycleLedger();
    const waiting = ledger.until({ account: 'plant', clientId: 'GW-1' }, ({ state }) => state === 'lost', new AbortController().signal);
    ledger.hear(of('last-will', 'GW-2'), AT);
    ledger.hear(of('birth'), AT);
    ledger.hear(of('last-will'), AT);
    expect(await waiting).toMatchObject({ clientId: 'GW-1', counts: { births: 1, lastWills: 1 } });
  });

  it('lets go of who waits with the reason of their signal', async () => {
    const ending = new AbortController();
    const waiting = new LifecycleLedger().until({ account: 'plant', clientId: 'GW-1' }, () => true, ending.signal);
    ending.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
  });
});
