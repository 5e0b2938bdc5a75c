import { describe, expect, it } from 'vitest';
import { identify } from '../../../../../electron/engine/steps/identify.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

type Expect = Parameters<typeof identify.verify>[0]['params']['expect'];

function gatewayWith(serialNumber?: string, model?: string) {
  const gateway = new FakeGateway();
  const lines = [
    ...(serialNumber === undefined ? [] : [`kura.serialNumber=${serialNumber}`]),
    ...(model === undefined ? [] : [`kura.model.name=${model}`]),
  ];
  gateway.put('/opt/eclipse/kura/user/kura_custom.properties', lines.join('\n'));
  gateway.startKura();
  return gateway;
}

async function verify(gateway: FakeGateway, expected: Expect, secrets: readonly string[] = []) {
  const context = aContext(gateway, { expect: expected }, { secrets });
  const plan = await identify.plan(context);
  expect(plan.changes).toEqual([]);
  return identify.verify(context, plan);
}

describe('identify', () => {
  it('proves identifiers by their keys, however they are written', async () => {
    const verified = await verify(gatewayWith('sn7'), { macAddress: '02-00-00-00-00-07', serialNumber: 'SN7', imei: '' });
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence).toEqual([
      { name: 'macAddress', expected: '02-00-00-00-00-07', observed: '02:00:00:00:00:07', verdict: 'proved', source: 'rest' },
      { name: 'serialNumber', expected: 'SN7', observed: 'sn7', verdict: 'proved', source: 'rest' },
    ]);
    expect(verified.results).toEqual({ serialNumber: 'sn7', macAddress: '02:00:00:00:00:07' });
  });

  it('notes a blank serial beside a proved MAC address', async () => {
    const verified = await verify(gatewayWith(), { macAddress: '020000000007', serialNumber: 'SN7' });
    expect([verified.outcome, verified.evidence.map(({ verdict }) => verdict)]).toEqual(['pass', ['proved', 'noted']]);
  });

  it.each([[{ serialNumber: 'SN7' }], [{ identifier: 'SN7' }]])(
    'lets a blank board pass where only %j was asked for, without proof',
    async (expected) => {
      const verified = await verify(gatewayWith(), expected);
      expect([verified.outcome, verified.evidence[0]?.verdict, verified.evidence[0]?.observed]).toEqual(['pass', 'noted', 'UNKNOWN']);
    },
  );

  it.each(['intel-up2', 'raspberry-pi-ubuntu-20', 'docker-container-instance'])('takes %s for no serial number', async (name) => {
    const verified = await verify(gatewayWith(name), { serialNumber: 'SN7' });
    expect([verified.outcome, verified.evidence[0]?.verdict]).toEqual(['pass', 'noted']);
  });

  it('still compares a model that is called after its board', async () => {
    const expected = { macAddress: '020000000007', model: 'nvidia-jetson-nano' };
    expect((await verify(gatewayWith('SN7', 'nvidia-jetson-nano'), expected)).evidence[1]?.verdict).toBe('proved');
    expect(await verify(gatewayWith('SN7', 'nvidia-jetson-xavier'), expected)).toMatchObject({ failure: { code: 'identify/wrong-model' } });
  });

  it.each([[{ serialNumber: 'SN7' }], [{ macAddress: '02:00:00:00:00:07', serialNumber: 'SN7' }], [{ identifier: 'SN7' }]])(
    'refutes a foreign unit: %j',
    async (expected) => {
      const verified = await verify(gatewayWith('SN8'), expected);
      expect(verified).toMatchObject({
        outcome: 'fail',
        failure: { code: 'identify/foreign-unit', params: { expected: 'SN7', observed: 'SN8' } },
      });
    },
  );

  it('holds a free identifier against whichever fact it is', async () => {
    expect((await verify(gatewayWith('SN8'), { identifier: '02:00:00:00:00:07' })).outcome).toBe('pass');
    expect(await verify(gatewayWith(), { identifier: '02:00:00:00:00:08' })).toMatchObject({
      outcome: 'fail',
      failure: { code: 'identify/foreign-unit' },
    });
  });

  it('tells a wrong model from a foreign unit', async () => {
    const verified = await verify(gatewayWith('SN7', 'ReliaGATE 10-14'), { serialNumber: 'SN7', model: 'ReliaGATE 20-25' });
    expect(verified).toMatchObject({ outcome: 'fail', failure: { code: 'identify/wrong-model' } });
  });

  it.each([
    [{ model: 'ReliaGATE 20-25', identifier: 'SN7' }, 'identifier'],
    [{ model: 'ReliaGATE 20-25', macAddress: '02:00:00:00:00:07', serialNumber: 'SN7' }, 'serialNumber'],
  ])('takes a foreign unit of another model for a foreign unit: %j', async (expected, fact) => {
    const verified = await verify(gatewayWith('SN8', 'ReliaGATE 10-14'), expected);
    expect(verified).toMatchObject({ outcome: 'fail', failure: { code: 'identify/foreign-unit', params: { fact, expected: 'SN7' } } });
  });

  it('says nothing about the unit that was meant where only the model differs and no identifier is proved', async () => {
    const verified = await verify(gatewayWith(undefined, 'ReliaGATE 10-14'), { model: 'ReliaGATE 20-25', serialNumber: 'SN7' });
    expect(verified).toMatchObject({ outcome: 'fail', failure: { code: 'identify/foreign-unit', params: { fact: 'model' } } });
  });

  it.each([[{ serialNumber: ' ', macAddress: '' }], [{ model: 'ReliaGATE' }]])(
    'refuses %j, which any gateway would fit',
    async (expected) => {
      await expect(verify(gatewayWith(), expected)).rejects.toMatchObject({ code: 'identify/nothing-expected' });
    },
  );

  it('throws where nothing that was asked for can be read', async () => {
    await expect(verify(gatewayWith(), { imei: '356938035643809' })).rejects.toMatchObject({
      code: 'identify/not-readable',
      params: { facts: 'imei' },
    });
  });

  it('asks the shell for the IMEI beside REST', async () => {
    const gateway = gatewayWith();
    gateway.answer('mmcli -m any --output-keyvalue', { stdout: 'modem.generic.model : X\nmodem.3gpp.imei     : 356938035643809\n' });
    const verified = await verify(gateway, { imei: '356938035643809' });
    expect(verified.evidence).toEqual([
      { name: 'imei', expected: '356938035643809', observed: '356938035643809', verdict: 'proved', source: 'shell' },
    ]);
  });

  it('masks an identifier that is a secret of the run', async () => {
    const verified = await verify(gatewayWith('SN-SECRET'), { serialNumber: 'SN-SECRET' }, ['SN-SECRET']);
    expect(JSON.stringify(verified)).not.toContain('SN-SECRET');
    expect(verified.outcome).toBe('pass');
  });
});
