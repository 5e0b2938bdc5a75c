import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../../shared/errors/app-error.ts';
import { loginError, type LoginProgress } from '../../../../../../electron/engine/gateway/shell/ssh-login-error.ts';

const target = { host: 'gw', port: 22, user: 'root', password: 'top-secret' };
const early: LoginProgress = { refusal: undefined, hostKeyShown: false, keysAgreed: false };
const named = (fields: object) => Object.assign(new Error('words that mean nothing'), fields);

describe('loginError', () => {
  it.each([
    [{ level: 'client-socket', code: 'ECONNREFUSED' }, early, 'ssh/unreachable'],
    [{ level: 'client-timeout' }, early, 'ssh/unreachable'],
    [{ level: 'protocol' }, early, 'ssh/unreachable'],
    [{ level: 'handshake' }, early, 'ssh/no-common-algorithm'],
    [{ level: 'handshake' }, { ...early, hostKeyShown: true }, 'ssh/handshake-failed'],
    [{ level: 'client-authentication' }, { ...early, hostKeyShown: true, keysAgreed: true }, 'ssh/wrong-login'],
    [{ code: 2 }, { ...early, hostKeyShown: true, keysAgreed: true }, 'ssh/wrong-login'],
    [{ code: 14 }, { ...early, hostKeyShown: true, keysAgreed: true }, 'ssh/wrong-login'],
    [{ code: 2 }, early, 'ssh/unreachable'],
    [{ code: 12 }, { ...early, hostKeyShown: true, keysAgreed: true }, 'ssh/connection-lost'],
    [{ level: 'client-socket', code: 'ECONNRESET' }, { ...early, hostKeyShown: true, keysAgreed: true }, 'ssh/connection-lost'],
    [{}, early, 'ssh/unreachable'],
  ])('%j after %j is %s', (fields, progress, code) => {
    expect(loginError(named(fields), target, progress)).toMatchObject({ code, params: { host: 'gw', port: '22' } });
  });

  it('says Node’s code for what cannot be reached', () => {
    expect(loginError(named({ level: 'client-socket', code: 'EHOSTUNREACH' }), target, early).params).toEqual({
      host: 'gw',
      port: '22',
      reason: 'EHOSTUNREACH',
    });
  });

  it('lets the refusal of the host key stand, whatever follows from it', () => {
    const refusal = new AppError('ssh/host-key-mismatch');
    expect(loginError(named({ level: 'handshake' }), target, { ...early, hostKeyShown: true, refusal })).toBe(refusal);
  });
});
