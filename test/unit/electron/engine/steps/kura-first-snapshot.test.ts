import { describe, expect, it } from 'vitest';
import type { AttributeDefinition, PropertyValue } from '../../../../../electron/engine/gateway/gateway.ts';
import { kuraFirstSnapshot } from '../../../../../electron/engine/steps/kura-first-snapshot.ts';
import { UnitFailure } from '../../../../../electron/engine/steps/step.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { parseSnapshot } from '../../../../../shared/formats/kura-snapshot-parse.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const PID = 'org.eclipse.kura.data.DataService';
const FOLDER = '/opt/eclipse/kura/user/snapshots';
const SEED = `${FOLDER}/snapshot_0.xml`;
const ENCRYPTED = `${'A'.repeat(16)}-${'B'.repeat(40)}`;
const ATTRIBUTES: readonly AttributeDefinition[] = [
  { id: 'store.capacity', type: 'INTEGER' },
  { id: 'password', type: 'PASSWORD' },
];

const seed = (capacity: number) => `<?xml version="1.0" encoding="UTF-8"?>
<esf:configurations xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:esf="http://eurotech.com/esf/2.0">
  <esf:configuration pid="${PID}"><esf:properties>
    <esf:property array="false" encrypted="false" name="store.capacity" type="Integer"><esf:value>${capacity}</esf:value></esf:property>
  </esf:properties></esf:configuration>
  <esf:configuration pid="the.network"><esf:properties>
    <esf:property array="false" encrypted="false" name="net.interfaces" type="String"><esf:value>lo,eth0</esf:value></esf:property>
  </esf:properties></esf:configuration>
</esf:configurations>`;

/** A gateway whose Kura has never run. */
function setUp(set: object, part: { readonly start?: boolean; readonly files?: Readonly<Record<string, string>> } = {}) {
  const gateway = new FakeGateway();
  gateway.stopKura();
  gateway.folders.add(FOLDER);
  const files = part.files ?? { 'snapshot_0.xml': seed(10) };
  for (const [name, content] of Object.entries(files)) gateway.put(`${FOLDER}/${name}`, content);
  gateway.answer(`ls -1 ${FOLDER}`, { stdout: `${Object.keys(files).join('\n')}\n` });
  gateway.answer('systemctl stop kura', {});
  gateway.answer('systemctl start kura', {});
  const params = stepParamSchemas['kura.first-snapshot'].parse({ set, start: part.start ?? false, startTimeoutSeconds: 1 });
  return { gateway, context: aContext(gateway, params, { secrets: ['s3cret'] }) };
}

async function take({ context }: ReturnType<typeof setUp>) {
  const plan = await kuraFirstSnapshot.plan(context);
  if (plan.changes.length > 0) await kuraFirstSnapshot.apply(context, plan);
  return { plan, verified: await kuraFirstSnapshot.verify(context, plan) };
}

/** What the seed says of a property, as Kura would read it. */
function inSeed(gateway: FakeGateway, pid: string, name: string) {
  const found = parseSnapshot(gateway.text(SEED) ?? '').find((each) => each.pid === pid);
  return found?.properties.get(name);
}

