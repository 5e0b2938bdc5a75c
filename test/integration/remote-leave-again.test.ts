/** `remote.leave` for a gateway that has gone already, and `restore`: what a second attempt can still prove, and what it must not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { StationBroker } from '../../electron/engine/gateway/open-gateway.ts';
import { type BrokerUse, OwnBrokers } from '../../electron/engine/platforms/station-broker/own-brokers.ts';
import { UnitLogins } from '../../electron/engine/platforms/station-broker/unit-logins.ts';
import { remoteLeave } from '../../electron/engine/steps/remote-leave.ts';
import { BrokerLedgers, type HeardAccount } from '../../electron/engine/watch/broker-ledgers.ts';
import { stationBrokerSchema } from '../../shared/domain/station-broker.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, DEVICE, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';
import { StationBrokerRun } from '../support/station-broker-run.ts';
import { aContext } from '../support/step-context.ts';
import { aUnit } from '../support/units.ts';

const unit = aUnit(1);
const itself = { serialNumber: 'SN00001', macAddress: '02:00:00:00:00:01' };
const params = stepParamSchemas['remote.leave'].parse({
  broker: 'target',
  accountName: ACCOUNT,
  clientId: clientIdOf(1),
  username: DEVICE.user,
  password: DEVICE.password,
  timeoutSeconds: 5,
  arrivalSeconds: 3,
});

describe.skipIf(!canRunMosquitto)('a gateway that is reached through the station’s broker alone, and has gone', () => {
  let target: RemoteBench;
  let own: BrokerUse;
  let gateway: Gateway;
  const heard: HeardAccount[] = [];

  beforeEach(async () => {
    target = await openRemoteBench();
    const kept = new Map<string, string>();
    const secrets = {
      unit: () => unit,
      unitsNaming: () => [],
      reveal: (_unit: unknown, name: string) => kept.get(name),
      keep: async (_unit: unknown, name: string, value: string) => void kept.set(name, value),
    };
    const settings = stationBrokerSchema.parse({ listen: '127.0.0.1:0', host: '127.0.0.1', account: 'plant' });
    const store = { reveal: (name: string) => kept.get(name), set: (name: string, value: string) => void kept.set(name, value) };
    own = await new OwnBrokers({ kept: store, logins: new UnitLogins(secrets) }).use({ settings, brokers: [] });
    const broker = async () => ({ link: own.broker.link, release: () => undefined });
    gateway = openGateway({ remote: { broker, account: 'plant', clientId: clientIdOf(1) }, judgeFingerprint: () => undefined });
  });

  afterEach(async () => {
    await gateway.close();
    await Promise.all(heard.splice(0).map(({ release }) => release()));
    await own.release();
    await target.close();
  });

  function context() {
    const { url, caPem, user, password } = target.station;
    const broker: StationBroker = { name: 'target', url, caPem, user, password: () => password };
    const ledgers = new BrokerLedgers();
    const brokerRoom = {
      own: async () => own.broker,
      heardAt: async (_name: string, account: string) => {
        const listening = await ledgers.listen(broker, account, withinSeconds());
        heard.push(listening);
        return listening;
      },
    };
    return { ...aContext(gateway, params, { unit }), brokerRoom, brokers: [broker] };
  }

  async function goneOnce(): Promise<void> {
    await own.broker.admit(unit, clientIdOf(1), withinSeconds());
    await own.broker.dismiss(unit, withinSeconds());
  }

  it('is proved by its answer where it arrived while the station was away', async () => {
    await goneOnce();
    await target.gateway(1, itself);
    const around = context();
    const plan = await remoteLeave.plan(around);
    expect(plan.changes).toEqual([]);
    expect(await remoteLeave.verify(around, plan)).toMatchObject({
      outcome: 'pass',
      proof: 'provisioned',
      evidence: expect.arrayContaining([
        { name: 'left the station', observed: 'login taken away', verdict: 'proved', source: 'broker' },
        expect.objectContaining({ name: 'arrived at its own broker', observed: 'answer at target', verdict: 'proved' }),
        expect.objectContaining({ name: 'serial_number', observed: 'SN00001', verdict: 'proved' }),
      ]),
    });
  });

  it('is found at its own broker where the attempt that sent it was lost', { timeout: 40_000 }, async () => {
    await own.broker.admit(unit, clientIdOf(1), withinSeconds());
    await target.gateway(1, itself);
    const around = context();
    const plan = await remoteLeave.plan(around);
    expect(await remoteLeave.verify(around, plan)).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(own.broker.loginOf(unit)).toBeUndefined();
  });

  it('is not taken for another gateway under its client id', async () => {
    await goneOnce();
    await target.gateway(1, { ...itself, serialNumber: 'SN00002' });
    const around = context();
    expect(await remoteLeave.verify(around, await remoteLeave.plan(around))).toMatchObject({
      outcome: 'timeout',
      failure: { code: 'leave/not-arrived' },
    });
  });

  it('is prepared and no more where whoever answers does not say who it is', async () => {
    await goneOnce();
    await target.gateway(1, { ...itself, generation: 'kura-4' });
    const around = context();
    expect(await remoteLeave.verify(around, await remoteLeave.plan(around))).toMatchObject({ outcome: 'pass', proof: 'prepared' });
  });

  it('cannot have left where it never was', async () => {
    await expect(remoteLeave.plan(context())).rejects.toMatchObject({ code: 'meet/not-admitted' });
  });
});

describe('restore', () => {
  let line: StationBrokerRun | undefined;
  afterEach(() => line?.close());

  it('puts back what a gateway had before it was brought here', { timeout: 60_000 }, async () => {
    line = await StationBrokerRun.open({
      gateways: 2,
      lanes: 2,
      steps: [
        { step: 'identify', with: { expect: { macAddress: '{{unit.macAddress}}' } } },
        { step: 'remote.bootstrap', with: { clientId: '{{unit.clientId}}' } },
        { step: 'remote.meet', with: { timeoutSeconds: 60 } },
        { step: 'remote.leave', with: { restore: true } },
      ],
    });
    expect(await line.run()).toMatchObject({ units: 2, pass: 2, provisioned: 0, inDoubt: 0 });
    for (const { run } of line.states()) {
      const restored = Object.fromEntries(
        run?.steps.at(-1)?.evidence.map(({ name, verdict, observed }) => [name.split(' ').at(-1), [verdict, observed]]) ?? [],
      );
      expect(restored).toMatchObject({
        'broker-url': ['proved', expect.stringMatching(/^mqtt:\/\/broker-url:1883\/?$/)],
        username: ['proved', 'username'],
        password: ['proved', undefined],
        'connect.auto-on-startup': ['proved', 'false'],
        station: ['proved', 'disconnect message'],
      });
    }
  });
});
