/** What a request proves its sender by: Basic with every request, or a token that is fetched once and again when it has run out. */
import { z } from 'zod';
import { rememberSecret } from '../../../../log/known-secrets.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { RestAnswer, RestRequest } from '../../../gateway/rest/rest-request.ts';
import type { CloudAdapter } from './cloud-adapter.ts';
import type { CloudLogin } from './station-cloud.ts';

type Send = (request: RestRequest) => Promise<RestAnswer>;
type Headers = Readonly<Record<string, string>>;

export class CloudLoginKeeper {
  readonly #way: CloudAdapter['login'];
  readonly #login: CloudLogin;
  #token: Promise<string> | undefined;

  constructor(way: CloudAdapter['login'], login: CloudLogin) {
    this.#way = way;
    this.#login = login;
  }

  /** As it may be shown. */
  get user(): string {
    return this.#login.kind === 'password' ? this.#login.user : 'API key';
  }

  async headers(send: Send): Promise<Headers> {
    if (this.#way.kind === 'basic') return { authorization: basic(this.#login) };
    this.#token ??= fetchToken(this.#way, this.#login, send);
    try {
      return { authorization: `Bearer ${await this.#token}` };
    } catch (thrown) {
      this.forget();
      throw thrown;
    }
  }

  /** The next request logs in anew; false where that would only show the same again. */
  forget(): boolean {
    this.#token = undefined;
    return this.#way.kind === 'token';
  }
}

function basic(login: CloudLogin): string {
  // EC4 knows no API keys.
  if (login.kind === 'api-key') throw new AppError('requests/wrong-login', { params: { host: '–', user: 'API key' } });
  return `Basic ${Buffer.from(`${login.user}:${login.password}`, 'utf8').toString('base64')}`;
}

async function fetchToken(way: Extract<CloudAdapter['login'], { kind: 'token' }>, login: CloudLogin, send: Send): Promise<string> {
  const request: RestRequest =
    login.kind === 'password'
      ? { method: 'POST', path: way.passwordPath, body: { username: login.user, password: login.password } }
      : { method: 'POST', path: way.apiKeyPath, body: { apiKey: login.apiKey } };
  const { status, text } = await send(request);
  const user = login.kind === 'password' ? login.user : 'API key';
  if (status < 200 || status >= 300) throw new AppError('requests/wrong-login', { params: { host: request.path, user } });
  const token = tokenIn(text, way.tokenField);
  if (token === undefined) throw new AppError('requests/bad-answer', { params: { host: request.path } });
  rememberSecret(token);
  return token;
}

function tokenIn(text: string, field: string): string | undefined {
  try {
    return z
      .record(z.string(), z.unknown())
      .transform((answer) => z.string().min(1).parse(answer[field]))
      .parse(JSON.parse(text));
  } catch {
    // no JSON, or no token in it
    return undefined;
  }
}
