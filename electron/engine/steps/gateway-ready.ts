/**
 * `gateway.ready`: asks the gateway whether an attempt can work at all, before one is spent: clock, name, route and TCP to the broker,
 * and whom it trusts. It changes nothing, and whatever is missing is the bench's, never the unit's.
 */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { brokerTarget } from './broker-target.ts';
import { clockReadiness } from './gateway-ready-clock.ts';
import { networkReadiness } from './gateway-ready-network.ts';
import type { Readiness } from './gateway-ready-question.ts';
import { rootReadiness } from './gateway-ready-root.ts';
import { callOptions } from './call-options.ts';
import type { StepContext, StepDefinition } from './step.ts';

type Context = StepContext<StepParams<'gateway.ready'>>;

/** More questions than are ever asked, tools that say no included. */
const QUESTIONS = 16;
const MARGIN_MS = 60_000;

export const gatewayReady: StepDefinition<'gateway.ready', undefined> = {
  kind: 'gateway.ready',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 * QUESTIONS + MARGIN_MS,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,

  async verify(context) {
    const parts = await ask(context);
    const evidence = parts.flatMap((part) => part.evidence);
    const failure = parts.find((part) => part.failure !== undefined)?.failure;
    return failure === undefined ? { outcome: 'pass', evidence } : { outcome: 'error', evidence, failure };
  },
};

async function ask(context: Context): Promise<readonly Readiness[]> {
  const { params, gateway, signal, progress } = context;
  const target = brokerTarget(context);
  const shell = await gateway.shell(callOptions(signal));
  const call = { signal, timeoutMs: params.timeoutSeconds * 1000 };
  progress('progress.ready.clock');
  const clock = await clockReadiness(shell, params.maxClockSkewSeconds, call);
  if (target === undefined) return [clock];
  progress('progress.ready.network', { host: target.address.host });
  const network = await networkReadiness(shell, target.address, call);
  if (!target.address.isSecure) return [clock, network];
  progress('progress.ready.keystore');
  return [clock, network, await rootReadiness({ gateway, shell, target, requireRoot: params.requireRoot }, call)];
}
