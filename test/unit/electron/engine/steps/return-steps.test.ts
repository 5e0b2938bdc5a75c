/** The steps of a return against a gateway that answers from memory. */
import { describe, expect, test } from 'vitest';
import type { Component, Gateway, PropertyValue } from '../../../../../electron/engine/gateway/gateway.ts';
import type { EntryName, KeystoreEntry } from '../../../../../electron/engine/gateway/kura-calls.ts';
import { returnOwner } from '../../../../../electron/engine/steps/return-owner.ts';
import { returnRevoke } from '../../../../../electron/engine/steps/return-revoke.ts';
import { returnClose } from '../../../../../electron/engine/steps/return-close.ts';
import { returnWipe } from '../../../../../electron/engine/steps/return-wipe.ts';
import { MASK } from '../../../../../shared/domain/evidence.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { aContext } from '../../../../support/step-context.ts';

const OLD_SECRET = 'the old owner’s';
const attribute = (id: string, type: string, defaultValue?: string) => ({ id, type, defaultValue });

/** One keystore with keys, one of the web server, and the way to a cloud with a password. */
class MemoryGateway {
  readonly has = { shell: false, rest: true, remote: false };
  keys: EntryName[] = [
    { keystore: 'SSLKeystore', alias: 'device' },
    { keystore: 'HttpsKeystore', alias: 'localhost' },
  ];
  password = OLD_SECRET;
  tells = true;
  keepsKeys = false;
  identity: Readonly<Record<string, string>> = { serialNumber: 'SN-1', primaryMacAddress: '00:11:22:33:44:55' };
  trouble: AppError | undefined;

  gateway(): Gateway {
    const transport: Component = {
      pid: 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport',
      definition: {
        id: 'x',
        iconResources: [],
        attributes: [attribute('username', 'STRING'), attribute('password', 'PASSWORD', 'password')],
      },
      properties: { password: { type: 'PASSWORD', value: 'placeholder' } },
    };
    const rest = {
      systemProperties: async () => this.identity,
      componentPids: async () => [{ pid: transport.pid }, { pid: 'SSLKeystore' }],
      component: async () => transport,
      updateComponent: async (_pid: string, properties: Record<string, PropertyValue>) => {
        this.password = String(properties['password']?.value);
      },
      snapshotOf: async () => (this.tells ? { password: { type: 'PASSWORD', value: this.password } } : undefined),
      keystoreEntries: async () => this.keys.map((name): KeystoreEntry => ({ kind: 'private-key', ...name, algorithm: 'RSA', chain: [] })),
      removeEntry: async ({ alias }: EntryName) => {
        if (!this.keepsKeys) this.keys = this.keys.filter((name) => name.alias !== alias);
      },
    };
    const answer = async () => {
      if (this.trouble !== undefined) throw this.trouble;
      return rest;
    };
    return { has: this.has, rest: answer, kuraHome: undefined } as unknown as Gateway;
  }
}

const wipe = (memory: MemoryGateway) => aContext(memory.gateway(), stepParamSchemas['return.wipe'].parse({}), { secrets: [] });

describe('return.wipe', () => {
  test('removes keys but the web server’s, puts passwords back as shipped, and reads both back', async () => {
    const memory = new MemoryGateway();
    const context = wipe(memory);
    const plan = await returnWipe.plan(context);
    expect(plan.changes.map(({ target, to }) => [target.split('.').at(-1), to])).toEqual([
      ['SSLKeystore/device', undefined],
      ['MqttDataTransport password', MASK],
    ]);
    expect(JSON.stringify(plan.changes)).not.toContain(OLD_SECRET);
    await returnWipe.apply(context, plan);
    const found = await returnWipe.verify(context, plan);
    expect([memory.password, memory.keys.map(({ alias }) => alias)]).toEqual(['password', ['localhost']]);
    expect(found.outcome).toBe('pass');
    expect(found.evidence.map(({ name, observed, verdict }) => `${name.split('.').at(-1)}: ${observed} ${verdict}`)).toEqual([
      'private keys: 1 removed, 0 left proved',
      'HttpsKeystore/localhost: kept: key of the web server noted',
      'MqttDataTransport password: as shipped proved',
      'old snapshots: not wiped: no shell not-proved',
    ]);
  });

  test('a key that stays is no pass, and after a lost answer it is not taken for done', async () => {
    const memory = new MemoryGateway();
    memory.keepsKeys = true;
    const context = wipe(memory);
    const plan = await returnWipe.plan(context);
    await returnWipe.apply(context, plan);
    expect(await returnWipe.verify(context, plan)).toMatchObject({ outcome: 'error', failure: { code: 'returns/wipe-incomplete' } });
    expect(await returnWipe.inspect?.(context)).toMatchObject({ finding: 'not-applied' });
  });

  test('a password that no version tells is written, and not called gone', async () => {
    const memory = new MemoryGateway();
    memory.tells = false;
    const context = wipe(memory);
    const plan = await returnWipe.plan(context);
    await returnWipe.apply(context, plan);
    const { evidence } = await returnWipe.verify(context, plan);
    expect(evidence.find(({ name }) => name.endsWith('password'))).toMatchObject({ observed: 'overwritten', verdict: 'not-proved' });
  });
});

describe('return.owner', () => {
  const owner = (memory: MemoryGateway, part: object = {}) =>
    aContext(memory.gateway(), stepParamSchemas['return.owner'].parse({ accept: { serialNumber: ['SN-0', 'SN-1'] }, ...part }));
  const verify = (context: ReturnType<typeof owner>) => returnOwner.verify(context, { changes: [], data: undefined });

  test('the old number and the new one are both the device’s', async () => {
    expect(await verify(owner(new MemoryGateway()))).toMatchObject({
      outcome: 'pass',
      evidence: [{ verdict: 'proved' }, { name: 'cloud', verdict: 'noted' }],
    });
  });

  test('another device ends the run', async () => {
    const memory = new MemoryGateway();
    memory.identity = { serialNumber: 'SN-2' };
    expect(await verify(owner(memory))).toMatchObject({ outcome: 'fail', failure: { code: 'identify/foreign-unit' } });
  });

  test('a device that says nothing of itself proves nothing', async () => {
    const memory = new MemoryGateway();
    memory.identity = { serialNumber: 'UNKNOWN' };
    await expect(verify(owner(memory))).rejects.toMatchObject({ code: 'identify/not-readable' });
  });

  test('no answer is passed over for scrap only', async () => {
    const memory = new MemoryGateway();
    memory.trouble = new AppError('rest/unreachable', { params: { host: 'x' } });
    await expect(verify(owner(memory))).rejects.toMatchObject({ code: 'rest/unreachable' });
    expect(await verify(owner(memory, { maySayNothing: true }))).toMatchObject({
      outcome: 'pass',
      evidence: [{ verdict: 'not-proved' }, {}],
    });
  });
});

describe('without an authority', () => {
  test('nothing is revoked, and the record says so', async () => {
    const context = aContext(new MemoryGateway().gateway(), stepParamSchemas['return.revoke'].parse({}));
    const plan = await returnRevoke.plan(context);
    expect(plan.changes).toEqual([]);
    expect(await returnRevoke.verify(context, plan)).toMatchObject({ evidence: [{ observed: 'none of this device', verdict: 'noted' }] });
  });

  test('a scrapped unit never passes', async () => {
    const context = aContext(new MemoryGateway().gateway(), { scrap: true });
    expect(await returnClose.verify(context, { changes: [], data: undefined })).toMatchObject({
      outcome: 'fail',
      failure: { code: 'returns/scrapped' },
    });
  });
});
