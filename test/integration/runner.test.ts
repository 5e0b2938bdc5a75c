/** The runner against the real journal, with a gateway whose answers can be lost: what is intended, lost, inspected, settled. */
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { ScriptedGateway } from '../support/scripted-gateway.ts';
import { Workbench, type WorkbenchOptions } from '../support/workbench.ts';

const shell = (name: string, part: object = {}) => ({ step: 'shell', name, with: { command: [name], ...part } });

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

async function benchWith(options: Partial<WorkbenchOptions> = {}): Promise<Workbench> {
  bench = await Workbench.open({ steps: [shell('first'), shell('second')], rows: ['A1'], ...options });
  return bench;
}

/** Loses the answer of `command` the first `times` times. */
function losing(command: string, times = 1): ScriptedGateway {
  let left = times;
  return new ScriptedGateway((words) => {
    if (words[0] !== command || left === 0) return 0;
    left -= 1;
    throw new AppError('ssh/connection-lost');
  });
}

const commandsOf = (gateway: ScriptedGateway) => gateway.commands.filter((command) => /^(first|second)/.test(command));

describe('a run', () => {
  test('tells its whole story and ends as what was proved', async () => {
    const line = await benchWith();
    const summary = await line.run(new ScriptedGateway(() => 0));
    expect(summary).toMatchObject({ units: 1, pass: 1, prepared: 1, provisioned: 0, remaining: 0, interrupted: false });
    expect(line.story()).toEqual([
      'batch.imported',
      'run.started',
      'device.observed',
      'step.intended',
      'step.settled',
      'step.intended',
      'step.settled',
      'run.settled',
    ]);
    expect(line.state()).toMatchObject({ status: 'settled', outcome: 'pass', proof: 'prepared', attempts: 1 });
  });

  test('a unit that is bad fails at once and is not taken again', async () => {
    const line = await benchWith();
    expect(await line.run(new ScriptedGateway(() => 3))).toMatchObject({ units: 1, fail: 1, remaining: 0 });
    expect(line.state().failure?.code).toBe('shell/unexpected-status');
    expect(await line.run(new ScriptedGateway(() => 0))).toMatchObject({ units: 0 });
  });

  test('its intent is committed before its deed, for whoever reads the journal at that moment', async () => {
    const line = await benchWith();
    const lastAtDeed: string[] = [];
    const gateway = new ScriptedGateway((words) => {
      const last = line.events().at(-1)?.event;
      if (/^(first|second)$/.test(words[0] ?? ''))
        lastAtDeed.push(last?.type === 'step.intended' ? `${last.type} ${last.name}` : (last?.type ?? ''));
      return 0;
    });
    await line.run(gateway);
    expect(lastAtDeed).toEqual(['step.intended first', 'step.intended second']);
  });

  test('that read nothing from the gateway is no PASS', async () => {
    const line = await benchWith({ steps: [{ step: 'wait', with: { seconds: 0 } }] });
    expect(await line.run(new ScriptedGateway(() => 0))).toMatchObject({ error: 1, pass: 0 });
    expect(line.state().failure?.code).toBe('run/nothing-proved');
  });

  test('secrets of the row are nowhere in the record', async () => {
    const line = await benchWith({
      steps: [shell('first', { command: ['first', '{{unit.token}}'] })],
      rows: ['A1,hush-hush-7'],
      secret: 'token',
    });
    const gateway = new ScriptedGateway(() => 3);
    await line.run(gateway);
    expect(gateway.commands).toContain('first hush-hush-7');
    expect(JSON.stringify(line.events())).not.toContain('hush-hush-7');
  });
});

describe('a passing trouble before anything is intended', () => {
  const properties = { step: 'kura.properties', with: { set: { 'kura.serialNumber': 'SN1' } } };
  const reading = (trouble: (time: number) => AppError | undefined) => {
    let times = 0;
    const gateway = new ScriptedGateway((words) => {
      if (words[0] === 'first') return 0;
      if (!isLook(words.join(' ')) || !gateway.commands.includes('first')) return 1;
      times += 1;
      const error = trouble(times);
      if (error !== undefined) throw error;
      return 1;
    });
    return gateway;
  };
  const isLook = (command: string) => command === 'cat /var/run/kura.pid';
  /** Those of the step: the lane has looked before. */
  const looks = ({ commands }: ScriptedGateway) => commands.slice(commands.indexOf('first')).filter(isLook).length;
  const steps = [shell('first'), properties];

  test('is met three times at most, each from a fresh connection, and nothing is intended', async () => {
    const line = await benchWith({ steps });
    const gateway = reading(() => new AppError('ssh/connection-lost'));
    expect(await line.run(gateway)).toMatchObject({ error: 1 });
    expect(line.state().failure?.code).toBe('ssh/connection-lost');
    expect({ looks: looks(gateway), drops: gateway.drops }).toEqual({ looks: 3, drops: 2 });
    expect(line.story().filter((type) => type === 'step.intended')).toHaveLength(1);
  });

  test('is no trouble at all where the next look succeeds', async () => {
    const line = await benchWith({ steps });
    const gateway = reading((time) => (time === 1 ? new AppError('shell/timeout') : undefined));
    await line.run(gateway);
    expect(line.state().failure?.code).toBe('properties/no-file');
    expect(looks(gateway)).toBe(2);
  });

  test('that will not pass by itself is not met again', async () => {
    const line = await benchWith({ steps });
    const gateway = reading(() => new AppError('shell/bad-output'));
    await line.run(gateway);
    expect(looks(gateway)).toBe(1);
  });
});

