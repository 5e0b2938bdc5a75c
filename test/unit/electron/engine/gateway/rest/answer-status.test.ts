import { describe, expect, it } from 'vitest';
import { statusError } from '../../../../../../electron/engine/gateway/rest/answer-status.ts';

const who = { path: '/services/x', user: 'admin', host: 'gw' };
const answer = (status: number, text = '') => ({ status, headers: {}, text });

describe('statusError', () => {
  it.each([200, 201, 204])('is nothing for %i', (status) => {
    expect(statusError(answer(status), who)).toBeUndefined();
  });

  it.each([
    [302, 'rest/bad-answer'],
    [400, 'rest/refused'],
    [401, 'rest/wrong-login'],
    [403, 'rest/no-permission'],
    [404, 'rest/not-found'],
    [409, 'rest/refused'],
    [500, 'rest/refused'],
    [502, 'rest/not-ready'],
    [503, 'rest/not-ready'],
    [504, 'rest/not-ready'],
  ])('for %i is %s', (status, code) => {
    expect(statusError(answer(status), who)).toMatchObject({ code });
  });

  it('names the failed parts of a batch, without what was said of them', () => {
    const text = JSON.stringify({
      failures: [
        { id: 'update:org.foo', message: 'bad value s3cret' },
        { id: 'snapshot', message: '' },
      ],
    });
    const error = statusError(answer(500, text), who);
    expect(error?.params).toEqual({ path: '/services/x', status: '500', failures: 'update:org.foo, snapshot' });
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });

  it.each(['', 'plain text s3cret', '{"message":"s3cret"}', '[]'])('names none for %j', (text) => {
    const error = statusError(answer(400, text), who);
    expect(error?.params['failures']).toBe('–');
    expect(error?.message).not.toContain('s3cret');
  });
});
