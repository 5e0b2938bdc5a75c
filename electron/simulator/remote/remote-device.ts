/**
 * A gateway as an MQTT device (kura.md §4): tells its birth and its end, hears requests on its control topics and answers them. One
 * process may hold hundreds. Where it expects signed messages, it drops the others without a word, as after Everyware provisioning.
 */
import type { MqttClient } from 'mqtt';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KuraMetric, KuraPayload } from '../../../shared/formats/kura-payload.ts';
import { fromMessageBytes, type MessageForm, toMessageBytes } from '../../engine/gateway/remote/message-bytes.ts';
import { birthPayload } from './birth.ts';
import { commandApp } from './command-app.ts';
import { confV1App } from './conf-v1-app.ts';
import { deployApp } from './deploy-app.ts';
import { inventoryApp } from './inventory-app.ts';
import { jaxrsApp, jaxrsApps } from './jaxrs-app.ts';
import { AppException, type AppAnswer, type AppRequest, int32Metric, type RemoteApp, stringMetric } from './remote-answer.ts';
import { appsOf, type RemoteKura } from './remote-kura.ts';
import { afflicted, type RemoteTrouble } from './remote-trouble.ts';

export interface RemoteDeviceOptions {
  readonly kura: RemoteKura;
  readonly account: string;
  readonly clientId: string;
  readonly form: MessageForm;
  /** True where an unsigned request is dropped. What a signature looks like is not public. */
  readonly isSigned?: ((payload: KuraPayload) => boolean) | undefined;
  /** What goes wrong with this request, if anything. */
  readonly trouble?: (() => RemoteTrouble | undefined) | undefined;
  readonly nowMs: () => number;
  /** Between a CONF-V1 answer and its effect, and for a quarter of a download. Default: a second. */
  readonly delayMs?: number;
}

const CONTROL = '$EDC';

export class RemoteDevice {
  readonly #options: RemoteDeviceOptions;
  readonly #apps: ReadonlyMap<string, RemoteApp>;
  readonly #startedMs: number;
  #client: MqttClient | undefined;
  #stopped = new AbortController();
  /** Requests that were heard, whatever became of them. */
  heard = 0;

  constructor(options: RemoteDeviceOptions) {
    this.#options = options;
    this.#apps = appsFor(options);
    this.#startedMs = options.nowMs();
  }

