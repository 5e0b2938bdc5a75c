import { describe, expect, it } from 'vitest';
import { wait } from '../../../../../electron/engine/steps/wait.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

describe('wait', () => {
  it('waits its time and notes it', async () => {
    const context = aContext(new FakeGateway(), { seconds: 0.05 });
    const startedAtMs = performance.now();
    const verified = await wait.verify(context, await wait.plan(context));
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(49);
    expect(verified).toMatchObject({ outcome: 'pass', evidence: [{ expected: '0.05', verdict: 'noted', source: 'clock' }] });
  });

  it('ends at once, with the reason, where the run is stopped', async () => {
    const stop = new AbortController();
    const context = aContext(new FakeGateway(), { seconds: 600 }, { signal: stop.signal });
    const waiting = wait.verify(context, await wait.plan(context));
    const reason = new Error('stopped');
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});
