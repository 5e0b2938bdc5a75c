/** Who vouches for a broker, as the station sees it: the chain of its certificate, verified, without any login. */
import { X509Certificate } from 'node:crypto';
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CallOptions } from '../gateway.ts';
import { type BrokerPlace, openBrokerSocket } from './broker-socket.ts';

/**
 * The authorities above the broker's certificate, up to the root; the certificate itself where it is its own. Undefined where the
 * station has no connection to it that it trusts. Errors as openBrokerSocket.
 */
export async function brokerAuthorities(place: BrokerPlace, options: CallOptions): Promise<readonly X509Certificate[] | undefined> {
  const socket = await openBrokerSocket(place, options);
  if (!(socket instanceof TLSSocket)) {
    if (!('verdict' in socket)) socket.destroy();
    return undefined;
  }
  const chain = chainOf(socket.getPeerCertificate(true));
  socket.destroy();
  return chain.length > 1 ? chain.slice(1) : chain;
}

/** A root is its own issuer. */
function chainOf(leaf: DetailedPeerCertificate): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let next: DetailedPeerCertificate | undefined = leaf; next !== undefined; ) {
    chain.push(new X509Certificate(next.raw));
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}
