import { describe, expect, it } from 'vitest';
import { everywareProvision } from '../../../../../electron/engine/steps/everyware-provision.ts';
import { UnitFailure } from '../../../../../electron/engine/steps/step.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { FakeGateway } from '../../../../support/fake-gateway.ts';
import { PID, setUp, take } from '../../../../support/provisioning-gateway.ts';

const UNPLANNED = { changes: [], data: undefined };

const NOT_APPLIED = new AppError('remote/not-applied', { params: { pid: PID, seconds: '30' } });

const updates = (gateway: FakeGateway) => gateway.log.filter((entry) => entry.startsWith('update'));

describe('everyware.provision, first', () => {
  it('takes a gateway that was done before it could be seen to be armed', async () => {
    const given = setUp();
    given.gateway.components.onUpdate = () => {
      given.say([true, false]);
      throw NOT_APPLIED;
    };
    expect((await take(given)).verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
  });

  it('takes no gateway that took nothing', async () => {
    const given = setUp();
    given.gateway.components.onUpdate = () => {
      throw NOT_APPLIED;
    };
    await expect(take(given)).rejects.toMatchObject({ code: 'remote/not-applied' });
  });

  it('is proved by the change from not provisioned to provisioned', async () => {
    const given = setUp({
      reads: [
        [false, true],
        [false, true],
        [true, true],
        [true, false],
      ],
    });
    const { plan, verified } = await take(given);
    expect(plan.changes).toEqual([
      { target: `${PID} q.0.enabled-x1`, from: 'false', to: 'true', secret: false },
      { target: `${PID} q.1.p`, from: 'false', to: 'true', secret: false },
    ]);
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(verified.evidence.slice(0, 3)).toEqual([
      { name: `${PID} q.1.p`, expected: 'true', observed: 'true', verdict: 'proved', source: 'rest' },
      { name: `${PID} q.0.enabled-x1`, expected: 'false', observed: 'false', verdict: 'proved', source: 'rest' },
      { name: `${PID} q.1.p before`, observed: 'false', verdict: 'noted', source: 'rest' },
    ]);
    expect(updates(given.gateway)).toEqual([`update ${PID} q.0.enabled-x1`]);
  });

  it('never takes a unit that is provisioned already', async () => {
    const given = setUp({ start: [true, false] });
    const failure = await everywareProvision.plan(given.context).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(UnitFailure);
    expect(failure).toMatchObject({ error: { code: 'everyware/already-provisioned' }, evidence: [{ verdict: 'refuted' }] });
    expect(updates(given.gateway)).toEqual([]);
  });

  it('joins an armed gateway without arming it a second time', async () => {
    const given = setUp({
      start: [false, true],
      reads: [
        [false, true],
        [false, true],
        [true, false],
      ],
    });
    const { plan, verified } = await take(given);
    expect(plan.changes).toHaveLength(1);
    expect([verified.proof, updates(given.gateway)]).toEqual(['provisioned', []]);
  });

  it('takes the moment between two updates for neither giving up nor success', async () => {
    const given = setUp({
      reads: [
        [false, true],
        [false, false],
        [false, false],
        [true, false],
      ],
    });
    expect((await take(given)).verified.proof).toBe('provisioned');
  });

  it('blames no unit where the gateway gives up by itself: it does not say why', async () => {
    const given = setUp({
      reads: [
        [false, true],
        [false, false],
      ],
    });
    expect((await take(given)).verified).toMatchObject({ outcome: 'error', failure: { code: 'everyware/gave-up' } });
  });

  it('disarms at its deadline, reads that back, and has run out of time', async () => {
    const given = setUp({ reads: [[false, true]], deadlineSeconds: 1 });
    const { verified } = await take(given);
    expect(verified).toMatchObject({ outcome: 'timeout', failure: { code: 'everyware/deadline' } });
    expect(given.service.properties.get('q.0.enabled-x1')?.value).toBe(false);
    expect(verified.evidence[0]).toMatchObject({ observed: 'false', verdict: 'refuted' });
    expect(given.context.said).toContain('progress.everyware.disarming');
  });

  it('leaves it unknown where the gateway stays armed', async () => {
    const given = setUp({ reads: [[false, true]], deadlineSeconds: 1, stubborn: true });
    await expect(take(given)).rejects.toMatchObject({ name: 'AppError', code: 'everyware/still-armed' });
  });

  it('counts success in the last moment as success', async () => {
    const given = setUp({ reads: [[false, true]], deadlineSeconds: 1 });
    const arming = given.gateway.components.onUpdate;
    given.gateway.components.onUpdate = (pid, values, component) => {
      arming(pid, values, component);
      if (values['q.0.enabled-x1']?.value === false) given.say([true, false]);
    };
    expect((await take(given)).verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
  });

  it('rides over a short loss of sight and throws the transport’s error at a long one', async () => {
    const short = setUp({
      reads: [
        [false, true],
        [false, true],
        [true, false],
      ],
    });
    const plan = await everywareProvision.plan(short.context);
    await everywareProvision.apply(short.context, plan);
    const goOn = short.gateway.components.onRead;
    // As of a Kura that restarts with its new configuration.
    const losses = [...Array.from({ length: 12 }, () => 'rest/unreachable' as const), 'rest/not-found' as const];
    short.gateway.components.onRead = (pid) => {
      const code = losses.shift();
      if (code !== undefined) throw new AppError(code);
      goOn(pid);
    };
    expect((await everywareProvision.verify(short.context, plan)).proof).toBe('provisioned');
    short.gateway.components.onRead = () => {
      throw new AppError('rest/unreachable');
    };
    await expect(everywareProvision.verify(short.context, plan)).rejects.toMatchObject({ code: 'rest/unreachable' });
    short.gateway.components.onRead = () => {
      throw new AppError('rest/wrong-login');
    };
    await expect(everywareProvision.verify(short.context, plan)).rejects.toMatchObject({ code: 'rest/wrong-login' });
  });

  it('stops at once where the operator aborts', async () => {
    const given = setUp({ reads: [[false, true]] });
    const plan = await everywareProvision.plan(given.context);
    const stop = new AbortController();
    const verifying = everywareProvision.verify({ ...given.context, signal: stop.signal }, plan);
    stop.abort(new Error('stopped'));
    await expect(verifying).rejects.toThrow('stopped');
  });

  it.each([
    [[false, false], 'not-applied'],
    [[false, true], 'applied'],
    [[true, false], 'applied'],
  ] as const)('after a lost answer, %j is %s', async (start, finding) => {
    expect((await everywareProvision.inspect?.(setUp({ start }).context))?.finding).toBe(finding);
  });

  it('is proved without a plan: its intent was committed while the gateway was not provisioned', async () => {
    const verified = await everywareProvision.verify(setUp({ start: [true, false] }).context, UNPLANNED);
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'provisioned', evidence: [{ verdict: 'proved' }, {}, {}, {}, {}] });
  });

  it('goes on watching after an inspection, with the committed intent as the state before', async () => {
    const given = setUp({
      start: [false, true],
      reads: [
        [false, true],
        [false, true],
        [true, false],
      ],
    });
    const verified = await everywareProvision.verify(given.context, UNPLANNED);
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(verified.evidence).toContainEqual({ name: `${PID} q.1.p before`, observed: 'false', verdict: 'noted', source: 'journal' });
    expect(updates(given.gateway)).toEqual([]);
  });
});