describe('kura.first-snapshot', () => {
  it('sets values in the shipped snapshot, keeps the rest, and reads it back by hash', async () => {
    const given = setUp({ [PID]: { 'store.capacity': '500', password: { type: 'PASSWORD', value: 's3cret' } } });
    const { plan, verified } = await take(given);
    expect(plan.changes).toEqual([
      { target: `snapshot_0.xml ${PID} store.capacity`, from: '10', to: '500', secret: false },
      { target: `snapshot_0.xml ${PID} password`, to: '••••••', secret: true },
    ]);
    expect(inSeed(given.gateway, PID, 'store.capacity')).toMatchObject({ type: 'Integer', values: ['500'] });
    expect(inSeed(given.gateway, PID, 'password')).toMatchObject({ type: 'Password', encrypted: true, values: ['czNjcmV0'] });
    expect(inSeed(given.gateway, 'the.network', 'net.interfaces')).toMatchObject({ values: ['lo,eth0'] });
    expect(verified).toMatchObject({ outcome: 'pass', evidence: [{ name: SEED, verdict: 'proved', source: 'shell' }] });
    expect(given.gateway.log.filter((entry) => entry.startsWith('systemctl st'))).toEqual([]);
  });

  it('changes nothing where the file says it already', async () => {
    const given = setUp({ [PID]: { 'store.capacity': 10 } });
    const { plan, verified } = await take(given);
    expect(plan.changes).toEqual([]);
    expect(verified.outcome).toBe('pass');
    expect(given.gateway.log.some((entry) => entry.startsWith('write'))).toBe(false);
  });

  it('stops a Kura that runs, and says so', async () => {
    const given = setUp({ [PID]: { 'store.capacity': '500' } });
    given.gateway.startKura();
    const plan = await kuraFirstSnapshot.plan(given.context);
    expect(plan.changes[0]).toEqual({ target: 'Kura', from: 'running', to: 'stopped', secret: false });
    given.gateway.stopKura();
    await kuraFirstSnapshot.apply(given.context, plan);
    expect(given.gateway.log.indexOf('systemctl stop kura')).toBeLessThan(given.gateway.log.indexOf(`write ${SEED}`));
    expect(given.context.said).toContain('progress.first-snapshot.stopping');
  });

  it('writes nothing where Kura took the files over while it stopped', async () => {
    const given = setUp({ [PID]: { 'store.capacity': '500' } });
    given.gateway.startKura();
    const plan = await kuraFirstSnapshot.plan(given.context);
    given.gateway.stopKura();
    given.gateway.put(SEED, ENCRYPTED);
    const end = kuraFirstSnapshot.apply(given.context, plan);
    await expect(end).rejects.toBeInstanceOf(UnitFailure);
    expect(given.gateway.text(SEED)).toBe(ENCRYPTED);
  });

  it('refuses a plain file beside encrypted ones', async () => {
    const given = setUp({ [PID]: { 'store.capacity': '500' } }, { files: { 'snapshot_0.xml': seed(10), 'snapshot_17.xml': ENCRYPTED } });
    await expect(kuraFirstSnapshot.plan(given.context)).rejects.toMatchObject({
      error: { code: 'first-snapshot/started-before', params: { names: 'snapshot_17.xml' } },
    });
    expect(given.gateway.text(SEED)).toBe(seed(10));
  });

  it.each([
    ['first-snapshot/newer-snapshot', { 'snapshot_0.xml': seed(10), 'snapshot_17.xml': seed(11) }, { 'store.capacity': '500' }],
    ['first-snapshot/no-seed', {}, { 'store.capacity': '500' }],
    ['first-snapshot/type-needed', { 'snapshot_0.xml': seed(10) }, { unheard: 'x' }],
    ['component/wrong-type', { 'snapshot_0.xml': seed(10) }, { 'store.capacity': 'many' }],
  ])('refuses with %s', async (code, files, set) => {
    const given = setUp({ [PID]: set }, { files });
    await expect(kuraFirstSnapshot.plan(given.context)).rejects.toMatchObject({ code });
    expect(given.gateway.log.some((entry) => entry.startsWith('write'))).toBe(false);
  });

  it('starts Kura, and proves by it and by the file that the values were taken over', async () => {
    const given = setUp({ [PID]: { 'store.capacity': '500' } }, { start: true });
    const plan = await kuraFirstSnapshot.plan(given.context);
    expect(plan.changes.at(-1)).toEqual({ target: 'Kura', from: 'stopped', to: 'running', secret: false });
    await kuraFirstSnapshot.apply(given.context, plan);
    expect(given.gateway.log.at(-1)).toBe('systemctl start kura');
    given.gateway.startKura();
    given.gateway.put(SEED, ENCRYPTED);
    given.gateway.components.byPid.set(PID, {
      definition: { id: PID, iconResources: [], attributes: ATTRIBUTES },
      properties: new Map<string, PropertyValue>([['store.capacity', { type: 'INTEGER', value: 500 }]]),
    });
    expect(await kuraFirstSnapshot.verify(given.context, plan)).toMatchObject({
      outcome: 'pass',
      evidence: [
        { name: SEED, observed: 'encrypted', verdict: 'proved' },
        { name: `${PID} store.capacity`, verdict: 'proved', source: 'rest' },
      ],
    });
    // A second time finds it done.
    expect((await kuraFirstSnapshot.plan(given.context)).changes).toEqual([]);
  });

  it('says so where Kura does not take the file over', async () => {
    const given = setUp({ [PID]: { 'store.capacity': '500' } }, { start: true });
    const gateway = new FakeGateway({ has: { rest: false } });
    expect(gateway.has.rest).toBe(false);
    const plan = await kuraFirstSnapshot.plan(given.context);
    await kuraFirstSnapshot.apply(given.context, plan);
    const context = { ...given.context, gateway: Object.assign(given.gateway, { has: { ...given.gateway.has, rest: false } }) };
    expect(await kuraFirstSnapshot.verify(context, plan)).toMatchObject({
      outcome: 'timeout',
      failure: { code: 'first-snapshot/not-taken-over' },
    });
  });
});
