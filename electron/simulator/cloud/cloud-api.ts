/** The simulated cloud's REST API over HTTPS on the loopback interface: `/v2/provisionRequests` as documented (esf.md §4.3). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { CertifiedKey } from '../../engine/pki/self-signed.ts';
import { type Login, sameText } from '../login.ts';
import { serveHttps } from '../loopback-server.ts';
import { type CloudFaults, CloudTrouble } from './cloud-trouble.ts';
import { CloudRefusal, creatorSchema, editSchema } from './request-bodies.ts';
import type { RequestBook } from './request-book.ts';
import { requestJson } from './stored-request.ts';

export interface CloudApiOptions {
  readonly book: RequestBook;
  readonly login: Login;
  readonly serverKey: CertifiedKey;
  readonly faults?: CloudFaults | undefined;
}

export interface CloudApi {
  /** With `/v2`. */
  readonly url: string;
  close(): Promise<void>;
}

const ROOT = '/v2/provisionRequests';
const MAX_BODY_BYTES = 64 * 1024;

export async function startCloudApi(options: CloudApiOptions): Promise<CloudApi> {
  const api = new Api(options);
  const { port, close } = await serveHttps(options.serverKey, (request, response) => {
    void api.serve(request, response);
  });
  return { url: `https://127.0.0.1:${port}/v2`, close };
}

interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

class Api {
  readonly #options: CloudApiOptions;
  readonly #trouble: CloudTrouble;

  constructor(options: CloudApiOptions) {
    this.#options = options;
    this.#trouble = new CloudTrouble(options.faults);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readBody(request);
      const trouble = this.#trouble.next(request.method ?? '');
      if (trouble.waitMs > 0) await delay(trouble.waitMs);
      if (trouble.kind === 'lost-before') return void response.destroy();
      const answer = trouble.kind === 'answered' ? trouble.answer : this.#answer(request, body);
      if (trouble.kind === 'lost-after') return void response.destroy();
      send(response, answer);
    } catch {
      response.destroy();
    }
  }

  #answer(request: IncomingMessage, body: string): Answer {
    if (!this.#isLoggedIn(request)) return { status: 401, headers: { 'www-authenticate': 'Basic' } };
    const [path = '', search = ''] = (request.url ?? '').split('?');
    try {
      return { status: 200, json: this.#route(`${request.method} ${path}`, { query: new URLSearchParams(search), body }) };
    } catch (error) {
      if (!(error instanceof CloudRefusal)) throw error;
      return { status: error.status, json: error.word === undefined ? {} : { errorCode: error.word } };
    }
  }

  #route(what: string, { query, body }: { readonly query: URLSearchParams; readonly body: string }): unknown {
    const { book } = this.#options;
    if (what === `POST ${ROOT}`) return requestJson(book.create(parse(creatorSchema, body)));
    if (what === `GET ${ROOT}`) return this.#list(query);
    if (what === `GET ${ROOT}/count`) return book.count;
    const [, method, id, rest = ''] = /^(GET|PUT|DELETE) \/v2\/provisionRequests\/(\d+)(\/executions)?$/.exec(what) ?? [];
    if (id === undefined) throw new CloudRefusal(404);
    const request = book.byId(Number(id));
    if (rest !== '' && method === 'GET') return { jobExecution: request.job.executions };
    if (method === 'GET') return requestJson(request);
    if (method === 'PUT' && rest === '') return requestJson(book.edit(request.id, parse(editSchema, body)));
    if (method !== 'DELETE' || rest !== '') throw new CloudRefusal(405);
    book.remove(request.id);
    return {};
  }

  #list(query: URLSearchParams): unknown {
    const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
    const { requests, limitExceeded } = this.#options.book.list({
      startDate: number('startDate', 0),
      endDate: number('endDate', 0),
      clientIds: query.getAll('clientIDs'),
      statuses: query.getAll('statuses'),
      offset: number('offset', 0),
      limit: number('limit', 50),
    });
    return { limitExceeded, provisionRequest: requests.map(requestJson) };
  }

  #isLoggedIn({ headers }: IncomingMessage): boolean {
    const { user, password } = this.#options.login;
    return sameText(headers.authorization ?? '', `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
  }
}

/** Anything of another form is refused without a word. */
function parse<Body>(schema: { safeParse(value: unknown): { success: true; data: Body } | { success: false } }, text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CloudRefusal(400);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new CloudRefusal(400);
  return parsed.data;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new CloudRefusal(413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, json, headers }: Answer): void {
  const text = json === undefined ? '' : JSON.stringify(json);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
