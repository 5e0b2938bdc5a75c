/** Requests with a login that renews itself. Reading may be repeated, writing never is. */
import { createSecureContext, type SecureContext } from 'node:tls';
import type { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { sharedLimits } from '../call-limits.ts';
import type { DeviceFingerprints } from '../device-fingerprints.ts';
import type { CallOptions } from '../gateway.ts';
import type { RestTarget } from '../open-gateway.ts';
import { statusError } from './answer-status.ts';
import { GatewayAgent } from './gateway-agent.ts';
import { parseAnswer } from './json-answer.ts';
import type { LoginPasswords } from './login-passwords.ts';
import { type Credentials, logIn, loginHeaders, logOut, type RestLogin, tokenOf } from './rest-login.ts';
import { type RestAnswer, type RestRequest, sendRequest } from './rest-request.ts';

const logoutTimeoutMs = 1500;
/** kura.md §3.1. */
const CLIENT_CERTIFICATE_PORT = 4443;

/** More than a gateway's user has passwords. */
const MOST_LOGINS = 5;

export class RestClient {
  readonly #server: Credentials;
  #login: RestLogin | undefined;
  /** One at a time: callers that come meanwhile share it. */
  #loggingIn: Promise<RestLogin> | undefined;

  /** `rest/bad-url` where the target's address is not an HTTPS one. */
  constructor(target: RestTarget, passwords: LoginPasswords, fingerprints: DeviceFingerprints) {
    const url = URL.parse(target.url);
    if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new AppError('rest/bad-url');
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const usualPort = target.client === undefined ? 443 : CLIENT_CERTIFICATE_PORT;
    const agent = new GatewayAgent({
      host,
      port: url.port === '' ? usualPort : Number(url.port),
      client: target.client === undefined ? undefined : clientContext(target.client, target.caPem),
      localAddress: target.localAddress,
      caPem: target.caPem,
      certSha256: target.certSha256,
      fingerprints,
    });
    this.#server = {
      agent,
      url,
      basePath: url.pathname.replace(/\/+$/, ''),
      user: target.user,
      passwords,
      fingerprints,
      hasClientCertificate: target.client !== undefined,
    };
  }

  /** Logs in where that was not done, or the session has ended. */
  async login(options: CallOptions): Promise<RestLogin> {
    if (this.#login !== undefined) return this.#login;
    this.#loggingIn ??= logIn(this.#server, sharedLimits(options)).finally(() => (this.#loggingIn = undefined));
    this.#login = await this.#loggingIn;
    return this.#login;
  }

  /**
   * For requests that change nothing (GET, and Kura's POSTs that ask): repeated once, after a new login, where the session had ended or
   * the lane has another password.
   */
  async read<Schema extends z.ZodType>(request: RestRequest, schema: Schema, options: CallOptions): Promise<z.output<Schema>> {
    const answer = await this.#ask(request, options);
    this.#refuseBadStatus(answer, request.path);
    return parseAnswer(answer.text, schema, request.path);
  }

  /** Whether a GET of the path is answered at all: also where this login lacks the permission for it. */
  async offers(path: string, options: CallOptions): Promise<boolean> {
    const answer = await this.#ask({ method: 'GET', path }, options);
    if (answer.status === 404) return false;
    if (answer.status !== 403) this.#refuseBadStatus(answer, path);
    return true;
  }

  /**
   * For requests that change something: sent once, whatever comes of it. So that it does not fail on a session or a connection that
   * was left idle, the session is asked for its token first. The answer's text, mostly empty.
   */
  async write(request: RestRequest, options: CallOptions): Promise<string> {
    const limits = sharedLimits(options);
    const login = await this.#provenLogin(limits);
    const answer = await this.#send(request, login, limits());
    if (answer.status === 401 && (await this.#logInAnew(login, limits)) !== undefined)
      throw new AppError('rest/session-ended', { params: { path: request.path } });
    this.#refuseBadStatus(answer, request.path);
    return answer.text;
  }

  async #ask(request: RestRequest, options: CallOptions): Promise<RestAnswer> {
    const limits = sharedLimits(options);
    const login = await this.login(limits());
    let answer = await this.#send(request, login, limits());
    for (let used = login, tries = 0; answer.status === 401 && tries < MOST_LOGINS; tries += 1) {
      const anew = await this.#logInAnew(used, limits);
      if (anew === undefined) return answer;
      used = anew;
      answer = await this.#send(request, anew, limits());
      // A session that was just opened and is of no use: another one would be of none, either.
      if (anew.kind === 'session') break;
    }
    if (answer.status !== 401) await this.#noteBasic();
    return answer;
  }

  /** By Basic, a password has worked once a request was answered. */
  async #noteBasic(): Promise<void> {
    const { present } = this.#server.passwords;
    if (this.#login?.kind === 'basic' && present !== undefined) await this.#server.passwords.take(present);
  }

  /** The next call logs in anew: by another way where the gateway has one by now. */
  forgetLogin(): void {
    this.#login = undefined;
  }

  /** Logs out where the gateway still listens, then closes every connection. Never throws. */
  async close(): Promise<void> {
    if (this.#login !== undefined) {
      const limits = { signal: new AbortController().signal, timeoutMs: logoutTimeoutMs };
      // The session ends by itself in the end; a gateway that is gone cannot be told.
      await logOut(this.#server, this.#login, limits).catch(() => undefined);
    }
    this.destroy();
  }

  /** Closes every connection at once; what is under way ends with `rest/connection-lost`. */
  destroy(): void {
    this.#server.agent.destroy();
  }

  async #provenLogin(limits: () => CallOptions): Promise<RestLogin> {
    const login = await this.login(limits());
    if (login.kind !== 'session') return login;
    const xsrfToken = await tokenOf(this.#server, login.cookie, limits());
    if (xsrfToken === login.xsrfToken) return login;
    this.#forget(login);
    return this.login(limits());
  }

  /**
   * After a login was refused. Undefined where trying again would only show the same password in the same way: Basic was taken for what
   * this Kura wants while it was still starting and had no session API, or its user has the lane's other password, or neither.
   */
  async #logInAnew(refused: RestLogin, limits: () => CallOptions): Promise<RestLogin | undefined> {
    if (refused.kind === 'certificate') this.#server.isCertificateRefused = true;
    const isOther = refused.kind !== 'basic' || this.#login !== refused || this.#server.passwords.tryAnother();
    this.#forget(refused);
    const anew = await this.login(limits());
    return isOther || anew.kind === 'session' ? anew : undefined;
  }

  /** Unless another call has logged in anew since. */
  #forget(login: RestLogin): void {
    if (this.#login === login) this.#login = undefined;
  }

  #send(request: RestRequest, login: RestLogin, options: CallOptions): Promise<RestAnswer> {
    return sendRequest(this.#server, { ...request, headers: loginHeaders(login) }, options);
  }

  #refuseBadStatus(answer: RestAnswer, path: string): void {
    const error = statusError(answer, { path, user: this.#server.user, host: this.#server.url.host });
    if (error !== undefined) throw error;
  }
}

/** `rest/bad-client-certificate` where certificate and key are none, or do not belong together. */
function clientContext({ certificatePem, keyPem }: NonNullable<RestTarget['client']>, caPem: string | undefined): SecureContext {
  try {
    return createSecureContext({ cert: certificatePem, key: keyPem, minVersion: 'TLSv1.2', ...(caPem === undefined ? {} : { ca: caPem }) });
  } catch (cause) {
    throw new AppError('rest/bad-client-certificate', { cause });
  }
}