describe('an answer that is lost', () => {
  test('an idempotent step is inspected, repeated and settled in the same run', async () => {
    const line = await benchWith({ steps: [shell('first', { idempotent: true }), shell('second')] });
    const gateway = losing('first');
    expect(await line.run(gateway)).toMatchObject({ pass: 1, unknown: 0 });
    expect(commandsOf(gateway)).toEqual(['first', 'first', 'second']);
    expect(gateway.drops).toBeGreaterThan(0);
    const story = line.story();
    expect(story.indexOf('step.lost')).toBeGreaterThan(story.indexOf('step.intended'));
    expect(story.indexOf('step.inspected')).toBeGreaterThan(story.indexOf('step.lost'));
  });

  test('an irreversible step is never repeated: it stays unknown until a person decides', async () => {
    const line = await benchWith();
    const gateway = losing('first');
    expect(await line.run(gateway)).toMatchObject({ units: 1, unknown: 1, pass: 0, fail: 0 });
    expect(commandsOf(gateway)).toEqual(['first']);
    expect(line.state()).toMatchObject({ status: 'interrupted', outcome: 'unknown' });

    const second = new ScriptedGateway(() => 0);
    expect(await line.resume(second)).toMatchObject({ unknown: 1, pass: 0 });
    expect(commandsOf(second)).toEqual([]);

    const third = new ScriptedGateway(() => 0);
    expect(await line.resume(third, [{ unit: 'A1', decision: 'applied', reason: 'seen on its display' }])).toMatchObject({ pass: 1 });
    expect(commandsOf(third)).toEqual(['second']);
    expect(line.state().run?.steps[0]?.evidence).toContainEqual({
      name: 'decision',
      observed: 'applied',
      verdict: 'not-proved',
      source: 'person',
    });
  });

  test('decided not applied, it is applied once more', async () => {
    const line = await benchWith();
    await line.run(losing('first'));
    const gateway = new ScriptedGateway(() => 0);
    expect(await line.resume(gateway, [{ unit: 'A1', decision: 'not-applied', reason: 'display is blank' }])).toMatchObject({ pass: 1 });
    expect(commandsOf(gateway)).toEqual(['first', 'second']);
  });

  test('one decision answers for one apply: lost again, it is unknown again', async () => {
    const line = await benchWith();
    await line.run(losing('first'));
    const gateway = losing('first', 9);
    expect(await line.resume(gateway, [{ unit: 'A1', decision: 'not-applied', reason: 'display is blank' }])).toMatchObject({ unknown: 1 });
    expect(commandsOf(gateway)).toEqual(['first']);
  });

  test('an apply that still runs on the gateway is waited for, not repeated beside', async () => {
    const line = await benchWith({ steps: [shell('first', { idempotent: true })] });
    const gateway = losing('first');
    gateway.running = 1;
    expect(await line.run(gateway)).toMatchObject({ unknown: 1 });
    expect(commandsOf(gateway)).toEqual(['first']);
    const after = new ScriptedGateway(() => 0);
    expect(await line.resume(after)).toMatchObject({ pass: 1 });
  });

  test('a resume without a secret that the recipe names is refused before anything is asked of the gateway', async () => {
    const line = await benchWith({ steps: [shell('first', { command: ['first', '{{secret.token}}'] }), shell('second')] });
    await line.run(losing('first'));
    line.environment = {};
    const gateway = new ScriptedGateway(() => 0);
    await expect(line.resume(gateway)).rejects.toMatchObject({ code: 'station/secret-missing' });
    expect(line.state()).toMatchObject({ status: 'interrupted', outcome: 'unknown' });
    expect(gateway.commands).toEqual([]);
  });

  test('scrapped, it is over', async () => {
    const line = await benchWith();
    await line.run(losing('first'));
    const gateway = new ScriptedGateway(() => 0);
    expect(await line.resume(gateway, [{ unit: 'A1', decision: 'scrap', reason: 'smells burnt' }])).toMatchObject({
      units: 0,
      remaining: 0,
    });
    expect(line.state()).toMatchObject({ status: 'settled', outcome: 'fail' });
    expect(commandsOf(gateway)).toEqual([]);
  });

  test('a gateway that never comes back leaves the unit unknown, not failed', async () => {
    const line = await benchWith({ steps: [shell('first', { idempotent: true })] });
    expect(await line.run(losing('first', 99))).toMatchObject({ unknown: 1, fail: 0, error: 0 });
    expect(line.state()).toMatchObject({ status: 'interrupted', outcome: 'unknown' });
  });
});

