/**
 * The answering side of the contract over any port. Every frame and every input is parsed before anything acts on it; failures
 * leave as data; events go out only as far as the listener granted credit.
 */
import {
  type EngineEvent,
  type EngineEventName,
  type ParsedInput,
  type RequestName,
  type RequestOutput,
  requests,
} from '../contract/contract.ts';
import { AppError, toFailure } from '../errors/app-error.ts';
import { createEventQueue } from './event-queue.ts';
import { type ClientMessage, clientMessageSchema, type Port, type ServerMessage } from './messages.ts';

/** One function per request of the contract; `signal` is aborted by the asking side's `cancel` and when the port closes. */
export type ServiceFunctions = {
  readonly [Name in RequestName]: (input: ParsedInput<Name>, signal: AbortSignal) => Promise<RequestOutput<Name>>;
};

export interface ServeOptions {
  readonly port: Port<ServerMessage, unknown>;
  readonly service: ServiceFunctions;
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

/** Serves the contract on a port and greets whoever is at its other end. */
export function serve(options: ServeOptions): RpcServer {
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
    const reply = await replyTo(options, message, call.signal);
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

/** Never rejects: whatever goes wrong is the reply. */
async function replyTo(
  options: ServeOptions,
  message: { id: number; name: string; input?: unknown },
  signal: AbortSignal,
): Promise<ServerMessage> {
  try {
    return { kind: 'reply', id: message.id, ok: true, value: await run(options, message, signal) };
  } catch (thrown) {
    options.onFailure?.(thrown, message.name);
    return { kind: 'reply-failure', id: message.id, failure: toFailure(thrown) };
  }
}

async function run(options: ServeOptions, message: { name: string; input?: unknown }, signal: AbortSignal): Promise<unknown> {
  const { name } = message;
  if (!isRequestName(name)) throw new AppError('contract/unknown-request', { params: { request: name } });
  const input = requests[name].input.safeParse(message.input);
  if (!input.success) {
    const where = input.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new AppError('contract/invalid-request', { params: { request: name, where } });
  }
  const handler = options.service[name] as (input: unknown, signal: AbortSignal) => Promise<unknown>;
  const output = await handler(input.data, signal);
  return options.checkOutputs === true ? requests[name].output.parse(output) : output;
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}
