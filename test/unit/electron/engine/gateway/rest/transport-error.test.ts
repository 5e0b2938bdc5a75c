import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../../shared/errors/app-error.ts';
import { exchangeError, tlsError } from '../../../../../../electron/engine/gateway/rest/transport-error.ts';

const coded = (code?: string) => Object.assign(new Error('words that mean nothing'), { code });

describe('tlsError', () => {
  it.each([
    ['ECONNREFUSED', undefined, 'rest/unreachable'],
    ['ECONNRESET', null, 'rest/unreachable'],
    [undefined, null, 'rest/unreachable'],
    ['EPROTO', null, 'rest/tls-failed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', null, 'rest/tls-failed'],
    ['CERT_HAS_EXPIRED', 'CERT_HAS_EXPIRED', 'rest/certificate-not-trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_INVALID', 'rest/certificate-not-trusted'],
  ])('%s with %s is %s', (reason, authorizationError, code) => {
    expect(tlsError(coded(reason), { host: 'gw', authorizationError })).toMatchObject({
      code,
      params: { host: 'gw', reason: reason ?? 'unknown' },
    });
  });
});

describe('exchangeError', () => {
  it('lets the connection’s own error through', () => {
    const own = new AppError('rest/certificate-mismatch');
    expect(exchangeError(own, '/p')).toBe(own);
  });

  it('tells what is no HTTP from what broke off', () => {
    expect(exchangeError(coded('HPE_INVALID_CONSTANT'), '/p')).toMatchObject({ code: 'rest/bad-answer' });
    expect(exchangeError(coded('ECONNRESET'), '/p')).toMatchObject({ code: 'rest/connection-lost', params: { path: '/p' } });
    expect(exchangeError(coded('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'), '/p')).toMatchObject({ code: 'rest/client-certificate-refused' });
    expect(exchangeError('odd', '/p')).toMatchObject({ code: 'rest/connection-lost' });
  });
});