describe('everyware.provision, again', () => {
  it('resets provisioned in the same update and wants to see it fall before it rises', async () => {
    const given = setUp({
      mode: 'again',
      reads: [
        [false, true],
        [false, true],
        [true, false],
      ],
    });
    const { plan, verified } = await take(given);
    expect(plan.changes.map(({ from, to }) => [from, to])).toEqual([
      ['false', 'true'],
      ['true', 'false'],
    ]);
    expect(updates(given.gateway)).toEqual([`update ${PID} q.0.enabled-x1,q.1.p`]);
    expect(verified.proof).toBe('provisioned');
  });

  it('does not take a state that never changed for success', async () => {
    const given = setUp({ mode: 'again', reads: [[true, false]], deadlineSeconds: 1 });
    expect((await take(given)).verified).toMatchObject({ outcome: 'timeout', failure: { code: 'everyware/deadline' } });
  });

  it('takes a person’s word for the deed, and does not call the state that it finds a proof', async () => {
    const given = setUp({ mode: 'again', start: [true, false] });
    const verified = await everywareProvision.verify(given.context, UNPLANNED);
    expect([verified.outcome, 'proof' in verified]).toEqual(['pass', false]);
    expect(verified.evidence[0]).toEqual({
      name: `${PID} q.1.p`,
      expected: 'true',
      observed: 'true',
      verdict: 'not-proved',
      source: 'rest',
    });
    expect(updates(given.gateway)).toEqual([]);
  });

  it('is proved without a plan too, where it saw provisioned fall', async () => {
    const given = setUp({
      mode: 'again',
      start: [true, true],
      reads: [
        [true, true],
        [true, true],
        [false, true],
        [true, false],
      ],
    });
    const verified = await everywareProvision.verify(given.context, UNPLANNED);
    expect([verified.proof, verified.evidence[0]?.verdict]).toEqual(['provisioned', 'proved']);
  });

  it('refuses a gateway that was never provisioned', async () => {
    const refused = await everywareProvision
      .plan(setUp({ mode: 'again', start: [false, false] }).context)
      .catch((thrown: unknown) => thrown);
    expect(refused).not.toBeInstanceOf(UnitFailure);
    expect(refused).toMatchObject({ code: 'everyware/not-provisioned-yet' });
  });

  it('takes a unit again that an earlier attempt had reset and not brought to its end', async () => {
    const given = setUp({
      mode: 'again',
      start: [false, false],
      reads: [
        [false, true],
        [false, true],
        [true, false],
      ],
    });
    const settled = (applied: boolean) => () =>
      [{ applied, outcome: 'timeout' }] as unknown as ReturnType<typeof given.context.earlierSettled>;
    await expect(everywareProvision.plan({ ...given.context, earlierSettled: settled(false) })).rejects.toMatchObject({
      code: 'everyware/not-provisioned-yet',
    });
    const context = { ...given.context, earlierSettled: settled(true) };
    const { verified } = await take({ ...given, context });
    expect(verified).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(updates(given.gateway)).toEqual([`update ${PID} q.0.enabled-x1,q.1.p`]);
  });

  it('ends its inspection of a reset gateway that gave up as an error, so that the unit may be taken again', async () => {
    const given = setUp({ mode: 'again', start: [false, false] });
    expect((await everywareProvision.inspect?.(given.context))?.finding).toBe('applied');
    const verified = await everywareProvision.verify(given.context, UNPLANNED);
    expect(verified).toMatchObject({ outcome: 'error', failure: { code: 'everyware/gave-up' } });
  });

  it.each([
    [[true, false], 'cannot-tell'],
    [[false, true], 'applied'],
    [[false, false], 'applied'],
  ] as const)('after a lost answer, %j is %s', async (start, finding) => {
    expect((await everywareProvision.inspect?.(setUp({ mode: 'again', start }).context))?.finding).toBe(finding);
  });
});
