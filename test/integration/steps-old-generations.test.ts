/** The steps on gateways of every generation: what REST cannot tell the shell proves, and what neither can is said before anything is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { everywareProvision } from '../../electron/engine/steps/everyware-provision.ts';
import { everywareSettings } from '../../electron/engine/steps/everyware-settings.ts';
import { kuraComponent } from '../../electron/engine/steps/kura-component.ts';
import { kuraProperties } from '../../electron/engine/steps/kura-properties.ts';
import { readSourcedIdentity } from '../../electron/engine/steps/read-identity.ts';
import type { Plan, StepContext, Verification } from '../../electron/engine/steps/step.ts';
import { simulatedGenerations } from '../../electron/simulator/kura/generation.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { aContext } from '../support/step-context.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const call = { signal: new AbortController().signal, timeoutMs: 20_000 };
type Name = (typeof simulatedGenerations)[number];

let line: RunningLine;
const gateways = new Map<Name, Gateway>();

beforeAll(async () => {
  line = await startLine({ gateways: simulatedGenerations.length, lanes: simulatedGenerations.length, generation: 'mixed' });
  for (const [index, name] of simulatedGenerations.entries()) {
    const lane = line.lanes[index];
    const gateway = openGateway({
      rest: { url: lane?.url ?? '', user: 'admin', password: lane?.restPassword ?? '' },
      ssh: { host: '127.0.0.1', port: lane?.sshPort ?? 0, user: 'root', password: lane?.sshPassword },
      judgeFingerprint: () => undefined,
    });
    gateways.set(name, gateway);
  }
});
afterAll(async () => {
  await Promise.all([...gateways.values()].map((gateway) => gateway.close()));
  await line.end();
});

function gatewayOf(name: Name): Gateway {
  const gateway = gateways.get(name);
  if (gateway === undefined) throw new Error(name);
  return gateway;
}

interface Step<Params, Data> {
  plan(context: StepContext<Params>): Promise<Plan<Data>>;
  apply(context: StepContext<Params>, plan: Plan<Data>): Promise<void>;
  verify(context: StepContext<Params>, plan: Plan<Data>): Promise<Verification>;
}

async function take<Params, Data>(name: Name, step: Step<Params, Data>, params: Params) {
  const context = aContext(gatewayOf(name), params);
  const plan = await step.plan(context);
  if (plan.changes.length > 0) await step.apply(context, plan);
  return { plan, verified: await step.verify(context, plan) };
}

const pathsOf = (home: string, custom: string) => ({ path: `${home}/${custom}` });

describe('kura.properties', () => {
  it.each([
    ['kura-3', '/etc/init.d/kura restart', pathsOf('/opt/eurotech/esf', 'kura/kura_custom.properties')],
    ['kura-4', 'systemctl restart kura', pathsOf('/opt/eurotech/esf', 'user/kura_custom.properties')],
    ['kura-5.0', 'systemctl restart kura', pathsOf('/opt/eurotech/esf', 'user/kura_custom.properties')],
    ['kura-5.1', 'systemctl restart kura', pathsOf('/opt/eurotech/esf', 'user/kura_custom.properties')],
  ] as const)('finds the files and the restart of %s by itself, and proves them by the shell', async (name, restart, results) => {
    const params = stepParamSchemas['kura.properties'].parse({ set: { 'kura.serialNumber': `SN-${name}` }, restartTimeoutSeconds: 6 });
    const { plan, verified } = await take(name, kuraProperties, params);
    expect(plan.changes.map(({ target, to }) => [target, to])).toEqual([
      [`${results.path} kura.serialNumber`, `SN-${name}`],
      ['restart', restart],
    ]);
    expect(verified).toMatchObject({ outcome: 'pass', results });
    expect(verified.evidence.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
    const { identity, sourceOf } = await readSourcedIdentity(gatewayOf(name), { ...call, wanted: ['serialNumber'] });
    expect([identity.serialNumber, sourceOf('serialNumber')]).toEqual([`SN-${name}`, 'shell']);
  });
});

describe('components', () => {
  const set = { 'keep-alive': '45', password: 'pass-of-the-device' };
  const params = () => stepParamSchemas['kura.component'].parse({ pid: TRANSPORT, set });

  it.each(['esf-7.0', 'kura-5.1', 'kura-5.4'] as const)('are written and proved on %s', async (name) => {
    const { verified } = await take(name, kuraComponent, params());
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence.map(({ verdict }) => verdict)).toEqual(['proved', 'proved']);
    expect(JSON.stringify(verified.evidence)).not.toContain('pass-of-the-device');
  });

  it.each(['kura-4', 'kura-5.0'] as const)('are refused on %s before anything is written', async (name) => {
    await expect(take(name, kuraComponent, params())).rejects.toMatchObject({ code: 'gateway/cannot', params: { generation: name } });
  });
});

describe('everyware', () => {
  it('is set up and provisioned over configuration/v1 of ESF 7.0', async () => {
    const row = line.rows[simulatedGenerations.indexOf('esf-7.0')] ?? {};
    const { brokerUrl, accountName, username, password, activationKey, clientId } = row;
    const given = {
      brokerUrl,
      accountName,
      username,
      password,
      activationKey,
      clientId,
      caAuthentication: false,
      retryInterval: 1,
      timeout: 5,
    };
    const settings = await take('esf-7.0', everywareSettings, stepParamSchemas['everyware.settings'].parse(given));
    expect(settings.verified).toMatchObject({ outcome: 'pass', proof: 'prepared' });
    const params = stepParamSchemas['everyware.provision'].parse({ mode: 'first', deadlineSeconds: 20, pollSeconds: 0.1 });
    expect((await take('esf-7.0', everywareProvision, params)).verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
  });

  it('says that Kura 5.0 has no configuration to set it up with', async () => {
    const params = stepParamSchemas['everyware.settings'].parse({
      brokerUrl: 'mqtts://127.0.0.9:9',
      accountName: 'a',
      username: 'u',
      password: 'p'.repeat(12),
    });
    await expect(take('kura-5.0', everywareSettings, params)).rejects.toMatchObject({ code: 'gateway/cannot' });
  });
});
