import { describe, expect, it } from 'vitest';
import { makeAuthority } from '../../../../../electron/engine/pki/self-signed.ts';
import type { OwnBroker } from '../../../../../electron/engine/platforms/station-broker/own-broker.ts';
import { kuraFirstSnapshot } from '../../../../../electron/engine/steps/kura-first-snapshot.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { parseSnapshot } from '../../../../../shared/formats/kura-snapshot-parse.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const DATA = 'org.eclipse.kura.data.DataService';
const FOLDER = '/opt/eclipse/kura/user/snapshots';
const PASSWORD = 'the-unit’s-own-p4ssword';
const seed = `<?xml version="1.0" encoding="UTF-8"?>
<esf:configurations xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:esf="http://eurotech.com/esf/2.0">
  <esf:configuration pid="${DATA}"><esf:properties>
    <esf:property array="false" encrypted="false" name="connect.auto-on-startup" type="Boolean"><esf:value>false</esf:value></esf:property>
  </esf:properties></esf:configuration>
</esf:configurations>`;

/** A gateway whose Kura has never run, and a broker that lets its unit in. */
async function setUp(params: object) {
  const gateway = new FakeGateway();
  gateway.stopKura();
  gateway.folders.add(FOLDER);
  gateway.put(`${FOLDER}/snapshot_0.xml`, seed);
  gateway.answer(`ls -1 ${FOLDER}`, { stdout: 'snapshot_0.xml\n' });
  const { certificatePem } = await makeAuthority({ subject: { CN: 'Station' }, validDays: 20, nowMs: Date.now() });
  const admitted: string[] = [];
  const own: Pick<OwnBroker, 'url' | 'account' | 'authorityPem' | 'admit'> = {
    url: 'mqtts://172.16.0.2:8883',
    account: 'plant',
    authorityPem: certificatePem,
    admit: async ({ unitId }, clientId) => {
      admitted.push(clientId);
      return { username: unitId, clientId, password: PASSWORD };
    },
  };
  const parsed = stepParamSchemas['kura.first-snapshot'].parse({ start: false, ...params });
  const context = {
    ...aContext(gateway, parsed),
    brokerRoom: { own: async () => own as OwnBroker, heardAt: () => Promise.reject(new Error('not asked')) },
  };
  return { gateway, context, admitted };
}

describe('kura.first-snapshot with stationBroker', () => {
  it('writes the way to the station and the unit’s own login, and shows its password nowhere', async () => {
    const { gateway, context, admitted } = await setUp({
      stationBroker: { clientId: 'GW-7' },
      set: { [DATA]: { 'store.capacity': { type: 'INTEGER', value: 7 } } },
    });
    const plan = await kuraFirstSnapshot.plan(context);
    await kuraFirstSnapshot.apply(context, plan);
    const verified = await kuraFirstSnapshot.verify(context, plan);
    const written = new Map(parseSnapshot(gateway.text(`${FOLDER}/snapshot_0.xml`) ?? '').map(({ pid, properties }) => [pid, properties]));
    const text = (pid: string, name: string) => written.get(pid)?.get(name)?.values?.join();
    expect(text(TRANSPORT, 'broker-url')).toBe('mqtts://172.16.0.2:8883');
    expect(text(TRANSPORT, 'topic.context.account-name')).toBe('plant');
    expect([text(TRANSPORT, 'client-id'), text(TRANSPORT, 'username')]).toEqual(['GW-7', context.unit.unitId]);
    expect([text(DATA, 'connect.auto-on-startup'), text(DATA, 'store.capacity')]).toEqual(['true', '7']);
    expect(Buffer.from(text(TRANSPORT, 'password') ?? '', 'base64').toString()).toBe(PASSWORD);
    expect(JSON.stringify([plan.changes, verified, context.said, gateway.log])).not.toContain(PASSWORD);
    expect(new Set(admitted)).toEqual(new Set(['GW-7']));
    expect(verified.outcome).toBe('pass');
  });

  it('says that the authority is not there where the gateway has no keytool', async () => {
    const { context } = await setUp({ stationBroker: {} });
    const plan = await kuraFirstSnapshot.plan(context);
    await kuraFirstSnapshot.apply(context, plan);
    const { evidence } = await kuraFirstSnapshot.verify(context, plan);
    expect(evidence.at(-1)).toMatchObject({
      name: '/opt/eclipse/kura/user/security/cacerts.ks trusted certificate',
      verdict: 'not-proved',
      observed: 'not written: no keytool, or no keystore to write',
    });
  });

  it('sets nothing without a property or the station', () => {
    expect(stepParamSchemas['kura.first-snapshot'].safeParse({ start: false }).success).toBe(false);
  });
});