describe('a gateway that is out of sight', () => {
  const steps = [shell('first', { idempotent: true })];

  test('is waited for with the time that is left on the lane', async () => {
    const line = await benchWith({ steps });
    const gateway = losing('first');
    gateway.running = 1;
    const { floor, ended } = await line.begin(gateway);
    const left: number[] = [];
    floor.onLanes(([lane]) => {
      if (lane?.progress?.code === 'progress.reconnecting') left.push(Number(lane.progress.params['seconds']));
    });
    await ended;
    expect(left[0]).toBe(2);
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left.at(-1)).toBeLessThan(2);
  });

  test('is no verdict where the operator ends the wait: the run rests, and a resume inspects', async () => {
    const line = await benchWith({ steps });
    const stop = new AbortController();
    const gateway = losing('first');
    const connect = gateway.shell.bind(gateway);
    gateway.shell = async () => {
      if (gateway.drops === 0 || stop.signal.aborted) return connect();
      stop.abort();
      throw new AppError('run/aborted');
    };
    expect(await line.run(gateway, { signal: stop.signal })).toMatchObject({ interrupted: true, remaining: 1 });
    expect(line.story().slice(-2)).toEqual(['step.lost', 'run.paused']);
    expect(line.state()).toMatchObject({ status: 'interrupted', outcome: 'unknown' });
    expect(await line.resume(new ScriptedGateway(() => 0))).toMatchObject({ pass: 1 });
  });
});

describe('trouble that the next unit would meet, too', () => {
  test.each(['ssh/password-change-needed', 'rest/password-change-needed', 'console/wrong-login', 'file/not-permitted'] as const)(
    '%s stops the lane, and nothing is intended',
    async (code) => {
      const line = await benchWith({ rows: ['A1', 'A2'] });
      const gateway = new ScriptedGateway(() => {
        throw new AppError(code);
      });
      const summary = await line.run(gateway);
      expect(summary).toMatchObject({ units: 1, error: 1, remaining: 2, stopped: [{ lane: '1', failure: { code } }] });
      expect(line.story()).not.toContain('step.intended');
    },
  );
});

describe('an engine that is lost', () => {
  test('settled steps stand, the rest goes on, nothing is done twice', async () => {
    const line = await benchWith();
    const stop = new AbortController();
    const gateway = new ScriptedGateway((words) => {
      if (words[0] === 'first') stop.abort();
      return 0;
    });
    expect(await line.run(gateway, { signal: stop.signal })).toMatchObject({ interrupted: true, pass: 0, remaining: 1 });
    expect(line.state()).toMatchObject({ status: 'interrupted' });
    expect(line.state().outcome).toBeUndefined();
    await line.reopen();
    const after = new ScriptedGateway(() => 0);
    expect(await line.resume(after)).toMatchObject({ pass: 1 });
    expect(commandsOf(after)).toEqual(['second']);
    expect(line.state().attempts).toBe(1);
  });

  test('another gateway in the lane is a hard stop: the unit stays as it is', async () => {
    const line = await benchWith();
    await line.run(losing('second'));
    await line.reopen();
    const foreign = new ScriptedGateway(() => 0, 'SHA256:other');
    const summary = await line.resume(foreign);
    expect(summary).toMatchObject({ units: 0, inDoubt: 1, remaining: 1 });
    expect(line.state()).toMatchObject({ status: 'interrupted', outcome: 'unknown' });
    expect(commandsOf(foreign)).toEqual([]);
  });
});

describe('further attempts', () => {
  test('what took effect for good is not applied again, however many attempts come after', async () => {
    const line = await benchWith();
    const applied: string[] = [];
    const gateway = (isRefusedAfterFirst: boolean) =>
      new ScriptedGateway((words) => {
        applied.push(words[0] ?? '');
        return 0;
      }, 'SHA256:scripted').refusingShell(() => isRefusedAfterFirst && applied.includes('first'));
    expect(await line.run(gateway(true))).toMatchObject({ error: 1, remaining: 1 });
    expect(await line.run(gateway(false), { limit: 1 })).toMatchObject({ pass: 1 });
    expect(line.state().attempts).toBe(2);
    expect(applied.filter((command) => command === 'first')).toEqual(['first']);
  });

  test('and after an attempt that never came so far, either', async () => {
    const line = await benchWith();
    const applied: string[] = [];
    const script = (words: readonly string[]) => {
      applied.push(words[0] ?? '');
      return 0;
    };
    await line.run(new ScriptedGateway(script).refusingShell(() => applied.includes('first')));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      let contacts = 0;
      const refusing = new ScriptedGateway(script).refusingShell(() => (contacts += 1) > 2);
      expect(await line.run(refusing)).toMatchObject({ error: 1 });
    }
    expect(await line.run(new ScriptedGateway(script))).toMatchObject({ pass: 1 });
    expect(applied.filter((command) => command === 'first')).toEqual(['first']);
  });

  test('two units never share a gateway: the one that is done is not given the next row', async () => {
    const line = await benchWith({ rows: ['A1', 'A2'] });
    const summary = await line.run(new ScriptedGateway(() => 0));
    expect(summary).toMatchObject({ units: 1, pass: 1, remaining: 1 });
    expect(summary.stopped).toMatchObject([{ lane: '1', failure: { code: 'run/lane-empty' } }]);
  });
});
