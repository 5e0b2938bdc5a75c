import { describe, expect, it } from 'vitest';
import type { AttributeDefinition, PropertyValue } from '../../../../../electron/engine/gateway/gateway.ts';
import { kuraComponent } from '../../../../../electron/engine/steps/kura-component.ts';
import { UnitFailure } from '../../../../../electron/engine/steps/step.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const PID = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const ATTRIBUTES: readonly AttributeDefinition[] = [
  { id: 'broker-url', name: 'Broker-url', type: 'STRING', isRequired: true, max: '64' },
  { id: 'username', name: 'User', type: 'String' },
  { id: 'password', name: 'Password', type: 'PASSWORD' },
  { id: 'keep-alive', name: 'Keep-alive', type: 'INTEGER', isRequired: true, defaultValue: '30', min: '1', max: '3600' },
  { id: 'in-flight.persistence', name: 'Persistence', type: 'STRING', options: ['file', 'memory'] },
  { id: 'maximum', name: 'Maximum', type: 'LONG' },
  { id: 'ports', name: 'Ports', type: 'INTEGER', cardinality: 3 },
];

function setUp(set: Readonly<Record<string, unknown>>, part: { readonly pid?: string; readonly secrets?: readonly string[] } = {}) {
  const gateway = new FakeGateway({ has: { shell: false } });
  const component = {
    factoryPid: 'the.factory',
    definition: { id: PID, iconResources: [], attributes: [...ATTRIBUTES] },
    properties: new Map<string, PropertyValue>([
      ['broker-url', { type: 'STRING', value: 'mqtt://broker-url:1883/' }],
      ['password', { type: 'PASSWORD', value: 'factory' }],
      ['keep-alive', { type: 'INTEGER', value: 30 }],
    ]),
  };
  gateway.components.byPid.set(PID, component);
  const params = stepParamSchemas['kura.component'].parse({ pid: part.pid ?? PID, set, timeoutSeconds: 1 });
  return { gateway, component, context: aContext(gateway, params, { secrets: part.secrets ?? ['s3cret'] }) };
}

async function take({ context }: ReturnType<typeof setUp>) {
  const plan = await kuraComponent.plan(context);
  if (plan.changes.length > 0) await kuraComponent.apply(context, plan);
  return { plan, verified: await kuraComponent.verify(context, plan) };
}

