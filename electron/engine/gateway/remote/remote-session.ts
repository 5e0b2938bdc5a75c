/** Requests to one gateway behind a broker: in the form that it understands, each with an id of its own, each sent once. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type KuraMetric, type KuraPayload, metricOf } from '../../../../shared/formats/kura-payload.ts';
import type { CallOptions } from '../gateway.ts';
import type { RemoteAnswer, RemoteOrder } from '../remote-request.ts';
import { fromMessageBytes, type MessageForm, toMessageBytes } from './message-bytes.ts';
import type { RemoteLink } from './remote-link.ts';
import { checkedAddress, type RemoteAddress, requestTopic } from './remote-topics.ts';

const NO_BODY = new Uint8Array(0);
/** Shorter requests become no shorter by gzip. */
const WORTH_PACKING_BYTES = 256;
const PLAIN: MessageForm = { encoding: 'kura-protobuf', gzip: false };

export class RemoteSession {
  readonly address: RemoteAddress;
  readonly #link: RemoteLink;
  /** As found out by asking; the gateway's own birth message says more. */
  #form: MessageForm | undefined;

  /** Throws `remote/bad-address`, and `remote/client-id-of-a-device` where the station would be connected as this gateway. */
  constructor(link: RemoteLink, address: RemoteAddress) {
    this.address = checkedAddress(address);
    this.#link = link;
    if (link.clientId === address.clientId) {
      throw new AppError('remote/client-id-of-a-device', { params: { clientId: address.clientId } });
    }
  }

  get link(): RemoteLink {
    return this.#link;
  }

  /** From now on, unless a birth message says otherwise. */
  speak(form: MessageForm): void {
    this.#form = form;
  }

  /**
   * Any code that the gateway answers with is an answer. Throws `remote/no-reply` and `remote/link-lost` (the gateway may have done what was
   * asked), `remote/bad-answer` and `payload/*` (it may as well), and what `RemoteLink.exchange` and `toMessageBytes` throw: then
   * nothing was sent.
   */
  async request(
    order: RemoteOrder,
    options: CallOptions,
    form: MessageForm = this.#usualForm(order.body?.length ?? 0),
  ): Promise<RemoteAnswer> {
    const { account, clientId } = this.address;
    const requestId = randomUUID();
    const payload = toMessageBytes(payloadOf(order, requestId, this.#link.clientId), form);
    const late = () => new AppError('remote/no-reply', { params: { clientId, request: nameOf(order), seconds: secondsOf(options) } });
    const exchange = { account, app: order.app, topic: requestTopic(this.address, order), requestId, payload, late };
    return answerOf(fromMessageBytes(await this.#link.exchange(exchange, options)), order);
  }

  #usualForm(bodyBytes: number): MessageForm {
    const last = this.#link.lastOf(this.address);
    if (last === undefined || last.unreadable !== undefined) return this.#form ?? PLAIN;
    return { encoding: last.facts.encoding, gzip: last.facts.acceptsGzip && bodyBytes >= WORTH_PACKING_BYTES };
  }
}

function payloadOf({ metrics = [], body }: RemoteOrder, requestId: string, requester: string): KuraPayload {
  const own: readonly KuraMetric[] = [
    { name: 'request.id', type: 'STRING', value: requestId },
    { name: 'requester.client.id', type: 'STRING', value: requester },
  ];
  return { metrics: [...own, ...metrics], ...(body === undefined ? {} : { body }) };
}

function answerOf(payload: KuraPayload, order: RemoteOrder): RemoteAnswer {
  const code = metricOf(payload, 'response.code');
  // As simple JSON a whole number comes as INT64.
  if (code?.type !== 'INT32' && code?.type !== 'INT64') throw new AppError('remote/bad-answer', { params: { request: nameOf(order) } });
  return { code: Number(code.value), metrics: payload.metrics, body: payload.body ?? NO_BODY };
}

/** `CONF-V2 GET snapshots`, to be read; resources hold no secrets. */
export function nameOf({ app, method, resource }: Pick<RemoteOrder, 'app' | 'method' | 'resource'>): string {
  return `${app} ${method} ${resource}`;
}

function secondsOf({ timeoutMs }: CallOptions): string {
  return String(Math.round(timeoutMs / 100) / 10);
}
