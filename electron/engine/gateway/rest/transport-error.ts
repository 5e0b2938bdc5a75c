/** Names what went wrong below HTTP, by the codes of Node and OpenSSL, never by message. */
import { AppError } from '../../../../shared/errors/app-error.ts';

interface CodedError extends Error {
  readonly code?: string | undefined;
}

interface TlsCircumstances {
  readonly host: string;
  /** Node sets it where chain, date or name of a certificate failed. */
  readonly authorizationError: unknown;
}

/** An error before the first request of a connection: nothing was asked yet. */
export function tlsError(error: CodedError, { host, authorizationError }: TlsCircumstances): AppError {
  const reason = error.code ?? 'unknown';
  const params = { host, reason };
  if (authorizationError !== undefined && authorizationError !== null)
    return new AppError('rest/certificate-not-trusted', { params, cause: error });
  if (reason.startsWith('ERR_SSL_') || reason.startsWith('ERR_TLS_') || reason === 'EPROTO')
    return new AppError('rest/tls-failed', { params, cause: error });
  return new AppError('rest/unreachable', { params, cause: error });
}

/** An error while a request was under way: it may have been carried out. Errors of the connection itself pass through. */
export function exchangeError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error ? ((error as CodedError).code ?? '') : '';
  if (/^ERR_SSL_.*ALERT/.test(code)) return new AppError('rest/client-certificate-refused', { params: { path }, cause: error });
  return new AppError(code.startsWith('HPE_') ? 'rest/bad-answer' : 'rest/connection-lost', { params: { path }, cause: error });
}
