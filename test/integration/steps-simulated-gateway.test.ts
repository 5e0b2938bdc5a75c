/** The steps of Kura and ESF against a whole simulated gateway over HTTPS and SSH: prepared, provisioned, provisioned again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { everywareProvision } from '../../electron/engine/steps/everyware-provision.ts';
import { everywareSettings } from '../../electron/engine/steps/everyware-settings.ts';
import { kuraComponent } from '../../electron/engine/steps/kura-component.ts';
import type { Plan, StepContext, Verification } from '../../electron/engine/steps/step.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { aContext } from '../support/step-context.ts';
import { type LaneAccess, type RunningLine, startLine } from './simulator-clients.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';

let line: RunningLine;
let gateway: Gateway;
beforeAll(async () => {
  line = await startLine({ gateways: 1, lanes: 1 });
  const lane = line.lanes[0] as LaneAccess;
  gateway = openGateway({
    rest: { url: lane.url, user: 'admin', password: lane.restPassword },
    ssh: { host: '127.0.0.1', port: lane.sshPort, user: 'root', password: lane.sshPassword },
    judgeFingerprint: () => undefined,
  });
});
afterAll(async () => {
  await gateway.close();
  await line.end();
});

interface Step<Params, Data> {
  plan(context: StepContext<Params>): Promise<Plan<Data>>;
  apply(context: StepContext<Params>, plan: Plan<Data>): Promise<void>;
  verify(context: StepContext<Params>, plan: Plan<Data>): Promise<Verification>;
}

async function take<Params, Data>(step: Step<Params, Data>, params: Params) {
  const row = line.rows[0] ?? {};
  const context = aContext(gateway, params, { secrets: [row['password'] ?? '', row['activationKey'] ?? ''] });
  const plan = await step.plan(context);
  if (plan.changes.length > 0) await step.apply(context, plan);
  const verified = await step.verify(context, plan);
  expect(JSON.stringify([plan.changes, verified])).not.toContain(row['password']);
  return { plan, verified };
}

function settings(more: object = {}) {
  const { brokerUrl, accountName, username, password, activationKey, clientId } = line.rows[0] ?? {};
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
  return stepParamSchemas['everyware.settings'].parse({ ...given, ...more });
}

const unproved = ({ evidence }: Verification) => evidence.filter(({ verdict }) => verdict === 'not-proved' || verdict === 'refuted');

describe('a simulated gateway', () => {
  it('takes any component’s properties, and its snapshot proves the password', async () => {
    const set = { 'broker-url': 'mqtts://plant:8883', 'keep-alive': '45', 'clean-session': 'false', password: 'pass-of-the-device' };
    const { verified } = await take(kuraComponent, stepParamSchemas['kura.component'].parse({ pid: TRANSPORT, set }));
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence.map(({ verdict }) => verdict)).toEqual(['proved', 'proved', 'proved', 'proved']);
  });

  it('refuses what its own definition does not allow', async () => {
    const set = (name: string, value: unknown) => stepParamSchemas['kura.component'].parse({ pid: TRANSPORT, set: { [name]: value } });
    await expect(take(kuraComponent, set('keep-alive', 0))).rejects.toMatchObject({ code: 'component/out-of-range' });
    await expect(take(kuraComponent, set('in-flight.persistence', 'disk'))).rejects.toMatchObject({ code: 'component/not-an-option' });
    await expect(take(kuraComponent, set('keep-alvie', 1))).rejects.toMatchObject({ params: { suggestion: 'keep-alive' } });
  });

  it('is prepared without a cloud in reach, its secrets proved too', async () => {
    // A host of its own, where nobody listens.
    const { verified } = await take(everywareSettings, settings({ enabled: true, brokerUrl: 'mqtts://127.0.0.9:9', retryMaxAttempts: -1 }));
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'prepared' });
    expect(unproved(verified)).toEqual([]);
  });

  it('is given up on where its cloud does not answer, and says that it is off', async () => {
    const params = stepParamSchemas['everyware.provision'].parse({ mode: 'first', deadlineSeconds: 2, pollSeconds: 0.2 });
    const { verified } = await take(everywareProvision, params);
    expect(verified).toMatchObject({ outcome: 'timeout', failure: { code: 'everyware/deadline' } });
    expect(verified.failure?.params['attempts']).toMatch(/^1–[23]$/);
    expect(verified.evidence[1]).toMatchObject({ observed: 'false', verdict: 'proved' });
  });

  it('is provisioned, which proves its password, and then again', async () => {
    await take(everywareSettings, settings());
    const params = (mode: string) => stepParamSchemas['everyware.provision'].parse({ mode, deadlineSeconds: 20, pollSeconds: 0.1 });
    const first = await take(everywareProvision, params('first'));
    expect(first.verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(first.verified.evidence).toContainEqual(expect.objectContaining({ observed: 'accepted', verdict: 'proved' }));
    await expect(take(everywareProvision, params('first'))).rejects.toMatchObject({ error: { code: 'everyware/already-provisioned' } });
    const again = await take(everywareProvision, params('again'));
    expect(again.verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(unproved(again.verified)).toMatchObject([{ name: 'target certificates' }]);
  });
});