describe('kura.component', () => {
  it('writes only what differs, in the types of the definition and in one update, and reads all of it back', async () => {
    const given = setUp({ 'broker-url': 'mqtt://broker-url:1883/', 'keep-alive': '60', ports: ['443', 4443], password: 's3cret' });
    const { plan, verified } = await take(given);
    expect(plan.changes).toEqual([
      { target: `${PID} keep-alive`, from: '30', to: '60', secret: false },
      { target: `${PID} ports`, to: '443, 4443', secret: false },
      { target: `${PID} password`, to: '••••••', secret: true },
    ]);
    expect(given.gateway.log).toEqual([`update ${PID} keep-alive,ports,password`]);
    expect(Object.fromEntries(given.component.properties)).toMatchObject({
      'keep-alive': { type: 'INTEGER', value: 60 },
      ports: { type: 'INTEGER', value: [443, 4443] },
      password: { type: 'PASSWORD', value: 's3cret' },
    });
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence.map(({ name, verdict }) => [name.replace(`${PID} `, ''), verdict])).toEqual([
      ['broker-url', 'proved'],
      ['keep-alive', 'proved'],
      ['ports', 'proved'],
      ['password', 'not-proved'],
    ]);
    expect(JSON.stringify([plan.changes, verified])).not.toContain('s3cret');
  });

  it('changes nothing where everything is there, and still proves it', async () => {
    const given = setUp({ 'keep-alive': 30 });
    const { plan, verified } = await take(given);
    expect([plan.changes, verified.outcome, given.gateway.log]).toEqual([[], 'pass', []]);
  });

  it('proves a password by the snapshot where the version shows one, and disproves none by it', async () => {
    const given = setUp({ password: 's3cret' });
    given.gateway.components.tellsSnapshots = true;
    const { verified } = await take(given);
    expect(verified.evidence).toEqual([{ name: `${PID} password`, expected: '••••••', verdict: 'proved', source: 'rest' }]);
    given.component.properties.set('password', { type: 'PASSWORD', value: 'Yw==-encrypted' });
    const later = await kuraComponent.verify(given.context, { changes: [], data: undefined });
    expect([later.outcome, later.evidence[0]?.verdict]).toEqual(['pass', 'not-proved']);
  });

  it('writes a password again even where an old version gives it back in clear, and takes that for no proof', async () => {
    const given = setUp({ password: 's3cret' });
    given.gateway.components.onUpdate = () => given.component.properties.set('password', { type: 'STRING', value: 's3cret' });
    await take(given);
    const { plan, verified } = await take(given);
    expect([plan.changes.length, verified.evidence[0]?.verdict]).toEqual([1, 'not-proved']);
    expect(JSON.stringify([plan.changes, verified])).not.toContain('s3cret');
  });

  it('masks a secret of the run that stands in an ordinary property, and what the gateway had there', async () => {
    const given = setUp({ username: 'is-s3cret' });
    given.component.properties.set('username', { type: 'STRING', value: 'old-one' });
    const { plan, verified } = await take(given);
    expect(plan.changes).toEqual([{ target: `${PID} username`, from: '••••••', to: '••••••', secret: true }]);
    expect(verified.evidence).toEqual([
      { name: `${PID} username`, expected: '••••••', observed: '••••••', verdict: 'proved', source: 'rest' },
    ]);
  });

  it('keeps all digits of a 64-bit number', async () => {
    const given = setUp({ maximum: '9223372036854775807' });
    const { verified } = await take(given);
    expect(given.component.properties.get('maximum')?.value).toBe(9_223_372_036_854_775_807n);
    expect(verified.evidence[0]).toMatchObject({ observed: '9223372036854775807', verdict: 'proved' });
  });

  it('blames no unit for a version that rounds such a number', async () => {
    const given = setUp({ maximum: '9007199254740993' });
    given.gateway.components.onUpdate = () => given.component.properties.set('maximum', { type: 'LONG', value: 9_007_199_254_740_992n });
    expect((await take(given)).verified).toMatchObject({ outcome: 'error', failure: { code: 'component/number-rounded' } });
  });

  it.each([
    [{ set: { 'keep-alive': 'often' } }, 'component/wrong-type', { type: 'INTEGER' }],
    [{ set: { 'keep-alive': 0 } }, 'component/out-of-range', { range: '1…3600' }],
    [{ set: { 'broker-url': 'x'.repeat(65) } }, 'component/wrong-length', { range: '…64' }],
    [{ set: { 'in-flight.persistence': 'disk' } }, 'component/not-an-option', { options: 'file, memory' }],
    [{ set: { 'broker-url': '' } }, 'component/value-missing', { name: 'broker-url' }],
    [{ set: { ports: 443 } }, 'component/wrong-count', { count: '0…3' }],
    [{ set: { username: ['a', 'b'] } }, 'component/wrong-count', { count: '1' }],
    [{ set: { password: 'placeholder' } }, 'component/placeholder-value', {}],
    [{ set: { 'keep-alvie': 1 } }, 'component/unknown-property', { suggestion: 'keep-alive' }],
    [{ set: { Persistence: 'file' } }, 'component/unknown-property', { suggestion: 'in-flight.persistence' }],
    [{ set: { zzz: 1 } }, 'component/unknown-property', { suggestion: '–' }],
    [{ set: { username: 'x' }, pid: PID.replace('Transport', 'Transprot') }, 'component/unknown-pid', { suggestion: PID }],
    [{ set: { username: 'x' }, pid: 'the.factory' }, 'component/is-a-factory', { instances: PID }],
  ])('refuses %j with %s, as the recipe’s fault, before anything is written', async ({ set, ...part }, code, params) => {
    const given = setUp(set, part);
    const refused = await kuraComponent.plan(given.context).catch((thrown: unknown) => thrown);
    expect(refused).not.toBeInstanceOf(UnitFailure);
    expect(refused).toMatchObject({ name: 'AppError', code, params });
    expect(given.gateway.log).toEqual([]);
  });

  it('refuses to leave a component without a value that it needs', async () => {
    const given = setUp({ username: 'x' });
    given.component.properties.delete('broker-url');
    await expect(take(given)).rejects.toMatchObject({ code: 'component/missing-required', params: { names: 'broker-url' } });
    expect((await take(setUp({ username: 'x' }))).verified.outcome).toBe('pass');
  });

  it('refuses a type that it does not know, and a component that does not describe itself', async () => {
    const given = setUp({ odd: 'x' });
    given.component.definition.attributes.push({ id: 'odd', type: 'BLOB' });
    await expect(take(given)).rejects.toMatchObject({ code: 'component/unsupported-type', params: { type: 'BLOB' } });
    Object.assign(given.component, { definition: undefined });
    await expect(take(given)).rejects.toMatchObject({ code: 'component/not-described' });
  });

  it('refutes a property that the gateway did not take over', async () => {
    const given = setUp({ username: 'u', 'keep-alive': 60 });
    given.gateway.components.onUpdate = () => given.component.properties.set('keep-alive', { type: 'STRING', value: '60' });
    expect((await take(given)).verified).toMatchObject({
      outcome: 'fail',
      failure: { code: 'component/read-back-differs', params: { name: 'keep-alive', pid: PID } },
    });
  });

  it('waits for a component that is gone while it restarts, and throws what stopped it for good', async () => {
    const given = setUp({ 'keep-alive': 60 });
    const plan = await kuraComponent.plan(given.context);
    await kuraComponent.apply(given.context, plan);
    let reads = 0;
    given.gateway.components.onRead = () => {
      reads += 1;
      if (reads === 1) throw new AppError('rest/connection-lost', { params: { path: 'x' } });
    };
    expect((await kuraComponent.verify(given.context, plan)).outcome).toBe('pass');
    given.gateway.components.onRead = () => {
      throw new AppError('rest/no-permission', { params: { path: 'x', user: 'u' } });
    };
    await expect(kuraComponent.verify(given.context, plan)).rejects.toMatchObject({ code: 'rest/no-permission' });
  });
});

describe('its parameters', () => {
  it('take no number that lost digits before anybody could check it', () => {
    const parse = (value: unknown) => stepParamSchemas['kura.component'].safeParse({ pid: 'a', set: { x: value } }).success;
    expect([1, 1.5, 'x', true, [1, 'x'], Number('9007199254740993'), null, {}, [[1]]].map(parse)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(stepParamSchemas['kura.component'].safeParse({ pid: 'a', set: {} }).success).toBe(false);
  });
});
