import { describe, expect, it } from 'vitest';
import { brokerCheck } from '../../../../../electron/engine/steps/broker-check.ts';
import type { StationBroker } from '../../../../../electron/engine/gateway/open-gateway.ts';
import { MASK } from '../../../../../shared/domain/evidence.ts';
import type { EventOf } from '../../../../../shared/domain/events.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';
import { aUnit } from '../../../../support/units.ts';

const PASSWORD = 'Sf3-planted-broker-password';
const brokers: readonly StationBroker[] = [
  { name: 'bench', url: 'mqtts://broker.example:8883', caPem: 'CA of the bench', family: 'mosquitto' },
  { name: 'sandbox', url: 'mqtts://broker-sbx.everyware.io:8883' },
];

function contextOf(part: object, more: { readonly secrets?: readonly string[]; readonly spent?: readonly Record<string, string>[] } = {}) {
  const params = stepParamSchemas['broker.check'].parse({ broker: 'bench', password: PASSWORD, ...part });
  const earlierSettled = () => (more.spent ?? []).map((results) => ({ results }) as unknown as EventOf<'step.settled'>);
  return { ...aContext(new FakeGateway(), params, { secrets: more.secrets ?? [PASSWORD] }), brokers, earlierSettled };
}

const plan = (...given: Parameters<typeof contextOf>) => brokerCheck.plan(contextOf(...given));

describe('the plan of broker.check', () => {
  it('is one connect, as the row’s own login by the documented rules', async () => {
    const { changes, data } = await plan({ username: '', clientId: '' });
    expect(changes).toEqual([
      { target: 'broker broker.example:8883', to: 'one connect as 020000000007-SN00007, client id 020000000007', secret: false },
    ]);
    expect(data.target).toMatchObject({ caPem: 'CA of the bench', family: 'mosquitto' });
    expect(JSON.stringify(changes)).not.toContain(PASSWORD);
  });

  it('takes what the row leaves out from the gateway, as everyware.settings does', async () => {
    const context = contextOf({});
    const given = { ...context, unit: aUnit(7, { identifiers: [], columns: { serialNumber: 'SN' } }) };
    expect((await brokerCheck.plan(given)).data.login).toMatchObject({ clientId: '020000000007', username: '020000000007-SN' });
    const blank = { ...context, unit: aUnit(7, { identifiers: [], columns: {} }) };
    await expect(brokerCheck.plan(blank)).rejects.toMatchObject({ code: 'everyware/missing-value', params: { name: 'username' } });
  });

  it('masks a login that is secret', async () => {
    const { changes } = await plan({ username: 'hidden-user', clientId: 'cid' }, { secrets: ['hidden-user'] });
    expect(changes).toMatchObject([{ to: `one connect as ${MASK}, client id cid`, secret: true }]);
  });

  it.each([
    ['broker of that name', { broker: 'bench', brokerUrl: 'mqtts://elsewhere.example:8883' }, ['elsewhere.example', 'CA of the bench']],
    ['broker with that host', { broker: undefined, brokerUrl: 'mqtts://BROKER.example:9999' }, ['BROKER.example', 'CA of the bench']],
    ['roots of Node otherwise', { broker: undefined, brokerUrl: 'mqtts://unknown.example:8883' }, ['unknown.example', undefined]],
  ])('trusts the %s', async (_whom, part, expected) => {
    const { data } = await plan(part);
    expect([data.target.address.host, data.target.caPem]).toEqual(expected);
  });

  it('knows Everyware by its host, and a preset by its name', async () => {
    const { data } = await plan({ broker: undefined, brokerUrl: 'sandbox-ec5' });
    expect(data.target).toMatchObject({ address: { host: 'broker-sbx.everyware.io', port: 8883 }, family: 'everyware' });
  });

  it.each([
    ['broker/none-named', { broker: undefined }],
    ['broker/not-in-station-file', { broker: 'other' }],
    ['broker/bad-url', { brokerUrl: 'https://broker.example' }],
    ['broker/plain-refused', { brokerUrl: 'mqtt://broker.example:1883' }],
    ['everyware/missing-value', { password: '' }],
    ['everyware/missing-value', { broker: undefined, brokerUrl: '' }],
    ['everyware/placeholder-value', { password: 'placeholder' }],
  ])('is refused with %s before anything is spent', async (code, part) => {
    await expect(plan(part)).rejects.toMatchObject({ code });
  });

  it.each(['yes', 'perhaps'])('is refused where an earlier attempt has sent the login: %s', async (credentialsSent) => {
    const spent = [{ credentialsSent, verdict: 'silent' }, {}];
    const params = { place: 'broker.example:8883', verdict: 'silent' };
    await expect(plan({}, { spent })).rejects.toMatchObject({ code: 'broker/asked-already', params });
    await expect(plan({ repeat: true }, { spent })).resolves.toBeDefined();
  });

  it('is not refused where the earlier attempts never got that far', async () => {
    await expect(plan({}, { spent: [{ credentialsSent: 'no', verdict: 'unreachable' }, {}] })).resolves.toBeDefined();
  });
});

describe('after a lost answer', () => {
  it('nobody but a person can tell, unless the recipe allows to ask again', async () => {
    const tags = [false, true].map((repeat) => brokerCheck.tag(contextOf({ repeat }).params));
    expect(tags).toEqual(['inspect', 'idempotent']);
    expect(await brokerCheck.inspect?.(contextOf({}))).toEqual({ finding: 'cannot-tell', evidence: [] });
  });

  it('nothing is proved', async () => {
    const found = await brokerCheck.verify(contextOf({}), { changes: [], data: undefined });
    expect(found).toMatchObject({ outcome: 'pass', evidence: [{ verdict: 'not-proved', source: 'journal' }] });
  });
});
