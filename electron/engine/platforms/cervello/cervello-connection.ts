/** HTTPS to Cervello: TLS verified always, each request sent once. */
import { rootCertificates } from 'node:tls';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { DeviceFingerprints } from '../../gateway/device-fingerprints.ts';
import type { CallOptions } from '../../gateway/gateway.ts';
import { GatewayAgent } from '../../gateway/rest/gateway-agent.ts';
import { type RestAnswer, type RestRequest, type RestServer, sendRequest } from '../../gateway/rest/rest-request.ts';
import { isHttpsAddress } from './https-address.ts';

/** Nothing was sent: the connection was not there, or was not trusted. */
const NOT_SENT: ReadonlySet<string> = new Set(['rest/unreachable', 'rest/tls-failed', 'rest/certificate-not-trusted']);

export class CervelloConnection {
  readonly #server: RestServer;

  /** `cervello/bad-url` for anything but `https://host…` without a login, a query or a fragment in it. */
  constructor(address: string, caPem: string | undefined) {
    if (!isHttpsAddress(address)) throw new AppError('cervello/bad-url');
    const url = new URL(address);
    const agent = new GatewayAgent({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? 443 : Number(url.port),
      localAddress: undefined,
      // With authorities, chain and name are checked by Node; nobody else is asked.
      caPem: caPem ?? rootCertificates.join('\n'),
      certSha256: undefined,
      fingerprints: new DeviceFingerprints(() => undefined),
    });
    this.#server = { agent, url, basePath: url.pathname.replace(/\/+$/, '') };
  }

  get host(): string {
    return this.#server.url.host;
  }

  /**
   * `cervello/unreachable`: nothing was sent. `cervello/no-answer`: nobody knows what became of it. Their causes are left out: they name the
   * path, which holds the access key.
   */
  async send(request: RestRequest, options: CallOptions): Promise<RestAnswer> {
    try {
      return await sendRequest(this.#server, request, options);
    } catch (thrown) {
      const code = thrown instanceof AppError ? thrown.code : 'rest/connection-lost';
      const isUnsent = NOT_SENT.has(code);
      if (isUnsent) options.signal.throwIfAborted();
      throw new AppError(isUnsent ? 'cervello/unreachable' : 'cervello/no-answer', { params: { host: this.host, reason: code } });
    }
  }

  close(): void {
    this.#server.agent.destroy();
  }
}
