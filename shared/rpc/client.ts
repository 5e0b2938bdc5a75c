/** The asking side of the contract over any port: typed requests that can be cancelled, and events against credit. */
import type { z } from 'zod';
import type { EngineEvent, EngineEventName, Requests, WindowRequests } from '../contract/contract.ts';
import type { Failure } from '../domain/problem.ts';
import { AppError, fromFailure } from '../errors/app-error.ts';
import type { ClientMessage, Port, ServerMessage } from './messages.ts';

/** Event frames that may be on their way unread; granted again in lumps of a quarter. */
const CREDIT_WINDOW = 64;
const CREDIT_LUMP = CREDIT_WINDOW / 4;

/** `restarting`: what was asked is lost and will be answered by a fresh server. `fault`: it will not come back by itself. */
export type ConnectionState = 'connecting' | 'ready' | 'restarting' | 'fault' | 'closed';

export interface RequestClient<Asked extends Requests> {
  readonly state: ConnectionState;
  /**
   * Waits for the server to be ready, then asks. Rejects with the server's AppError, with `engine/stopped` where the server went
   * away, and with the signal's reason where the caller cancelled.
   */
  request<Name extends keyof Asked & string>(
    name: Name,
    input: z.input<Asked[Name]['input']>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<z.output<Asked[Name]['output']>>;
  /** Returns the way to stop. */
  on<Name extends EngineEventName>(name: Name, listener: (payload: EngineEvent<Name>) => void): () => void;
  /** Hears every change, `ready` again after each restart: whatever was known may be out of date then. */
  onState(listener: (state: ConnectionState, failure: Failure | undefined) => void): () => void;
}

/** The window's. */
export type EngineClient = RequestClient<WindowRequests>;

interface Call {
  readonly frame: ClientMessage;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function connect(port: Port<ClientMessage, ServerMessage>): EngineClient {
  return connectTo<WindowRequests>(port);
}

/** To a server with a set of requests of its own (`serveRequests`). */
export function connectTo<Asked extends Requests>(port: Port<ClientMessage, ServerMessage>): RequestClient<Asked> {
  return new Connection<Asked>(port);
}

class Connection<Asked extends Requests> implements RequestClient<Asked> {
  state: ConnectionState = 'connecting';
  readonly #port: Port<ClientMessage, ServerMessage>;
  readonly #calls = new Map<number, Call>();
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();
  readonly #stateListeners = new Set<(state: ConnectionState, failure: Failure | undefined) => void>();
  #lastId = 0;
  #helloId = 0;
  #eventsToGrant = 0;

  constructor(port: Port<ClientMessage, ServerMessage>) {
    this.#port = port;
    port.onMessage((message) => this.#receive(message));
    port.onClose(() => {
      this.#loseServer('closed');
      this.#rejectCalls();
    });
    this.#sayHello();
  }

  request<Name extends keyof Asked & string>(
    name: Name,
    input: z.input<Asked[Name]['input']>,
    options: { readonly signal?: AbortSignal } = {},
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const { signal } = options;
    if (signal?.aborted === true) {
      reject(signal.reason);
    } else if (this.state === 'closed' || this.state === 'fault') {
      reject(new AppError('engine/stopped'));
    } else {
      const id = this.#nextId();
      const frame: ClientMessage = { kind: 'request', id, name, input };
      const cancel = () => this.#cancel(id, signal?.reason);
      signal?.addEventListener('abort', cancel, { once: true });
      const settled = () => signal?.removeEventListener('abort', cancel);
      promise.then(settled, settled);
      this.#calls.set(id, { frame, resolve, reject });
      if (this.state === 'ready') this.#port.send(frame);
    }
    return promise as Promise<z.output<Asked[Name]['output']>>;
  }

  on<Name extends EngineEventName>(name: Name, listener: (payload: EngineEvent<Name>) => void) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  onState(listener: (state: ConnectionState, failure: Failure | undefined) => void) {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  #receive(message: ServerMessage): void {
    switch (message.kind) {
      case 'ready':
        return this.#greeted(message.id);
      case 'host':
        return this.#loseServer(message.state, message.failure);
      case 'reply':
        return this.#take(message.id)?.resolve(message.value);
      case 'reply-failure':
        return this.#take(message.id)?.reject(fromFailure(message.failure));
      case 'event':
        return this.#deliver(message.name, message.payload);
    }
  }

  /** A greeting without our id is from a server that came up meanwhile and knows nothing of us. */
  #greeted(id: number | undefined): void {
    if (id === undefined) {
      if (this.state === 'ready') this.#loseServer('restarting');
      return this.#sayHello();
    }
    if (id !== this.#helloId) return;
    this.#eventsToGrant = 0;
    this.#port.send({ kind: 'credit', count: CREDIT_WINDOW });
    for (const call of this.#calls.values()) this.#port.send(call.frame);
    this.#setState('ready');
  }

  #sayHello(): void {
    this.#helloId = this.#nextId();
    this.#port.send({ kind: 'hello', id: this.#helloId });
  }

  #deliver(name: string, payload: unknown): void {
    try {
      for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
    } finally {
      this.#eventsToGrant += 1;
      if (this.#eventsToGrant === CREDIT_LUMP) {
        this.#eventsToGrant = 0;
        this.#port.send({ kind: 'credit', count: CREDIT_LUMP });
      }
    }
  }

  /** What had been sent has no answer any more; what waits for the first greeting goes on waiting. */
  #loseServer(state: ConnectionState, failure?: Failure): void {
    if (this.state === 'ready' || state === 'fault') this.#rejectCalls();
    this.#setState(state, failure);
  }

  #rejectCalls(): void {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.reject(new AppError('engine/stopped'));
  }

  #cancel(id: number, reason: unknown): void {
    const call = this.#take(id);
    if (call === undefined) return;
    if (this.state === 'ready') this.#port.send({ kind: 'cancel', id });
    call.reject(reason);
  }

  #take(id: number): Call | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  #setState(state: ConnectionState, failure?: Failure): void {
    this.state = state;
    for (const listener of this.#stateListeners) listener(state, failure);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}
