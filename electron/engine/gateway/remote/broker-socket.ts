/** The way to a broker as far as it goes without a login: name, TCP, TLS with the certificate's chain, dates and name verified. */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';
import type { BrokerAddress } from './broker-address.ts';
import type { ConnectionVerdict } from './broker-verdict.ts';
import { certificatesOf } from './pem-certificates.ts';

export interface BrokerPlace {
  readonly address: BrokerAddress;
  /** Authorities as PEM, in place of those that Node ships. */
  readonly caPem?: string | undefined;
  /** Of this computer, where it has several networks. */
  readonly localAddress?: string | undefined;
}

export interface SocketRefusal {
  readonly verdict: ConnectionVerdict;
  readonly reason: string;
}

/** One address of several that does not answer must not use up the time of the next (`autoSelectFamily`, node:net). */
const ONE_ADDRESS_MS = 2000;
const NO_ANSWER = 'no-answer';

/** The caller destroys the socket. Throws `broker/bad-authorities`, and `run/aborted` or the signal's own AppError. */
export async function openBrokerSocket(place: BrokerPlace, options: CallOptions): Promise<Socket | SocketRefusal> {
  const context = place.address.isSecure ? secureContext(place.caPem) : undefined;
  const limits = limitSignal(options);
  const tcp = await opened(startTcp(place), 'connect', limits);
  if (tcp.error !== undefined) return refused(options, tcp, { verdict: 'unreachable', reason: codeOf(tcp.error) });
  if (context === undefined) return tcp.socket;
  const tls = await opened(startTls(tcp.socket, place.address, context), 'secureConnect', limits);
  return tls.error === undefined ? tls.socket : refused(options, tcp, tlsRefusal(tls.socket, tls.error));
}

interface Opened<Kind extends Socket> {
  readonly socket: Kind;
  readonly error?: Error & { readonly code?: string };
}

/** Settles with the socket; where it did not come so far, with why, and destroyed. */
function opened<Kind extends Socket>(socket: Kind, event: 'connect' | 'secureConnect', limits: AbortSignal): Promise<Opened<Kind>> {
  return new Promise((resolve) => {
    const end = (error?: Error) => {
      limits.removeEventListener('abort', late);
      socket.off('close', lost);
      if (error !== undefined) socket.destroy();
      resolve(error === undefined ? { socket } : { socket, error });
    };
    const late = () => end(Object.assign(new Error(NO_ANSWER), { code: NO_ANSWER }));
    const lost = () => end(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    // Stays on: a socket may fail again after its first error, and nobody else listens.
    socket.on('error', end);
    socket.once(event, () => end());
    socket.once('close', lost);
    limits.addEventListener('abort', late, { once: true });
    if (limits.aborted) late();
  });
}

function startTcp({ address, localAddress }: BrokerPlace): Socket {
  const source = localAddress === undefined ? {} : { localAddress };
  return connectTcp({ host: address.host, port: address.port, autoSelectFamilyAttemptTimeout: ONE_ADDRESS_MS, ...source });
}

function startTls(socket: Socket, { host }: BrokerAddress, secure: SecureContext): TLSSocket {
  // An address is no server name in TLS (RFC 6066 §3); the certificate is held against it all the same.
  const name = isIP(host) === 0 ? { servername: host } : {};
  return connectTls({ socket, host, secureContext: secure, rejectUnauthorized: true, ...name });
}

function secureContext(caPem: string | undefined): SecureContext {
  if (caPem === undefined) return createSecureContext();
  // Node takes a text without any, and then trusts nobody.
  if (certificatesOf(caPem).length === 0) throw new AppError('broker/bad-authorities');
  return createSecureContext({ ca: caPem });
}

function refused(options: CallOptions, { socket }: Opened<Socket>, refusal: SocketRefusal): SocketRefusal {
  socket.destroy();
  const aborted = abortedBy(options);
  if (aborted !== undefined) throw aborted;
  return refusal;
}

const VERDICT_OF_REASON: Readonly<Record<string, ConnectionVerdict>> = {
  [NO_ANSWER]: 'silent',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host-name',
};

function tlsRefusal(socket: TLSSocket, error: Error & { readonly code?: string }): SocketRefusal {
  const reason = codeOf(error);
  // Node sets it where the chain, a date or the name of the certificate failed.
  const isCertificate = Boolean(socket.authorizationError);
  return { verdict: VERDICT_OF_REASON[reason] ?? (isCertificate ? 'certificate-not-trusted' : 'tls-failed'), reason };
}

/** Of several addresses' errors Node gives the first one's code. */
function codeOf(error: Error & { readonly code?: string }): string {
  return error.code ?? 'unknown';
}
