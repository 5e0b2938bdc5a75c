/** HTTPS to a cloud's API: TLS verified always, one login, each request sent once. */
import { rootCertificates } from 'node:tls';
import type { z } from 'zod';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../../../gateway/gateway.ts';
import { DeviceFingerprints } from '../../../gateway/device-fingerprints.ts';
import { parseExactJson } from '../../../gateway/rest/exact-json.ts';
import { GatewayAgent } from '../../../gateway/rest/gateway-agent.ts';
import { type RestAnswer, type RestRequest, type RestServer, sendRequest } from '../../../gateway/rest/rest-request.ts';
import { cloudRefusal, retryAfterMs } from './cloud-refusal.ts';
import { CloudLoginKeeper } from './cloud-login.ts';
import type { CloudAdapter } from './cloud-adapter.ts';
import type { CloudLogin, StationCloud } from './station-cloud.ts';

/** Nothing was sent: the connection was not there, or was not trusted. */
const NOT_SENT: ReadonlySet<string> = new Set(['rest/unreachable', 'rest/tls-failed', 'rest/certificate-not-trusted']);

export class CloudConnection {
  readonly #server: RestServer;
  readonly #login: CloudLoginKeeper;

  /** `requests/bad-url` where the cloud's address is not an HTTPS one. */
  constructor(cloud: Pick<StationCloud, 'settings' | 'caPem'>, adapter: CloudAdapter, login: CloudLogin) {
    const url = URL.parse(cloud.settings.url);
    if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new AppError('requests/bad-url');
    const agent = new GatewayAgent({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? 443 : Number(url.port),
      localAddress: undefined,
      // With authorities, chain and name are checked by Node; nobody else is asked.
      caPem: cloud.caPem ?? rootCertificates.join('\n'),
      certSha256: undefined,
      fingerprints: new DeviceFingerprints(() => undefined),
    });
    this.#server = { agent, url, basePath: url.pathname.replace(/\/+$/, '') };
    this.#login = new CloudLoginKeeper(adapter.login, login);
  }

  get host(): string {
    return this.#server.url.host;
  }

  /** What `ProvisionRequests` throws; where the cloud asks to wait, the error's params say how long. */
  async ask<Schema extends z.ZodType>(request: RestRequest, schema: Schema, options: CallOptions): Promise<z.output<Schema>> {
    const answer = await this.#answerTo(request, options);
    return parseCloudAnswer(answer.text, schema, this.host);
  }

  async tell(request: RestRequest, options: CallOptions): Promise<void> {
    await this.#answerTo(request, options);
  }

  close(): void {
    this.#server.agent.destroy();
  }

  async #answerTo(request: RestRequest, options: CallOptions): Promise<RestAnswer> {
    const send = (each: RestRequest) => this.#send(each, options);
    const attempt = async () => send({ ...request, headers: await this.#login.headers(send) });
    const first = await attempt();
    // Refused is not done: with a token that has run out it may be asked again, with a new one, once.
    const answer = first.status === 401 && this.#login.forget() ? await attempt() : first;
    return this.#checked(answer);
  }

  async #send(request: RestRequest, options: CallOptions): Promise<RestAnswer> {
    try {
      return await sendRequest(this.#server, request, options);
    } catch (thrown) {
      options.signal.throwIfAborted();
      if (!(thrown instanceof AppError)) throw thrown;
      const params = { host: this.host, reason: thrown.params['reason'] ?? thrown.code };
      throw new AppError(NOT_SENT.has(thrown.code) ? 'requests/unreachable' : 'requests/no-answer', { params, cause: thrown });
    }
  }

  #checked(answer: RestAnswer): RestAnswer {
    const refusal = cloudRefusal(answer, { host: this.host, user: this.#login.user });
    if (refusal === undefined) return answer;
    const waitMs = retryAfterMs(answer);
    throw waitMs === undefined ? refusal : new AppError(refusal.code, { params: { ...refusal.params, waitMs: String(waitMs) } });
  }
}

/** `requests/bad-answer`; the text is never part of the error: it may hold an activation key. */
export function parseCloudAnswer<Schema extends z.ZodType>(text: string, schema: Schema, host: string): z.output<Schema> {
  let data: unknown;
  try {
    data = parseExactJson(text);
  } catch {
    throw new AppError('requests/bad-answer', { params: { host } });
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AppError('requests/bad-answer', { params: { host } });
  return parsed.data;
}
