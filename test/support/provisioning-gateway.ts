/** A fake gateway that `everyware.provision` is taken at, and what its ProvisioningService says at each read. */
import { everywareProvision } from '../../electron/engine/steps/everyware-provision.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { aProvisioningService } from './fake-components.ts';
import { FakeGateway } from './fake-gateway.ts';
import { aContext } from './step-context.ts';

export const PID = 'com.example.ProvisioningService';

type Flags = readonly [provisioned: boolean, enabled: boolean];

/** `reads` is what the gateway says at each read after it was armed; the last one stays. */
export function setUp(
  options: {
    readonly mode?: 'first' | 'again';
    readonly start?: Flags;
    readonly reads?: readonly Flags[];
    readonly deadlineSeconds?: number;
    readonly stubborn?: boolean;
  } = {},
) {
  const gateway = new FakeGateway({ has: { shell: false } });
  const service = aProvisioningService();
  gateway.components.byPid.set(PID, service);
  const say = ([provisioned, enabled]: Flags) => {
    service.properties.set('q.1.p', { type: 'BOOLEAN', value: provisioned });
    service.properties.set('q.0.enabled-x1', { type: 'BOOLEAN', value: enabled });
  };
  say(options.start ?? [options.mode === 'again', false]);
  const reads = [...(options.reads ?? [])];
  let isArmed = options.start?.[1] ?? false;
  gateway.components.onUpdate = (_pid, values) => {
    isArmed = values['q.0.enabled-x1']?.value === true;
    if (options.stubborn === true) service.properties.set('q.0.enabled-x1', { type: 'BOOLEAN', value: true });
  };
  gateway.components.onRead = () => {
    const next = isArmed ? reads.shift() : undefined;
    if (next !== undefined) say(next);
  };
  const params = stepParamSchemas['everyware.provision'].parse({
    mode: options.mode ?? 'first',
    deadlineSeconds: options.deadlineSeconds ?? 30,
    pollSeconds: 0.05,
  });
  return { gateway, service, say, context: aContext(gateway, params) };
}

export async function take({ context }: ReturnType<typeof setUp>) {
  const plan = await everywareProvision.plan(context);
  await everywareProvision.apply(context, plan);
  return { plan, verified: await everywareProvision.verify(context, plan) };
}
