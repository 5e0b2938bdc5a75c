import { describe, expect, it } from 'vitest';
import { kuraProperties } from '../../../../../electron/engine/steps/kura-properties.ts';
import { UnitFailure } from '../../../../../electron/engine/steps/step.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { CUSTOM_PATH, FakeGateway, type FakeGatewayOptions, type Moment } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const BEFORE = '# ours\nkura.device.name=north \r\nsite = Halle 7\n';

function setUp(options: FakeGatewayOptions & { readonly file?: string | undefined } = {}, secrets: readonly string[] = []) {
  const gateway = new FakeGateway(options);
  const path = 'customPath' in options ? options.customPath : CUSTOM_PATH;
  if (path !== undefined && !('file' in options && options.file === undefined)) {
    gateway.put(path, options.file ?? BEFORE);
    gateway.startKura();
  }
  const params = (set: Record<string, string>, remove: string[] = []) =>
    stepParamSchemas['kura.properties'].parse({ set, remove, restartTimeoutSeconds: 1 });
  const context = (set: Record<string, string> = { 'kura.serialNumber': 'SN7' }, remove: string[] = []) =>
    aContext(gateway, params(set, remove), { secrets });
  return { gateway, context };
}

async function take(context: ReturnType<ReturnType<typeof setUp>['context']>) {
  const plan = await kuraProperties.plan(context);
  if (plan.changes.length > 0) await kuraProperties.apply(context, plan);
  return { plan, verified: await kuraProperties.verify(context, plan) };
}

