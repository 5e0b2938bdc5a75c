/**
 * Kura's REST paths over MQTT: the same handlers answer both (kura.md §4.1), a path's first parts are the app id, its query a body, and
 * what only does something is EXEC.
 */
import type { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway.ts';
import type { RemoteMethod, RemoteOrder } from '../remote-request.ts';
import type { ConfigurationClient } from '../rest/configuration-api.ts';
import { parseExactJson, toExactJson } from '../rest/exact-json.ts';
import type { RestRequest } from '../rest/rest-request.ts';
import { answerError } from './answer-error.ts';
import { nameOf, type RemoteSession } from './remote-session.ts';

const APPS: Readonly<Record<string, string>> = {
  'configuration/v2': 'CONF-V2',
  'system/v1': 'SYS-V1',
  'keystores/v1': 'KEYS-V1',
  'keystores/v2': 'KEYS-V2',
};
const METHODS: Readonly<Record<RestRequest['method'], RemoteMethod>> = { GET: 'GET', POST: 'POST', PUT: 'PUT', DELETE: 'DEL' };
const EXECUTED: ReadonlySet<string> = new Set(['snapshots/_write', 'snapshots/_rollback', 'snapshots/byId/_rollback']);

export class RemoteClient implements ConfigurationClient {
  readonly #session: RemoteSession;

  constructor(session: RemoteSession) {
    this.#session = session;
  }

  /** Throws what `answerError` makes of a code, `remote/bad-answer`, and what `RemoteSession.request` throws. */
  async read<Schema extends z.ZodType>(request: RestRequest, schema: Schema, options: CallOptions): Promise<z.output<Schema>> {
    const order = orderOf(request);
    const text = await this.#ask(order, options);
    const data = parsedJson(text);
    const parsed = data === undefined ? undefined : schema.safeParse(data.value);
    // What was not understood is no part of the error: it may hold secrets.
    if (parsed?.success !== true) throw new AppError('remote/bad-answer', { params: { request: nameOf(order) }, cause: parsed?.error });
    return parsed.data;
  }

  async write(request: RestRequest, options: CallOptions): Promise<string> {
    const order = { ...orderOf(request), holdsSecrets: true };
    const text = await this.#ask(order, options);
    return order.resource === 'keystores/entries/csr' ? asSigningRequest(text) : text;
  }

  async #ask(order: RemoteOrder, options: CallOptions): Promise<string> {
    const answer = await this.#session.request(order, options);
    const error = answerError(answer, order);
    if (error !== undefined) throw error;
    return Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength).toString('utf8');
  }
}

function orderOf({ method, path, body }: RestRequest): RemoteOrder {
  const [, name = '', version = '', rest = '', query] = /^\/services\/([^/?]+)\/([^/?]+)([^?]*)(?:\?(.*))?$/.exec(path) ?? [];
  const app = APPS[`${name}/${version}`];
  if (app === undefined) throw new RangeError(`no app for ${path}`);
  // Over MQTT keystores have their name once more in the resource (kura.md §4.2).
  const resource = name === 'keystores' ? `keystores${rest}` : rest.slice(1);
  const content = query === undefined ? body : Object.fromEntries(new URLSearchParams(query));
  return {
    app,
    method: EXECUTED.has(resource) ? 'EXEC' : METHODS[method],
    resource,
    ...(content === undefined ? {} : { body: Buffer.from(toExactJson(content), 'utf8') }),
  };
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: parseExactJson(text) };
  } catch {
    return undefined;
  }
}

/** Over MQTT the request comes as a JSON text, over REST in an object (kura.md §4.2); Kura's documents show it bare. */
function asSigningRequest(text: string): string {
  const data = parsedJson(text)?.value;
  if (typeof data === 'object') return text;
  return JSON.stringify({ signingRequest: typeof data === 'string' ? data : text });
}
