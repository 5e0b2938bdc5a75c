/** Apps whose handlers answer over REST as well: CONF-V2, KEYS-V1, KEYS-V2, SYS-V1 (kura.md §4.1). */
import { ApiError, type Reply } from '../kura-api/reply.ts';
import type { Routes } from '../kura-api/routes.ts';
import { type AppAnswer, type AppRequest, type RemoteApp } from './remote-answer.ts';

const BASES: Readonly<Record<string, string>> = {
  'CONF-V2': '/configuration/v2',
  'KEYS-V1': '/keystores/v1',
  'KEYS-V2': '/keystores/v2',
  'SYS-V1': '/system/v1',
};
const VERBS: Readonly<Record<string, string>> = { GET: 'GET', POST: 'POST', PUT: 'PUT', DEL: 'DELETE', EXEC: 'POST' };
const EXECUTED: ReadonlySet<string> = new Set(['snapshots/_write', 'snapshots/_rollback', 'snapshots/byId/_rollback']);

export const jaxrsApps: readonly string[] = Object.keys(BASES);

export function jaxrsApp(app: string, routes: Routes): RemoteApp {
  return async (request) => {
    const path = request.resource.join('/');
    const verb = VERBS[request.method];
    const isRightMethod = (request.method === 'EXEC') === EXECUTED.has(path);
    const inside = app.startsWith('KEYS') ? path.replace(/^keystores/, '') : `/${path}`;
    const route = isRightMethod ? routes[`${verb} ${BASES[app]}${inside}`] : undefined;
    if (route === undefined) return { code: 404, body: JSON.stringify({ message: 'Resource not found' }) };
    const body = bodyOf(request);
    if (body === MALFORMED) return { code: 400, body: JSON.stringify({ message: 'Malformed JSON' }) };
    try {
      const query = verb === 'GET' && isRecord(body) ? new URLSearchParams(textsOf(body)) : NO_QUERY;
      return answerOf(await route.handle({ body, query, session: undefined, lastName: request.resource.at(-1) ?? '' }), path);
    } catch (error) {
      if (error instanceof ApiError) return answerOf(error.reply, path);
      throw error;
    }
  };
}

const MALFORMED = Symbol('malformed');
const NO_QUERY = new URLSearchParams();

function bodyOf({ body }: AppRequest): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return MALFORMED;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** A signing request comes as a JSON text, not as the object of REST (kura.md §4.2). */
function answerOf({ status, json }: Reply, path: string): AppAnswer {
  if (json === undefined) return { code: status };
  const isRequest = path === 'keystores/entries/csr' && isRecord(json) && 'signingRequest' in json;
  return { code: status, body: JSON.stringify(isRequest ? json['signingRequest'] : json) };
}