describe('kura.properties', () => {
  it('writes only the wanted keys, restarts, and proves them by file, hash and REST', async () => {
    const { gateway, context } = setUp();
    const { plan, verified } = await take(context());
    expect(plan.changes).toEqual([
      { target: `${CUSTOM_PATH} kura.serialNumber`, to: 'SN7', secret: false },
      { target: 'restart', to: 'systemctl restart kura', secret: false },
    ]);
    expect(gateway.text(CUSTOM_PATH)).toBe(`${BEFORE}kura.serialNumber=SN7\n`);
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence.map(({ name, verdict, source }) => [name, verdict, source])).toEqual([
      [`${CUSTOM_PATH} sha256`, 'proved', 'shell'],
      [`${CUSTOM_PATH} kura.serialNumber`, 'proved', 'shell'],
      ['kura.serialNumber', 'proved', 'rest'],
      ['serialNumber', 'proved', 'rest'],
    ]);
    expect(gateway.log.indexOf('drop rest')).toBeGreaterThan(gateway.log.indexOf('systemctl restart kura'));
  });

  it('shows what it replaces and removes, and does both in one write', async () => {
    const { gateway, context } = setUp();
    const { plan, verified } = await take(context({ 'kura.device.name': 'south' }, ['site']));
    expect(plan.changes.slice(0, 2)).toEqual([
      { target: `${CUSTOM_PATH} site`, from: 'Halle 7', secret: false },
      { target: `${CUSTOM_PATH} kura.device.name`, from: 'north ', to: 'south', secret: false },
    ]);
    expect(gateway.text(CUSTOM_PATH)).toBe('# ours\nkura.device.name=south\r\n');
    expect(verified.outcome).toBe('pass');
  });

  it('is proved by file and start where this version of Kura does not tell its properties over REST', async () => {
    const { gateway, context } = setUp();
    gateway.hasSystemApi = false;
    const { verified } = await take(context());
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence.map(({ name, verdict, source }) => [name, verdict, source])).toEqual([
      [`${CUSTOM_PATH} sha256`, 'proved', 'shell'],
      [`${CUSTOM_PATH} kura.serialNumber`, 'proved', 'shell'],
      ['Kura started since', 'proved', 'shell'],
    ]);
    gateway.answer('systemctl restart kura', {});
    await expect(take(context({ 'kura.serialNumber': 'SN8' }))).rejects.toMatchObject({ code: 'properties/not-restarted' });
  });

  /** As /proc tells them: a Kura that began `seconds` after the boot of a gateway that has been up for 1000 s. */
  const startedAt = (gateway: FakeGateway, seconds: number) => {
    gateway.put('/proc/uptime', '1000.00 900.00\n');
    gateway.put('/proc/321/stat', `321 (java) S${' 0'.repeat(18)} ${seconds * 100} 0`);
  };

  it('is proved by file and start, without a wait, where a Kura that has run for long has no API at all', async () => {
    const { gateway, context } = setUp();
    Object.assign(gateway, { hasSystemApi: false, hasConfigurationApi: false });
    startedAt(gateway, 700);
    const startedAtMs = performance.now();
    const { verified } = await take(context());
    expect(performance.now() - startedAtMs).toBeLessThan(1000);
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence.at(-1)).toMatchObject({ name: 'Kura started since', verdict: 'proved' });
    expect((await kuraProperties.plan(context())).changes).toEqual([]);
  });

  it('waits for the API of a Kura that has only begun, although its web server is up', async () => {
    const { gateway, context } = setUp();
    Object.assign(gateway, { hasSystemApi: false, hasConfigurationApi: false });
    startedAt(gateway, 990);
    const plan = await kuraProperties.plan(context());
    await kuraProperties.apply(context(), plan);
    const verifying = kuraProperties.verify(context(), plan);
    Object.assign(gateway, { hasSystemApi: true, hasConfigurationApi: true });
    expect((await verifying).evidence).toContainEqual(expect.objectContaining({ name: 'serialNumber', verdict: 'proved', source: 'rest' }));
  });

  it('reads its file once more where the restart took the network down for a moment', async () => {
    const { gateway, context } = setUp();
    const plan = await kuraProperties.plan(context());
    await kuraProperties.apply(context(), plan);
    gateway.cut('shell');
    expect((await kuraProperties.verify(context(), plan)).outcome).toBe('pass');
  });

  it.each([
    ['systemctl restart kura', 'rest'],
    ['sudo -n /usr/bin/systemctl --quiet restart kura.service', 'rest'],
    ['service kura restart', 'rest'],
    ['/etc/init.d/kura restart', 'rest'],
    ['systemctl reboot', 'all'],
    ['reboot', 'all'],
    ['sh -c systemctl restart kura; reboot', 'all'],
  ])('drops after "%s" what it makes stale: %s', async (command, part) => {
    const { gateway, context } = setUp({ restartCommand: command.startsWith('sh') ? ['sh', '-c', command.slice(6)] : command.split(' ') });
    await take(context());
    expect(gateway.log.filter((entry) => entry.startsWith('drop'))).toEqual([`drop ${part}`]);
  });

  it('gives a new file to the user that Kura runs as', async () => {
    const { gateway, context } = setUp({ file: undefined });
    gateway.answer('stat -c %u:%g /proc/321', { stdout: '998:997\n' });
    await take(context());
    const written = gateway.log.indexOf(`write ${CUSTOM_PATH}`);
    expect(gateway.log.indexOf(`chown 998:997 ${CUSTOM_PATH}`)).toBeGreaterThan(written);
    expect(gateway.log.indexOf('systemctl restart kura')).toBeGreaterThan(gateway.log.indexOf(`chown 998:997 ${CUSTOM_PATH}`));
  });

  it('changes nothing on a gateway that has it all, and still proves it', async () => {
    const { gateway, context } = setUp({ file: 'kura.serialNumber=SN7\n' });
    const { plan, verified } = await take(context());
    expect([plan.changes, verified.outcome]).toEqual([[], 'pass']);
    expect(gateway.log.filter((entry) => entry.startsWith('write') || entry.includes('restart'))).toEqual([]);
  });

  const CUTS: readonly (readonly [Moment, readonly string[]])[] = [
    ['before write', ['kura.serialNumber', 'restart']],
    ['after write', ['restart']],
    ['before restart', ['restart']],
    ['after restart', []],
  ];
  for (const has of [{ rest: true }, { rest: false }]) {
    it.each(CUTS)(`after a cut %s (REST: ${has.rest}) the next plan holds the rest of the work: %j`, async (moment, left) => {
      const { gateway, context } = setUp({ has });
      gateway.cut(moment);
      await expect(take(context())).rejects.toMatchObject({ code: 'ssh/connection-lost' });
      const { plan, verified } = await take(context());
      expect(plan.changes.map(({ target }) => target.replace(`${CUSTOM_PATH} `, ''))).toEqual(left);
      expect(verified.outcome).toBe('pass');
      expect(gateway.loaded?.get('kura.serialNumber')).toBe('SN7');
    });
  }

  it('believes what Kura says it has read, whatever the times of the files', async () => {
    const { gateway, context } = setUp({ file: 'kura.serialNumber=SN7\n' });
    gateway.loaded = new Map([['kura.serialNumber', 'OLD']]);
    expect((await kuraProperties.plan(context())).changes.map(({ target }) => target)).toEqual(['restart']);
  });

  it.each([{ rest: true }, { rest: false }])('restarts a Kura that is down although its file is right (%j)', async (has) => {
    const { gateway, context } = setUp({ has, file: 'kura.serialNumber=SN7\n' });
    gateway.stopKura();
    const { plan, verified } = await take(context());
    expect([plan.changes.map(({ target }) => target), verified.outcome]).toEqual([['restart'], 'pass']);
  });

  it('refutes what Kura resolves otherwise, and says which', async () => {
    const { gateway, context } = setUp();
    gateway.overrides.set('kura.serialNumber', 'FROM-D');
    const { verified } = await take(context());
    expect(verified).toMatchObject({
      outcome: 'fail',
      failure: { code: 'properties/read-back-differs', params: { name: 'kura.serialNumber' } },
    });
    expect(verified.evidence.at(-1)).toMatchObject({ expected: 'SN7', observed: 'FROM-D', verdict: 'refuted' });
  });

  it('throws where the restart command fails or Kura stays away', async () => {
    const { gateway, context } = setUp();
    gateway.answer('systemctl restart kura', { exitStatus: 5, stderr: 'Unit kura.service not found.\n' });
    await expect(take(context())).rejects.toMatchObject({
      code: 'properties/not-restarted',
      params: { reason: 'Unit kura.service not found.' },
    });
    gateway.answer('systemctl restart kura', {});
    gateway.stopKura();
    await expect(take(context())).rejects.toMatchObject({ code: 'properties/not-restarted' });
  });

  it('throws where the restart command ends well without restarting, although REST answers all that it tells', async () => {
    const { gateway, context } = setUp();
    gateway.answer('systemctl restart kura', {});
    await expect(take(context({ 'kura.device.name': 'north ', site: 'Halle 8' }))).rejects.toMatchObject({
      code: 'properties/not-restarted',
    });
  });

  it('believes no answer of the old Kura where a new one has to start for what REST does not tell', async () => {
    const { gateway, context } = setUp();
    gateway.answer('systemctl restart kura', {});
    gateway.overrides.set('kura.device.name', 'FROM-D');
    const answerOfOld = gateway.rest.bind(gateway);
    gateway.rest = async () => {
      const rest = await answerOfOld();
      // The old Kura answers once more after the restart command has ended.
      if (gateway.log.includes('drop rest')) gateway.startKura();
      return rest;
    };
    const { verified } = await take(context({ 'kura.device.name': 'north ', site: 'Halle 8' }));
    expect(verified).toMatchObject({ outcome: 'fail', failure: { params: { name: 'kura.device.name' } } });
    expect(verified.evidence).toContainEqual({
      name: 'Kura started since',
      expected: 'true',
      observed: 'true',
      verdict: 'proved',
      source: 'shell',
    });
  });

  it('says that nothing proves the start of a Kura that answers and whose process the login may not see', async () => {
    const { gateway, context } = setUp({ restartCommand: ['restart-kura'] });
    gateway.answer('restart-kura', {});
    gateway.files.delete('/proc/321/cmdline');
    const { verified } = await take(context({ site: 'Halle 8' }));
    expect(verified.evidence).toContainEqual({
      name: 'Kura started since',
      expected: 'true',
      observed: 'unknown',
      verdict: 'not-proved',
      source: 'shell',
    });
  });

  it('finds file and shipped defaults by the arguments of the running JVM, whatever kuraHome says', async () => {
    const { gateway, context } = setUp({ kuraHome: '/elsewhere', customPath: '/data/kura custom.properties' });
    await take(context());
    expect(gateway.text('/data/kura custom.properties')).toContain('kura.serialNumber=SN7\n');
  });

  it('makes the file on a gateway without Kura, where its folder is there', async () => {
    const { gateway, context } = setUp({ customPath: undefined, kuraHome: '/srv/kura', restartCommand: ['true'], has: { rest: false } });
    await expect(take(context())).rejects.toMatchObject({ code: 'properties/no-file', params: { folders: '/srv/kura' } });
    gateway.folders.add('/srv/kura');
    gateway.answer('true', {});
    const { verified } = await take(context());
    expect([verified.outcome, gateway.text('/srv/kura/user/kura_custom.properties')]).toEqual(['pass', 'kura.serialNumber=SN7\n']);
    expect((await kuraProperties.plan(context())).changes).toEqual([]);
  });

  it('takes the usual folder of the platform, in the layout that is there', async () => {
    const { gateway, context } = setUp({ customPath: undefined, has: { rest: false } });
    gateway.folders.add('/opt/eurotech/esf');
    gateway.put('/opt/eurotech/esf/kura/kura_custom.properties', 'a=1\n');
    gateway.answer('systemctl restart kura', {});
    const plan = await kuraProperties.plan(context());
    expect(plan.changes[0]?.target).toBe('/opt/eurotech/esf/kura/kura_custom.properties kura.serialNumber');
  });

  it('refuses a file that Java cannot read to the end, as a finding about the unit', async () => {
    const { context } = setUp({ file: 'a=1\nb=\\uNOPE\n' });
    const failure = await kuraProperties.plan(context()).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(UnitFailure);
    expect(failure).toMatchObject({ error: { code: 'properties/malformed-file', params: { path: CUSTOM_PATH, line: '2' } } });
  });

  it('keeps secrets out of changes and evidence, those of the run and those of the device', async () => {
    const { context } = setUp({ file: 'kura.ssl.keyStorePassword=old-hidden\nkura.token.x=old-token\n' }, ['s3cret']);
    const { plan, verified } = await take(
      context({ 'kura.ssl.keyStorePassword': 'new-hidden', 'kura.note': 'with s3cret' }, ['kura.token.x']),
    );
    expect(JSON.stringify([plan.changes, verified])).not.toMatch(/hidden|s3cret|old-token/);
    expect(plan.changes.filter(({ secret }) => secret)).toHaveLength(3);
    expect(verified.outcome).toBe('pass');
  });
});
