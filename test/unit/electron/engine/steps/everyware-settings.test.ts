import { describe, expect, it } from 'vitest';
import { everywareSettings } from '../../../../../electron/engine/steps/everyware-settings.ts';
import { UnitFailure } from '../../../../../electron/engine/steps/step.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { aProvisioningService, provisioningAttributes } from '../../../../support/fake-components.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';
import { aUnit } from '../../../../support/units.ts';

const PID = 'com.example.prov';
const SECRETS = ['Pass-7', 'key-7'];
const GIVEN = {
  brokerUrl: 'mqtts://broker:8883',
  accountName: 'ec-provisioning',
  username: '',
  password: 'Pass-7',
  activationKey: 'key-7',
  clientId: '',
};

function setUp(
  given: object = GIVEN,
  part: { readonly unit?: ReturnType<typeof aUnit>; readonly attributes?: ReturnType<typeof provisioningAttributes> } = {},
) {
  const gateway = new FakeGateway({ has: { shell: false } });
  const service = aProvisioningService(part.attributes);
  gateway.components.byPid.set('org.eclipse.kura.clock.ClockService', {
    definition: { id: 'clock', iconResources: [], attributes: [] },
    properties: new Map(),
  });
  gateway.components.byPid.set(PID, service);
  const params = stepParamSchemas['everyware.settings'].parse(given);
  return {
    gateway,
    service,
    context: aContext(gateway, params, { secrets: SECRETS, ...(part.unit === undefined ? {} : { unit: part.unit }) }),
  };
}

async function take({ context }: ReturnType<typeof setUp>) {
  const plan = await everywareSettings.plan(context);
  if (plan.changes.length > 0) await everywareSettings.apply(context, plan);
  return { plan, verified: await everywareSettings.verify(context, plan) };
}

