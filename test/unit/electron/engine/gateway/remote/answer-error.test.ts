import { describe, expect, it } from 'vitest';
import { answerError } from '../../../../../../electron/engine/gateway/remote/answer-error.ts';
import type { RemoteAnswer } from '../../../../../../electron/engine/gateway/remote-request.ts';

const order = { app: 'CONF-V2', method: 'PUT', resource: 'x' } as const;
const answer = (code: number, body = '', exception?: string): RemoteAnswer => ({
  code,
  metrics: exception === undefined ? [] : [{ name: 'response.exception.message', type: 'STRING', value: exception }],
  body: Buffer.from(body),
});

describe('answerError', () => {
  it.each<[number, string | undefined]>([
    [200, undefined],
    [204, undefined],
    [400, 'remote/bad-request'],
    [404, 'remote/not-found'],
    [500, 'remote/refused'],
    [403, 'remote/refused'],
  ])('makes of %i %s', (code, wanted) => {
    expect(answerError(answer(code), order)?.code).toBe(wanted);
  });

  it('tells the reason in one line, wherever it stands', () => {
    expect(answerError(answer(500, '', `a\nb${'c'.repeat(500)}`), order)?.params['reason']).toBe(`a b${'c'.repeat(297)}`);
    expect(answerError(answer(400, '{"message":"not of type"}'), order)?.params['reason']).toBe('not of type');
    expect(answerError(answer(400, '{"message":"hunter2"}'), { ...order, holdsSecrets: true })?.params['reason']).toBe('–');
  });

  it('knows an update of which a part was done', () => {
    const failures = {
      failures: [
        { id: 'update:a.b', message: 'hunter2' },
        { id: 'snapshot', message: 'x' },
      ],
    };
    const error = answerError(answer(500, JSON.stringify(failures)), order);
    expect(error).toMatchObject({ code: 'rest/update-partly-failed', params: { failed: 'update:a.b, snapshot' } });
  });
});
