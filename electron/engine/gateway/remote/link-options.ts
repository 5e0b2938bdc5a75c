/** How the station reaches a broker for remote management, checked before anything is sent. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { parseBrokerUrl } from './broker-address.ts';
import type { BrokerPlace } from './broker-socket.ts';
import type { BrokerFamily } from './broker-verdict.ts';

export interface RemoteLinkOptions {
  /** `mqtts://host:port`. */
  readonly url: string;
  /** Authorities as PEM, in place of those that Node ships. */
  readonly caPem?: string | undefined;
  readonly localAddress?: string | undefined;
  readonly family?: BrokerFamily | undefined;
  /** The station's own login; without a user it comes as nobody. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The station's own, never a gateway's. Default: one that nobody else has. */
  readonly clientId?: string | undefined;
  /** `mqtt://`, where everything crosses the network readable. */
  readonly allowPlain?: boolean | undefined;
}

export interface LinkPlace extends BrokerPlace {
  readonly family: BrokerFamily;
  readonly clientId: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** Throws `broker/bad-url`, `remote/plain-url`, `remote/bad-address`. */
export function linkPlace(options: RemoteLinkOptions): LinkPlace {
  const address = parseBrokerUrl(options.url);
  if (address === undefined) throw new AppError('broker/bad-url', { params: { url: options.url } });
  if (!address.isSecure && options.allowPlain !== true) throw new AppError('remote/plain-url');
  const { caPem, localAddress, user, password, family = 'unknown' } = options;
  const clientId = options.clientId ?? `lineside-${randomBytes(6).toString('hex')}`;
  if (!/^[^/+#\0]{1,255}$/u.test(clientId)) {
    throw new AppError('remote/bad-address', { params: { part: 'clientId', text: clientId.slice(0, 60) } });
  }
  return { address, caPem, localAddress, user, password, family, clientId };
}
