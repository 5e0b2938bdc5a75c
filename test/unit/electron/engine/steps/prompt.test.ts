/** What a step asks, and what it makes of the answers. */
import { describe, expect, it } from 'vitest';
import { prompt } from '../../../../../electron/engine/steps/prompt.ts';
import type { Answer, Question } from '../../../../../electron/engine/steps/step.ts';
import type { PersonId } from '../../../../../shared/domain/ids.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const by = 'person-1' as PersonId;

/** Answers one after the other; `asked` holds what was asked. */
function asking(params: object, answers: readonly string[], secrets: readonly string[] = []) {
  const asked: Question[] = [];
  const ask = async (question: Question): Promise<Answer> => {
    asked.push(question);
    return { answer: answers[asked.length - 1] ?? 'asked too often', by };
  };
  const context = { ...aContext(new FakeGateway(), stepParamSchemas.prompt.parse(params), { secrets }), ask };
  return { asked, verify: async () => prompt.verify(context, await prompt.plan(context)) };
}

describe('a confirmation', () => {
  it('is noted with who gave it, and proves nothing', async () => {
    const { asked, verify } = asking({ text: 'Press the reset button.' }, ['']);
    expect(await verify()).toEqual({
      outcome: 'pass',
      evidence: [{ name: 'answer', verdict: 'noted', source: 'person' }],
      results: { answer: '', by },
    });
    expect(asked).toEqual([{ text: 'Press the reset button.', kind: 'confirm', choices: undefined, again: undefined }]);
  });

  it('changes nothing on the device, so it is asked again after a loss', async () => {
    const context = aContext(new FakeGateway(), stepParamSchemas.prompt.parse({ text: 'Ready?' }));
    expect((await prompt.plan(context)).changes).toEqual([]);
    expect(prompt.tag(context.params)).toBe('idempotent');
  });

  it('does not show a secret of the run', async () => {
    const { asked, verify } = asking({ text: 'Type hunter22 on the unit' }, [''], ['hunter22']);
    await verify();
    expect(JSON.stringify(asked)).not.toContain('hunter22');
  });
});

describe('a choice', () => {
  const lamp = { text: 'Lamp?', kind: 'choice', choices: ['green', 'red', 'off'], failOn: ['red', 'off'] };

  it('passes', async () => {
    expect(await asking(lamp, ['green']).verify()).toMatchObject({ outcome: 'pass', results: { answer: 'green' } });
  });

  it.each(['red', 'off'])('of %s says that the unit is bad', async (answer) => {
    expect(await asking(lamp, [answer]).verify()).toMatchObject({
      outcome: 'fail',
      failure: { code: 'prompt/person-says-no', params: { question: 'Lamp?', answer } },
    });
  });
});

describe('a text', () => {
  const label = { text: 'Scan the label.', kind: 'text', expect: 'SN-7' };

  it('is taken verbatim where nothing is expected', async () => {
    const { verify } = asking({ text: 'Note', kind: 'text' }, [' as typed ']);
    expect(await verify()).toMatchObject({ outcome: 'pass', results: { answer: ' as typed ' } });
  });

  it('is asked again with the reason, and both answers are evidence', async () => {
    const { asked, verify } = asking(label, ['SN-8', 'SN-7']);
    expect(await verify()).toMatchObject({
      outcome: 'pass',
      evidence: [
        { expected: 'SN-7', observed: 'SN-8', verdict: 'refuted' },
        { expected: 'SN-7', observed: 'SN-7', verdict: 'noted' },
      ],
    });
    expect(asked[1]?.again).toEqual({ answer: 'SN-8', try: '2', of: '3' });
  });

  it('that never fits is the station’s error, not the unit’s', async () => {
    const { asked, verify } = asking(label, ['a', 'b', 'c']);
    expect(await verify()).toMatchObject({ outcome: 'error', failure: { code: 'prompt/wrong-answer' } });
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['SN-12', true],
    ['xSN-12', false],
    ['SN-12x', false],
    ['sn-12', false],
  ])('%s and a pattern that the whole must fit: %s', async (answer, isFit) => {
    const { verify } = asking({ text: 'Scan', kind: 'text', expect: { pattern: String.raw`SN-\d+|none` } }, [answer, 'none']);
    expect((await verify()).evidence[0]?.verdict).toBe(isFit ? 'noted' : 'refuted');
  });
});

describe('a question that nobody answers', () => {
  it('ends in a timeout at the recipe’s own time', async () => {
    const params = { ...stepParamSchemas.prompt.parse({ text: 'Ready?' }), timeoutSeconds: 0.05 };
    const ask = (_: Question, signal: AbortSignal) =>
      new Promise<Answer>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
    const context = { ...aContext(new FakeGateway(), params), ask };
    expect(await prompt.verify(context, await prompt.plan(context))).toMatchObject({
      outcome: 'timeout',
      failure: { code: 'step/timeout' },
    });
  });
});

describe('its parameters', () => {
  const accepts = (params: object) => stepParamSchemas.prompt.safeParse(params).success;

  it.each([
    { text: 'Go' },
    { text: 'Lamp?', kind: 'choice', choices: ['on', 'off'], failOn: ['off'] },
    { text: 'Scan', kind: 'text', expect: '{{unit.serialNumber}}' },
    { text: 'Scan', kind: 'text', expect: { pattern: '{{unit.serialNumber}}-[A-Z]' } },
  ])('may be %o', (params) => {
    expect(accepts(params)).toBe(true);
  });

  it.each([
    {},
    { text: '' },
    { text: 'Lamp?', kind: 'choice' },
    { text: 'Lamp?', kind: 'choice', choices: ['on'] },
    { text: 'Lamp?', kind: 'choice', choices: ['on', 'on'] },
    { text: 'Lamp?', kind: 'choice', choices: ['on', 'off'], failOn: ['red'] },
    { text: 'Go', choices: ['on', 'off'] },
    { text: 'Go', expect: 'yes' },
    { text: 'Scan', kind: 'text', expect: { pattern: '(' } },
    { text: 'Go', timeoutSeconds: 0 },
  ])('may not be %o', (params) => {
    expect(accepts(params)).toBe(false);
  });
});
