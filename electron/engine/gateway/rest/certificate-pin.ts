/**
 * The one place where the station decides whether a TLS server is the gateway it means. There are three grounds, in this order:
 *
 * - `caPem`: an authority of the bench vouches. The chain, the dates and the host name (or address) are checked by Node
 *   (`rejectUnauthorized` stays true).
 * - `certSha256`: the station file binds the very certificate.
 * - neither: the journal judges the fingerprint at first contact, and the same one must come back as long as the gateway is open.
 *
 * Kura's own certificate is self-signed for `CN=Kura` (kura.md §3.1), so in the last two cases chain and name can prove nothing and
 * Node's check is replaced, not dropped: the SHA-256 of the leaf is compared instead. A pinned certificate may be past its date; the
 * pin says more than the date, and gateways often lack a clock. In every case the check runs between handshake and first request, on a
 * socket that nobody else has yet: no credential, not even a request line, is written to a server that fails it. Sessions are never
 * resumed (none is given to `connect`), because Node checks no name in a resumed one.
 */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { AppError, toAppError } from '../../../../shared/errors/app-error.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import { tlsError } from './transport-error.ts';

export interface CertificateTrust {
  readonly host: string;
  readonly port: number;
  readonly localAddress: string | undefined;
  readonly caPem: string | undefined;
  readonly certSha256: string | undefined;
  readonly fingerprints: DeviceFingerprints;
  /** With the station's own certificate, where it has one for this gateway. */
  readonly client?: SecureContext | undefined;
}

export interface CheckedConnection {
  /** Not to be used before `checked` resolves; destroyed where it rejects. */
  readonly socket: TLSSocket;
  /** Rejects with `rest/unreachable`, `rest/tls-failed`, `rest/certificate-not-trusted`, `rest/certificate-mismatch` or what the journal says. */
  readonly checked: Promise<void>;
}

const handshakeTimeoutMs = 15_000;

/** `givenUp` ends the attempt, not the connection that came of it. */
export function connectChecked(trust: CertificateTrust, givenUp?: AbortSignal): CheckedConnection {
  const socket = connect({
    host: trust.host,
    port: trust.port,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: trust.caPem !== undefined,
    ...(trust.client === undefined ? {} : { secureContext: trust.client }),
    ...(trust.caPem === undefined || trust.client !== undefined ? {} : { ca: trust.caPem }),
    ...(trust.localAddress === undefined ? {} : { localAddress: trust.localAddress }),
    ...(isIP(trust.host) === 0 ? { servername: trust.host } : {}),
  });
  const checked = new Promise<void>((resolve, reject) => {
    socket.once('error', (error) => reject(tlsError(error, { host: trust.host, authorizationError: socket.authorizationError })));
    socket.once('close', () => reject(unreachable(trust, 'closed')));
    socket.setTimeout(handshakeTimeoutMs, () => reject(unreachable(trust, 'timeout')));
    socket.once('secureConnect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      resolve();
    });
  }).then(() => checkLeaf(socket, trust));
  const giveUp = () => socket.destroy();
  if (givenUp?.aborted === true) giveUp();
  givenUp?.addEventListener('abort', giveUp, { once: true });
  checked.catch(giveUp).finally(() => givenUp?.removeEventListener('abort', giveUp));
  return { socket, checked };
}

/** 64 lower-case hexadecimal digits: SHA-256 over the certificate as it stands (DER). */
export function certificateFingerprint(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex');
}

/** A pin as people paste it: upper case, colons and blanks do not count. */
export function normalCertificatePin(pin: string): string {
  return pin.replaceAll(/[:\s]/g, '').toLowerCase();
}

function checkLeaf(socket: TLSSocket, { fingerprints, certSha256, caPem, host }: CertificateTrust): void {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) throw new AppError('rest/tls-failed', { params: { host, reason: 'no-certificate' } });
  const shown = { fact: 'tls-certificate', fingerprint: certificateFingerprint(leaf.raw) } as const;
  const pin = certSha256 === undefined ? undefined : normalCertificatePin(certSha256);
  try {
    fingerprints.check({ ...shown, pin, vouched: caPem !== undefined });
  } catch (error) {
    throw toAppError(error);
  }
  // A server could show one certificate now and another in a renegotiation (TLS 1.2) that nobody checks.
  socket.disableRenegotiation();
  fingerprints.remember(shown);
}

function unreachable({ host }: CertificateTrust, reason: string): AppError {
  return new AppError('rest/unreachable', { params: { host, reason } });
}
