/** Names what went wrong before a login was complete, by ssh2's level and Node's code, never by message (lab.md §2). */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { SshTarget } from '../open-gateway.ts';

/** How far a connection has come; decides what an error means. */
export interface LoginProgress {
  /** Set by the host key's check: then whatever ssh2 says afterwards is only the consequence. */
  refusal: AppError | undefined;
  hostKeyShown: boolean;
  keysAgreed: boolean;
}

export interface SshError extends Error {
  readonly level?: string;
  /** Node's code of a socket error, or the reason number of the server's DISCONNECT (RFC 4253 §11.1). */
  readonly code?: string | number;
}

/** OpenSSH says PROTOCOL_ERROR for too many failed logins; others NO_MORE_AUTH_METHODS_AVAILABLE. */
const disconnectsOfLogin: readonly unknown[] = [2, 14];

export function loginError(error: SshError, target: SshTarget, progress: LoginProgress): AppError {
  if (progress.refusal !== undefined) return progress.refusal;
  const params = { host: target.host, port: String(target.port) };
  if (error.level === 'client-authentication' || (progress.keysAgreed && disconnectsOfLogin.includes(error.code))) {
    return new AppError('ssh/wrong-login', { params: { ...params, user: target.user }, cause: error });
  }
  if (error.level === 'handshake') {
    return new AppError(progress.hostKeyShown ? 'ssh/handshake-failed' : 'ssh/no-common-algorithm', { params, cause: error });
  }
  if (progress.keysAgreed) return new AppError('ssh/connection-lost', { params, cause: error });
  const reason = typeof error.code === 'string' ? error.code : (error.level ?? 'closed');
  return new AppError('ssh/unreachable', { params: { ...params, reason }, cause: error });
}
