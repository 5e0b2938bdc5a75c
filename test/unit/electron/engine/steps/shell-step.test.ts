import { describe, expect, it } from 'vitest';
import { shellStep } from '../../../../../electron/engine/steps/shell-step.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const params = (part: object) => stepParamSchemas.shell.parse({ command: ['fw_setenv', 'a b', 's3cret'], ...part });

async function take(answer: { exitStatus?: number; stdout?: string; stderr?: string }, part: object = {}) {
  const gateway = new FakeGateway();
  gateway.answer('fw_setenv a b s3cret', answer);
  const context = aContext(gateway, params(part), { secrets: ['s3cret'] });
  const plan = await shellStep.plan(context);
  await shellStep.apply(context, plan);
  return { plan, verified: await shellStep.verify(context, plan) };
}

describe('shell', () => {
  it('is proved by its exit status, with the output noted', async () => {
    const { plan, verified } = await take({ stdout: 'done\n' });
    expect(plan.changes).toEqual([{ target: 'command', to: 'fw_setenv a b ••••••', secret: true }]);
    expect(verified).toEqual({
      outcome: 'pass',
      evidence: [
        { name: 'exit status', expected: '0', observed: '0', verdict: 'proved', source: 'shell' },
        { name: 'output', observed: 'done', verdict: 'noted', source: 'shell' },
      ],
      results: { exitStatus: '0' },
    });
  });

  it('fails on another status than the recipe expects', async () => {
    expect((await take({ exitStatus: 3 })).verified).toMatchObject({
      outcome: 'fail',
      failure: { code: 'shell/unexpected-status', params: { status: '3', expected: '0' } },
    });
    expect((await take({ exitStatus: 3 }, { expectStatus: 3 })).verified.outcome).toBe('pass');
  });

  it('masks the lines with a secret and keeps the first KiB', async () => {
    const { verified } = await take({ stdout: `key s3cret\n${'x'.repeat(2000)}`, stderr: 's3cret' });
    const [, output, errors] = verified.evidence;
    expect(output?.observed).toBe(`••••••\n${'x'.repeat(1024 - 7)}`);
    expect(errors?.observed).toBe('••••••');
  });

  it('cannot say what became of a lost command; a person, or the author, decides', async () => {
    const context = aContext(new FakeGateway(), params({}));
    expect([shellStep.tag(params({})), shellStep.tag(params({ idempotent: true }))]).toEqual(['irreversible', 'idempotent']);
    expect((await shellStep.inspect?.(context))?.finding).toBe('cannot-tell');
  });

  it.each([
    [false, 'person'],
    [true, 'journal'],
  ] as const)('claims to have read nothing where it was not there (idempotent: %s): the source is %s', async (idempotent, source) => {
    const verified = await shellStep.verify(aContext(new FakeGateway(), params({ idempotent })), { changes: [], data: undefined });
    expect(verified).toEqual({ outcome: 'pass', evidence: [{ name: 'exit status', expected: '0', verdict: 'not-proved', source }] });
  });

  it('finds in plan, where nothing is intended yet, that the gateway cannot be reached', async () => {
    const gateway = new FakeGateway();
    gateway.cut('shell');
    await expect(shellStep.plan(aContext(gateway, params({})))).rejects.toMatchObject({ code: 'ssh/connection-lost' });
  });

  it('gives the command its standard input, masked in the changes', async () => {
    const gateway = new FakeGateway();
    gateway.answer('chpasswd', {});
    const context = aContext(gateway, params({ command: ['chpasswd'], stdin: 'root:s3cret é\n' }), { secrets: ['s3cret'] });
    const plan = await shellStep.plan(context);
    expect(plan.changes).toEqual([
      { target: 'command', to: 'chpasswd', secret: false },
      { target: 'standard input', to: '••••••', secret: true },
    ]);
    await shellStep.apply(context, plan);
    expect(gateway.inputs).toEqual(['root:s3cret é\n']);
  });

  it('shows the beginning of a standard input that is no secret', async () => {
    const context = aContext(new FakeGateway(), params({ stdin: 'x'.repeat(2000) }));
    expect((await shellStep.plan(context)).changes[1]).toEqual({ target: 'standard input', to: 'x'.repeat(1024), secret: false });
  });
});
