/** From an address to a logged-in connection: the host key is judged before any credential is sent. */
import { connect } from 'node:net';
import ssh2 from 'ssh2';
import type { Client } from 'ssh2';
import { AppError, toAppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, withinLimits } from '../call-limits.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions } from '../gateway.ts';
import type { SshTarget } from '../open-gateway.ts';
import { hostKeyFingerprint, normalHostKeyPin } from './host-key.ts';
import { sshAlgorithms } from './ssh-algorithms.ts';
import { SshConnection } from './ssh-connection.ts';
import { loginMethods } from './ssh-login.ts';
import { loginError, type LoginProgress, type SshError } from './ssh-login-error.ts';

const keepaliveIntervalMs = 1000;
const keepaliveMisses = 3;

interface LoginAttempt {
  readonly client: Client;
  readonly target: SshTarget;
  readonly fingerprints: DeviceFingerprints;
  readonly progress: LoginProgress;
}

/**
 * Connects and logs in. `ssh/unreachable`, `ssh/no-common-algorithm`, `ssh/handshake-failed`, `ssh/host-key-mismatch`,
 * `gateway/fingerprint-changed`, `ssh/wrong-login`, `ssh/password-change-needed`, `ssh/bad-private-key`, `ssh/connection-lost`;
 * what `judgeFingerprint` throws is thrown on.
 */
export async function connectSsh(target: SshTarget, fingerprints: DeviceFingerprints, options: CallOptions): Promise<SshConnection> {
  const limits = limitSignal(options);
  const authHandler = loginMethods(target);
  // An own socket, because ssh2 does not destroy one that it has half closed: a frozen gateway would keep it for ever.
  const socket = connect({
    host: target.host,
    port: target.port,
    ...(target.localAddress === undefined ? {} : { localAddress: target.localAddress }),
  });
  const client = new ssh2.Client();
  const progress: LoginProgress = { refusal: undefined, hostKeyShown: false, keysAgreed: false };
  const hostVerifier = hostKeyCheck({ client, target, fingerprints, progress });
  const login = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    client.on('error', (error: SshError) => reject(loginError(error, target, progress)));
    client.once('close', () => reject(loginError(new Error('closed before the login was complete'), target, progress)));
    client.once('change password', () =>
      reject(new AppError('ssh/password-change-needed', { params: { host: target.host, user: target.user } })),
    );
    client.connect({
      sock: socket,
      username: target.user,
      authHandler,
      hostVerifier,
      algorithms: sshAlgorithms,
      readyTimeout: 0,
      keepaliveInterval: keepaliveIntervalMs,
      keepaliveCountMax: keepaliveMisses,
    });
  });
  try {
    await withinLimits(login, limits, () => abortedBy(options) ?? tooLate(target));
  } catch (error) {
    socket.destroy();
    throw toAppError(error);
  }
  // What the station sends is small: without this each command waits 40 ms for an acknowledgement (lab.md §2).
  client.setNoDelay(true);
  return new SshConnection(client, socket, { host: target.host, port: String(target.port) });
}

/**
 * ssh2 asks at the first key exchange and again at every later one of the same connection. The key counts as proven, and is kept,
 * only when the exchange is complete, because only then has the gateway signed with it.
 */
function hostKeyCheck({ client, target, fingerprints, progress }: LoginAttempt): (key: Buffer) => boolean {
  const pin = target.hostKeySha256 === undefined ? undefined : normalHostKeyPin(target.hostKeySha256);
  return (key) => {
    const shown = { fact: 'ssh-host-key', fingerprint: hostKeyFingerprint(key) } as const;
    progress.hostKeyShown = true;
    try {
      fingerprints.check({ ...shown, pin });
    } catch (error) {
      progress.refusal = toAppError(error);
      return false;
    }
    client.once('handshake', () => {
      progress.keysAgreed = true;
      fingerprints.remember(shown);
    });
    return true;
  };
}

function tooLate({ host, port }: SshTarget): AppError {
  return new AppError('ssh/unreachable', { params: { host, port: String(port), reason: 'timeout' } });
}
