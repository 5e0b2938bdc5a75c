/** kura.command and kura.package where the lane has REST only. */
import { describe, expect, it } from 'vitest';
import type { Rest } from '../../../../../electron/engine/gateway/gateway.ts';
import { kuraCommand } from '../../../../../electron/engine/steps/kura-command.ts';
import { kuraPackage } from '../../../../../electron/engine/steps/kura-package.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

/** A FakeGateway whose Kura answers these calls as well. */
async function overRest(calls: Partial<Rest>): Promise<FakeGateway> {
  const gateway = new FakeGateway({ has: { shell: false } });
  const rest = { ...(await gateway.rest()), ...calls };
  return Object.assign(gateway, { rest: async () => rest });
}

const commandParams = (part: object = {}) => stepParamSchemas['kura.command'].parse({ command: ['tool', 's3cret'], ...part });

describe('kura.command', () => {
  it('masks secret words, and says that the gateway ended a command that took too long', async () => {
    const gateway = await overRest({ runCommand: async () => ({ exitStatus: 124, stdout: '', stderr: '', timedOut: true }) });
    const context = aContext(gateway, commandParams({ expectStatus: 124 }), { secrets: ['s3cret'] });
    const plan = await kuraCommand.plan(context);
    expect(plan.changes).toEqual([{ target: 'command', to: 'tool ••••••', secret: true }]);
    await kuraCommand.apply(context, plan);
    expect(await kuraCommand.verify(context, plan)).toMatchObject({
      outcome: 'timeout',
      evidence: [{ verdict: 'refuted', source: 'rest' }],
      failure: { code: 'kura-command/ended-late' },
    });
  });

  it('has no way for an input without MQTT', async () => {
    const context = aContext(await overRest({}), commandParams({ stdin: 'x' }));
    await expect(kuraCommand.plan(context)).rejects.toMatchObject({ code: 'kura-command/no-stdin' });
  });

  it('says before anything is sent that this version runs none', async () => {
    const context = aContext(await overRest({ can: () => false }), commandParams());
    await expect(kuraCommand.plan(context)).rejects.toMatchObject({ code: 'gateway/cannot', params: { call: 'commands' } });
  });

  it('leaves a lost command to a person, or to the author', async () => {
    expect([kuraCommand.tag(commandParams()), kuraCommand.tag(commandParams({ idempotent: true }))]).toEqual([
      'irreversible',
      'idempotent',
    ]);
    const context = aContext(await overRest({}), commandParams());
    expect((await kuraCommand.inspect?.(context))?.finding).toBe('cannot-tell');
    const evidence = [{ name: 'exit status', expected: '0', verdict: 'not-proved', source: 'person' }];
    expect(await kuraCommand.verify(context, { changes: [], data: undefined })).toEqual({ outcome: 'pass', evidence });
  });
});

describe('kura.package', () => {
  const params = (part: object = {}) =>
    stepParamSchemas['kura.package'].parse({
      url: 'https://files.example/pump.dp',
      name: 'pump',
      version: '2',
      timeoutSeconds: 1,
      ...part,
    });

  it('is waited for in the list, with a hash that nobody has compared', async () => {
    const lists = [[], [], [{ name: 'pump', version: '2' }]];
    const gateway = await overRest({
      installedPackages: async () => lists.shift() ?? [{ name: 'pump', version: '2' }],
      installPackage: async () => undefined,
    });
    const context = aContext(gateway, params({ timeoutSeconds: 5, sha256: 'a'.repeat(64) }));
    const plan = await kuraPackage.plan(context);
    await kuraPackage.apply(context, plan);
    expect(await kuraPackage.verify(context, plan)).toMatchObject({
      outcome: 'pass',
      evidence: [
        { verdict: 'proved', source: 'rest' },
        { observed: 'not compared', verdict: 'not-proved' },
      ],
    });
  });

  it('fails where another version stays there', async () => {
    const gateway = await overRest({ installedPackages: async () => [{ name: 'pump', version: '1' }] });
    expect(await kuraPackage.verify(aContext(gateway, params()), { changes: [], data: { applied: true } })).toMatchObject({
      outcome: 'fail',
      failure: { code: 'package/not-installed', params: { observed: '1' } },
    });
  });

  it('takes no URL with a login in it', () => {
    expect(() => params({ url: 'https://user:word@files.example/pump.dp' })).toThrow(/login/);
  });
});