  /** For the connection: told by the broker where the gateway vanishes. */
  get will(): { readonly topic: string; readonly payload: Buffer; readonly qos: 0; readonly retain: false } {
    return { topic: this.#lifeTopic('LWT'), payload: Buffer.alloc(0), qos: 0, retain: false };
  }

  /** Over a connection that stands: subscribes, then tells its birth. */
  async start(client: MqttClient): Promise<void> {
    const { account, clientId } = this.#options;
    this.#client = client;
    this.#stopped = new AbortController();
    const { signal } = this.#stopped;
    client.on('message', (topic, payload) => void this.#hear(topic, payload, signal));
    await client.subscribeAsync(`${CONTROL}/${account}/${clientId}/#`, { qos: 1 });
    await this.sayBirth();
  }

  async sayBirth(kind: 'BIRTH' | 'APPS' = 'BIRTH'): Promise<void> {
    const { kura, form, clientId, nowMs } = this.#options;
    const now = { nowMs: nowMs(), uptimeMs: nowMs() - this.#startedMs };
    const payload = await birthPayload(kura, { displayName: clientId, encoding: form.encoding, ...now });
    await this.#client?.publishAsync(this.#lifeTopic(kind), bytesOf(payload, form), { qos: 1 });
  }

  /** Says goodbye, as a gateway does that is switched off in good order. */
  async leave(): Promise<void> {
    const client = this.#client;
    const metrics = [
      stringMetric('uptime', String(this.#options.nowMs() - this.#startedMs)),
      stringMetric('display_name', this.#options.clientId),
    ];
    await client?.publishAsync(this.#lifeTopic('DC'), bytesOf({ metrics }, this.#options.form), { qos: 0 });
    this.stop();
    await client?.endAsync();
  }

  /** What was going on is over; the connection is the caller's. */
  stop(): void {
    this.#stopped.abort();
    this.#client = undefined;
  }

  #lifeTopic(kind: string): string {
    return `${CONTROL}/${this.#options.account}/${this.#options.clientId}/MQTT/${kind}`;
  }

  async #hear(topic: string, bytes: Buffer, signal: AbortSignal): Promise<void> {
    const [, , , app = '', method = '', ...resource] = topic.split('/');
    if (signal.aborted || app === 'MQTT' || app === 'BA' || method === 'REPLY' || method === 'NOTIFY') return;
    this.heard += 1;
    const payload = readable(bytes, this.#options.form);
    if (payload === undefined || this.#options.isSigned?.(payload) === false) return;
    const metrics = new Map(payload.metrics.map(({ name, value }) => [name, value]));
    const [requestId, requester] = [metrics.get('request.id'), metrics.get('requester.client.id')];
    // Without both a gateway does not know whom to answer.
    if (typeof requestId !== 'string' || typeof requester !== 'string') return;
    const notify = (what: string, told: readonly KuraMetric[]) => this.#notify(`${requester}/${app}`, what, told);
    const request = { method, resource, metrics, body: payload.body ?? new Uint8Array(0), signal, notify };
    await this.#reply(`${CONTROL}/${this.#options.account}/${requester}/${app}/REPLY/${requestId}`, app, request);
  }

  async #reply(topic: string, app: string, request: AppRequest): Promise<void> {
    const { signal } = request;
    const trouble = this.#options.trouble?.();
    const failure = trouble?.kind === 'error' ? { code: 500, metrics: [exceptionMetric(trouble.message)] } : undefined;
    const answer = failure ?? (await this.#answer(app, request));
    if (signal.aborted) return;
    const sent = { topic, bytes: bytesOf(this.#payloadOf(answer), this.#options.form) };
    if (trouble === undefined) this.#client?.publish(sent.topic, sent.bytes, { qos: 0 });
    else await afflicted(trouble, sent, { client: this.#client, sayBirth: () => this.sayBirth(), signal });
  }

  async #answer(app: string, request: AppRequest): Promise<AppAnswer> {
    const handler = this.#apps.get(app);
    try {
      return handler === undefined ? { code: 404 } : await handler(request);
    } catch (error) {
      const isKnown = error instanceof AppException;
      return { code: isKnown ? error.code : 500, metrics: [exceptionMetric(error instanceof Error ? error.message : String(error))] };
    }
  }

  #payloadOf({ code, metrics = [], body }: AppAnswer): KuraPayload {
    const payload = { timestamp: BigInt(this.#options.nowMs()), metrics: [int32Metric('response.code', code), ...metrics] };
    return body === undefined ? payload : { ...payload, body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body };
  }

  #notify(requesterAndApp: string, what: string, metrics: readonly KuraMetric[]): void {
    const { account, clientId, form } = this.#options;
    const topic = `${CONTROL}/${account}/${requesterAndApp}/NOTIFY/${clientId}/${what}`;
    this.#client?.publish(topic, bytesOf({ timestamp: BigInt(this.#options.nowMs()), metrics }, form), { qos: 0 });
  }
}

function exceptionMetric(message: string): KuraMetric {
  return stringMetric('response.exception.message', message);
}

/** As Kura's JSON encoder: what JSON turns into another type is written all the same. */
function bytesOf(payload: KuraPayload, form: MessageForm): Buffer {
  const fitting = form.encoding === 'simple-json' ? { ...payload, metrics: payload.metrics.map(asJsonMetric) } : payload;
  const bytes = toMessageBytes(fitting, form);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function asJsonMetric(metric: KuraMetric): KuraMetric {
  return metric.type === 'INT32' ? { name: metric.name, type: 'INT64', value: BigInt(metric.value) } : metric;
}

/** A gateway reads the one form it is set to; what it cannot read has no metrics for it, so there is nobody to answer. */
function readable(bytes: Buffer, form: MessageForm): KuraPayload | undefined {
  const isJson = bytes[0] === 0x7b;
  if (isJson !== (form.encoding === 'simple-json')) return undefined;
  try {
    return fromMessageBytes(bytes);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function appsFor({ kura, delayMs = 1000 }: RemoteDeviceOptions): ReadonlyMap<string, RemoteApp> {
  const installed = new Map([['heater', '1.0.300']]);
  const all: Readonly<Record<string, RemoteApp>> = {
    ...Object.fromEntries(jaxrsApps.map((app) => [app, jaxrsApp(app, kura.routes)])),
    'CONF-V1': confV1App({ kura, delayMs }),
    'CMD-V1': commandApp(kura),
    'DEPLOY-V2': deployApp(delayMs, installed),
    'INVENTORY-V1': inventoryApp(installed),
  };
  return new Map(appsOf[kura.generation].flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])));
}
