/** Steps that ask, in real runs: shown on the lane, answered once, on record with who answered, and never a PASS by themselves. */
import { afterEach, describe, expect, test } from 'vitest';
import { type RunFloor, StoppedBy } from '../../electron/engine/runs/run-floor.ts';
import type { LaneId, PersonId } from '../../shared/domain/ids.ts';
import type { LaneView } from '../../shared/domain/lane-view.ts';
import { ScriptedGateway } from '../support/scripted-gateway.ts';
import { Workbench } from '../support/workbench.ts';

const lane = '1' as LaneId;
const ask = (part: object = {}) => ({
  step: 'prompt',
  name: 'ask',
  with: { text: 'Lamp?', kind: 'choice', choices: ['on', 'off'], ...part },
});
const command = { step: 'shell', name: 'write', with: { command: ['write'] } };

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

async function benchWith(...steps: readonly object[]): Promise<Workbench> {
  bench = await Workbench.open({ steps, rows: ['A1'] });
  return bench;
}

/** The next question on the lane, other than the one that is known. */
function nextQuestion(floor: RunFloor, known?: string): Promise<NonNullable<LaneView['question']>> {
  return new Promise((resolve) => {
    const look = () => {
      const question = floor.lanes().find((view) => view.lane === lane)?.question;
      if (question === undefined || question.id === known) return;
      stop();
      resolve(question);
    };
    const stop = floor.onLanes(look);
    look();
  });
}

const working = () => new ScriptedGateway(() => 0);

describe('a step that asks', () => {
  test('goes on with the answer, which is on record with who gave it before anything is made of it', async () => {
    const line = await benchWith(ask(), command);
    const { floor, ended } = await line.begin(working());
    const question = await nextQuestion(floor);
    expect(question).toMatchObject({ text: 'Lamp?', kind: 'choice', choices: ['on', 'off'] });
    const by = 'person-7' as PersonId;
    floor.answer(lane, { questionId: question.id, answer: 'on', by });
    expect(() => floor.answer(lane, { questionId: question.id, answer: 'off', by })).toThrow(
      expect.objectContaining({ code: 'prompt/not-asked' }),
    );
    expect(await ended).toMatchObject({ pass: 1 });
    expect(floor.lanes()[0]?.question).toBeUndefined();
    const story = line.story();
    expect(story.indexOf('prompt.answered')).toBe(story.indexOf('step.settled') - 1);
    const answered = line.events().find(({ event }) => event.type === 'prompt.answered')?.event;
    expect(answered).toMatchObject({ stepIndex: 0, step: 'prompt', name: 'ask', question: 'Lamp?', answer: 'on', by });
  });

  test('keeps asking where the answer is none of the choices', async () => {
    const line = await benchWith(ask(), command);
    const { floor, ended } = await line.begin(working());
    const question = await nextQuestion(floor);
    const wrong = { questionId: question.id, answer: 'green', by: 'person-7' as PersonId };
    expect(() => floor.answer(lane, wrong)).toThrow(expect.objectContaining({ code: 'prompt/no-such-choice' }));
    floor.answer(lane, { ...wrong, answer: 'on' });
    expect(await ended).toMatchObject({ pass: 1 });
  });

  test('alone is no PASS: nothing was read from the device', async () => {
    const line = await benchWith(ask());
    const { floor, ended } = await line.begin(working());
    const question = await nextQuestion(floor);
    floor.answer(lane, { questionId: question.id, answer: 'on', by: 'person-7' as PersonId });
    expect(await ended).toMatchObject({ pass: 0, error: 1 });
    expect(line.state().failure?.code).toBe('run/nothing-proved');
  });

  test('fails the unit by an answer that says so', async () => {
    const line = await benchWith(ask({ failOn: ['off'] }), command);
    const { floor, ended } = await line.begin(working());
    const question = await nextQuestion(floor);
    floor.answer(lane, { questionId: question.id, answer: 'off', by: 'person-7' as PersonId });
    expect(await ended).toMatchObject({ fail: 1 });
    expect(line.state().failure?.code).toBe('prompt/person-says-no');
  });
});

describe('where nobody answers', () => {
  test('a run that nobody attends pauses before the question, and an attended one goes on', async () => {
    const line = await benchWith(command, ask());
    const gateway = working();
    expect(await line.run(gateway, { isAttended: false })).toMatchObject({
      fail: 0,
      error: 0,
      inDoubt: 1,
      stopped: [{ failure: { code: 'prompt/nobody-here' } }],
    });
    expect(line.state()).toMatchObject({ status: 'interrupted' });
    expect(line.state().outcome).toBeUndefined();
    const paused = line.events().find(({ event }) => event.type === 'run.paused')?.event;
    expect(paused).toMatchObject({ failure: { code: 'prompt/nobody-here' } });
    expect(paused).not.toHaveProperty('by');
    expect(gateway.commands.filter((each) => each.startsWith('write'))).toHaveLength(1);
  });

  test('stopping the line takes the question away and pauses the run, with who stopped it', async () => {
    const line = await benchWith(ask(), command);
    const stop = new AbortController();
    const { floor, ended } = await line.begin(working(), { signal: stop.signal });
    await nextQuestion(floor);
    stop.abort(new StoppedBy('person-9' as PersonId));
    expect(await ended).toMatchObject({ interrupted: true, inDoubt: 1 });
    expect(floor.lanes()[0]?.question).toBeUndefined();
    expect(line.events().at(-1)?.event).toMatchObject({ type: 'run.paused', by: 'person-9' });
  });
});
