/**
 * What the simulated Cervello answers with: `{code, messageKey, message, result}` and the codes of the platform's REST interface
 * (cervello.md §6). Which of them a provisioning request is answered with is documented nowhere; what is used here for that is our
 * assumption, unconfirmed, and so is every HTTP status but the 404 of `resource_not_found`.
 */
import type { ServerResponse } from 'node:http';

/** The words as documented, spelling included. */
const answers = {
  created: { code: 2001, status: 200, messageKey: 'created', message: 'Created' },
  published: { code: 2005, status: 200, messageKey: 'published', message: 'Published' },
  unauthenticated: { code: 101, status: 401, messageKey: 'unauthenticated', message: 'Unautenticated request' },
  unauthorized: { code: 102, status: 403, messageKey: 'unautherized', message: 'Unautherized action' },
  invalidData: { code: 201, status: 400, messageKey: 'invalid_data', message: 'Invalid data, Insufficient arguemets' },
  exists: { code: 204, status: 409, messageKey: 'unique_argument_exists', message: 'Unique argument exists' },
  notFound: { code: 205, status: 404, messageKey: 'resource_not_found', message: 'Resource not found' },
  tooMany: { code: 207, status: 429, messageKey: 'too_many_resources', message: 'Too many resources' },
  internal: { code: 1001, status: 500, messageKey: 'internal_error', message: 'Internal server error' },
} as const;

export type AnswerName = keyof typeof answers;

export interface Answer {
  readonly status: number;
  /** Of the envelope; 0 where it is none. */
  readonly code: number;
  readonly body: string;
}

export function answer(name: AnswerName, result?: object): Answer {
  const { status, ...words } = answers[name];
  return { status, code: words.code, body: JSON.stringify({ ...words, ...(result === undefined ? {} : { result }) }) };
}

export function send(response: ServerResponse, { status, body }: Pick<Answer, 'status' | 'body'>): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