describe('everyware.settings', () => {
  it('writes what the row gives, and client id and username by the rules, in the types of the definition', async () => {
    const given = setUp({ ...GIVEN, retryInterval: '30', caAuthentication: true });
    const { verified } = await take(given);
    expect(Object.fromEntries(given.service.properties)).toMatchObject({
      'prov.broker.url': { type: 'STRING', value: 'mqtts://broker:8883' },
      accountName: { type: 'STRING', value: 'ec-provisioning' },
      'q.5': { type: 'STRING', value: '020000000007-SN00007' },
      'q.6': { type: 'PASSWORD', value: 'Pass-7' },
      'q.7': { type: 'STRING', value: 'key-7' },
      'q.8': { type: 'STRING', value: '020000000007' },
      'q.9': { type: 'INTEGER', value: 30 },
      'q.2': { type: 'BOOLEAN', value: true },
      'q.0.enabled-x1': { value: false },
    });
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'prepared', results: { pid: PID, clientId: '020000000007' } });
    const verdicts = Object.fromEntries(verified.evidence.map(({ name, verdict }) => [name.replace(`${PID} `, ''), verdict]));
    expect(verdicts).toEqual({
      'q.2': 'proved',
      'q.9': 'proved',
      'prov.broker.url': 'proved',
      accountName: 'proved',
      'q.5': 'proved',
      'q.8': 'proved',
      'q.6': 'not-proved',
      'q.7': 'proved',
      'q.1.p': 'noted',
    });
    expect(given.gateway.log.filter((entry) => entry.startsWith('update'))).toHaveLength(1);
  });

  it('keeps secrets out of changes, evidence and results, and never sends the echoed word', async () => {
    const given = setUp();
    const { plan, verified } = await take(given);
    expect(JSON.stringify([plan.changes, verified])).not.toMatch(/Pass-7|key-7|placeholder/);
    expect([...given.service.properties.values()].map(({ value }) => value)).not.toContain('placeholder');
    expect(plan.changes.find(({ target }) => target === `${PID} q.6`)).toEqual({ target: `${PID} q.6`, to: '••••••', secret: true });
  });

  it('plans the rest of the work after a cut: what can be read is not repeated, passwords are', async () => {
    const given = setUp();
    await take(given);
    const { plan, verified } = await take(given);
    expect(plan.changes.map(({ target }) => target)).toEqual([`${PID} q.6`]);
    expect(verified.outcome).toBe('pass');
  });

  it('finds the service where no pid gives it away', async () => {
    const given = setUp();
    given.gateway.components.byPid.delete(PID);
    const { factoryPid: _none, ...service } = given.service;
    given.gateway.components.byPid.set('x.y.z', service);
    expect((await take(given)).verified.outcome).toBe('pass');
  });

  it('computes from the gateway where the row has neither MAC address nor serial number', async () => {
    const given = setUp(GIVEN, { unit: aUnit(7, { identifiers: [], columns: {} }) });
    given.gateway.put('/opt/eclipse/kura/user/kura_custom.properties', 'kura.serialNumber=DEV-1\n');
    given.gateway.startKura();
    await take(given);
    expect(given.service.properties.get('q.5')?.value).toBe('020000000007-DEV-1');
  });

  it.each(['', 'UNKNOWN', 'device_name', 'intel-up2'])(
    'makes no username of the serial number "%s", which no unit has alone',
    async (blank) => {
      const given = setUp(GIVEN, { unit: aUnit(7, { identifiers: [], columns: {} }) });
      given.gateway.put('/opt/eclipse/kura/user/kura_custom.properties', `kura.serialNumber=${blank}\n`);
      given.gateway.startKura();
      await expect(take(given)).rejects.toMatchObject({ code: 'everyware/missing-value', params: { name: 'username' } });
      expect(given.gateway.log.filter((entry) => entry.startsWith('update'))).toEqual([]);
    },
  );

  it.each([
    ['password', { ...GIVEN, password: '' }],
    ['accountName', { ...GIVEN, accountName: '' }],
    ['brokerUrl', { ...GIVEN, brokerUrl: '' }],
    ['brokerUrl', { password: 'x' }],
  ])('says that %s is missing', async (name, given) => {
    await expect(take(setUp(given))).rejects.toMatchObject({ code: 'everyware/missing-value', params: { name } });
  });

  it('says which name cannot be computed', async () => {
    const given = setUp(GIVEN, { unit: aUnit(7, { identifiers: [], columns: { macAddress: 'nonsense', serialNumber: 'SN' } }) });
    await expect(take(given)).rejects.toMatchObject({ code: 'everyware/missing-value', params: { name: 'clientId' } });
  });

  it('writes nothing where the gateway lacks a needed setting', async () => {
    const given = setUp(GIVEN, { attributes: provisioningAttributes().filter(({ id }) => id !== 'q.8') });
    await expect(take(given)).rejects.toMatchObject({ code: 'everyware/missing-property', params: { property: 'clientId', pid: PID } });
    expect(given.gateway.log).toEqual([]);
  });

  it('does not need a setting for an activation key that the row leaves empty', async () => {
    const given = setUp({ ...GIVEN, activationKey: '' }, { attributes: provisioningAttributes().filter(({ id }) => id !== 'q.7') });
    expect((await take(given)).verified.outcome).toBe('pass');
  });

  it.each([
    [{ ...GIVEN, clientId: 'a/b' }, 'everyware/bad-client-id'],
    [{ ...GIVEN, brokerUrl: 'https://broker' }, 'everyware/bad-broker-url'],
    [{ ...GIVEN, password: 'placeholder' }, 'everyware/placeholder-value'],
    [{ ...GIVEN, timeout: 7200 }, 'everyware/bad-value'],
  ])('refuses %j with %s before anything is written', async (params, code) => {
    const given = setUp(params);
    await expect(take(given)).rejects.toMatchObject({ code });
    expect(given.gateway.log).toEqual([]);
  });

  it.each([
    [{ ...GIVEN, brokerUrl: 'https://user:hidden@broker' }, { url: 'https://…@broker' }],
    [{ ...GIVEN, brokerUrl: 'Pass-7' }, { url: '••••••' }],
    [
      { ...GIVEN, clientId: 'Pass-7/x' },
      { clientId: '••••••', found: '/' },
    ],
  ])('repeats no secret where %j is refused', async (params, shown) => {
    await expect(take(setUp(params))).rejects.toMatchObject({ params: shown });
  });

  it('notes a client id that MQTT 3.1.1 does not guarantee', async () => {
    const { verified } = await take(setUp({ ...GIVEN, clientId: '02:00:00:00:00:07' }));
    expect(verified.evidence).toContainEqual(
      expect.objectContaining({ name: 'MQTT 3.1.1 client id', observed: '02:00:00:00:00:07', verdict: 'noted' }),
    );
  });

  it('refutes a setting that the gateway did not take over', async () => {
    const given = setUp();
    given.gateway.components.onUpdate = (_pid, _values, { properties }) =>
      properties.set('accountName', { type: 'STRING', value: 'other' });
    const { verified } = await take(given);
    expect(verified).toMatchObject({ outcome: 'fail', failure: { code: 'everyware/read-back-differs', params: { name: 'accountName' } } });
  });

  it('claims no preparation on a gateway that is provisioned already, and does not arm it', async () => {
    const given = setUp();
    given.service.properties.set('q.1.p', { type: 'BOOLEAN', value: true });
    expect((await take(given)).verified.proof).toBeUndefined();
    const arming = setUp({ ...GIVEN, enabled: true });
    arming.service.properties.set('q.1.p', { type: 'BOOLEAN', value: true });
    const failure = await everywareSettings.plan(arming.context).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(UnitFailure);
    expect(failure).toMatchObject({ error: { code: 'everyware/already-provisioned' } });
  });

  it('proves a password by the newest snapshot, in memory only, and an activation key by what the gateway gives back', async () => {
    const given = setUp();
    const before = await take(given);
    const verdicts = (evidence: (typeof before)['verified']['evidence']) =>
      ['q.6', 'q.7'].map((id) => evidence.find(({ name }) => name === `${PID} ${id}`)?.verdict);
    expect(verdicts(before.verified.evidence)).toEqual(['not-proved', 'proved']);
    given.gateway.components.tellsSnapshots = true;
    const { verified } = await take(given);
    expect(verdicts(verified.evidence)).toEqual(['proved', 'proved']);
    expect(JSON.stringify(verified)).not.toMatch(/Pass-7|key-7/);
    given.service.properties.set('q.6', { type: 'PASSWORD', value: 'placeholder' });
    expect(verdicts((await everywareSettings.verify(given.context, { changes: [], data: undefined })).evidence)[0]).toBe('not-proved');
  });

  it.each([
    ['q.0.enabled-x1', true],
    ['q.1.p', true],
    ['q.5', '020000000007-SN00007'],
  ])('refuses a second connection to the instance of one whose %s is set', async (id, value) => {
    const given = setUp({ ...GIVEN, cloudConnection: PID, brokerUrl: 'mqtts://Broker.Example:8883' });
    const other = aProvisioningService();
    other.properties.set('prov.broker.url', { type: 'STRING', value: 'mqtts://broker.example.:1883' });
    given.gateway.components.byPid.set(`${PID}-2`, other);
    expect((await take(given)).verified.outcome).toBe('pass');
    other.properties.set(id, { type: 'STRING', value });
    const failure = { code: 'everyware/second-connection', params: { pid: PID, other: `${PID}-2` } };
    await expect(everywareSettings.plan(given.context)).rejects.toMatchObject(failure);
    other.properties.set('prov.broker.url', { type: 'STRING', value: 'mqtts://other.example:8883' });
    expect((await take(given)).verified.outcome).toBe('pass');
  });

  it('ends as prepared where it was armed and everything was read back', async () => {
    const { verified } = await take(setUp({ ...GIVEN, enabled: true, retryMaxAttempts: -1 }));
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'prepared' });
    expect(verified.evidence).toContainEqual({
      name: `${PID} q.0.enabled-x1`,
      expected: 'true',
      observed: 'true',
      verdict: 'proved',
      source: 'rest',
    });
  });

  it('inspects instead of repeating where it arms, and verifies without a plan', async () => {
    const given = setUp({ ...GIVEN, enabled: true });
    expect([everywareSettings.tag(given.context.params), everywareSettings.tag(setUp().context.params)]).toEqual(['inspect', 'idempotent']);
    expect((await everywareSettings.inspect?.(given.context))?.finding).toBe('not-applied');
    await everywareSettings.apply(given.context, await everywareSettings.plan(given.context));
    expect((await everywareSettings.inspect?.(given.context))?.finding).toBe('applied');
    given.service.properties.set('q.0.enabled-x1', { type: 'BOOLEAN', value: false });
    given.service.properties.set('q.1.p', { type: 'BOOLEAN', value: true });
    expect((await everywareSettings.inspect?.(given.context))?.finding).toBe('applied');
    expect(await everywareSettings.verify(given.context, { changes: [], data: undefined })).toMatchObject({ outcome: 'pass' });
  });
});
