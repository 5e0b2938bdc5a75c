/** `wait`: lets time pass, for devices that need it. Nothing is changed, so an interrupted wait is simply waited again. */
import { pause } from './pause.ts';
import type { StepDefinition } from './step.ts';

const MARGIN_MS = 10_000;

export const wait: StepDefinition<'wait', undefined> = {
  kind: 'wait',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.seconds * 1000 + MARGIN_MS,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,
  async verify({ params, signal, progress }) {
    const seconds = String(params.seconds);
    progress('progress.wait', { seconds });
    const startedAtMs = performance.now();
    await pause(params.seconds * 1000, signal);
    const waited = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    return { outcome: 'pass', evidence: [{ name: 'seconds', expected: seconds, observed: waited, verdict: 'noted', source: 'clock' }] };
  },
};
