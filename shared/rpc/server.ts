/**
 * The answering side of the contract over any port. Every frame and every input is parsed before anything acts on it; failures
 * leave as data; events go out only as far as the listener granted credit.
 */
import type { z } from 'zod';
import { type EngineEvent, type EngineEventName, type Requests, requests, type WindowRequests } from '../contract/contract.ts';
import { AppError, toFailure } from '../errors/app-error.ts';
import { createEventQueue } from './event-queue.ts';
import { type ClientMessage, clientMessageSchema, type Port, type ServerMessage } from './messages.ts';

/** One function per request; `signal` is aborted by the asking side's `cancel` and when the port closes. */
export type Functions<Asked extends Requests> = {
  readonly [Name in keyof Asked]: (input: z.output<Asked[Name]['input']>, signal: AbortSignal) => Promise<z.output<Asked[Name]['output']>>;
};
export type ServiceFunctions = Functions<WindowRequests>;

export interface ServeOptions<Asked extends Requests = WindowRequests> {
  readonly port: Port<ServerMessage, unknown>;
  readonly service: Functions<Asked>;
  /** Hears every failure before it leaves, for the log: the stack stays on this side. */
  readonly onFailure?: (error: unknown, request: string) => void;
  /** Parses what the service returns, too. For tests: in production the service is trusted. */
  readonly checkOutputs?: boolean;
}

export interface RpcServer {
  emit<Name extends EngineEventName>(name: Name, payload: EngineEvent<Name>): void;
  /** Aborts what is going on and hears nothing more. */
  close(): void;
}

/** Serves the window's contract on a port and greets whoever is at its other end. */
export function serve(options: ServeOptions): RpcServer {
  return serveRequests(requests, options);
}

/** The same for a set of requests of its own: no other is answered. */
export function serveRequests<Asked extends Requests>(asked: Asked, options: ServeOptions<Asked>): RpcServer {
  const { port } = options;
  const calls = new Map<number, AbortController>();
  const queue = createEventQueue((name, payload) => port.send({ kind: 'event', name, payload }));
  let closed = false;

  const reset = () => {
    for (const call of calls.values()) call.abort(new AppError('run/aborted'));
    calls.clear();
    queue.reset();
  };
  const close = () => {
    closed = true;
    reset();
  };
  const answer = async (message: Extract<ClientMessage, { kind: 'request' }>) => {
    const call = new AbortController();
    calls.set(message.id, call);
    const reply = await replyTo({ asked, options }, message, call.signal);
    if (calls.get(message.id) !== call) return;
    calls.delete(message.id);
    port.send(reply);
  };

  port.onMessage((raw) => {
    const parsed = clientMessageSchema.safeParse(raw);
    if (closed) return;
    if (!parsed.success) {
      options.onFailure?.(
        new AppError('contract/invalid-request', { params: { request: 'frame', where: '' }, cause: parsed.error }),
        'frame',
      );
      return;
    }
    const message = parsed.data;
    if (message.kind === 'hello') {
      reset();
      port.send({ kind: 'ready', id: message.id });
    } else if (message.kind === 'cancel') calls.get(message.id)?.abort(new AppError('run/aborted'));
    else if (message.kind === 'credit') queue.addCredit(message.count);
    else void answer(message);
  });
  port.onClose(close);
  port.send({ kind: 'ready' });

  return {
    emit: (name, payload) => {
      if (!closed) queue.push(name, payload);
    },
    close,
  };
}

interface Served<Asked extends Requests> {
  readonly asked: Asked;
  readonly options: ServeOptions<Asked>;
}

/** Never rejects: whatever goes wrong is the reply. */
async function replyTo<Asked extends Requests>(
  served: Served<Asked>,
  message: { id: number; name: string; input?: unknown },
  signal: AbortSignal,
): Promise<ServerMessage> {
  try {
    return { kind: 'reply', id: message.id, ok: true, value: await run(served, message, signal) };
  } catch (thrown) {
    served.options.onFailure?.(thrown, message.name);
    return { kind: 'reply-failure', id: message.id, failure: toFailure(thrown) };
  }
}

async function run<Asked extends Requests>(
  { asked, options }: Served<Asked>,
  message: { name: string; input?: unknown },
  signal: AbortSignal,
): Promise<unknown> {
  const { name } = message;
  const schema = Object.hasOwn(asked, name) ? asked[name] : undefined;
  if (schema === undefined) throw new AppError('contract/unknown-request', { params: { request: name } });
  const input = schema.input.safeParse(message.input);
  if (!input.success) {
    const where = input.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new AppError('contract/invalid-request', { params: { request: name, where } });
  }
  const handler = options.service[name] as (input: unknown, signal: AbortSignal) => Promise<unknown>;
  const output = await handler(input.data, signal);
  return options.checkOutputs === true ? schema.output.parse(output) : output;
}
