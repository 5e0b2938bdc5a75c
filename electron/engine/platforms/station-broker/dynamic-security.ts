/**
 * Orders to mosquitto's dynamic security plugin: who may come, under which client id, and what they may say and hear. They take effect at
 * once and mosquitto keeps them; each gets its own answer, told by `correlationData` (mosquitto 2, plugin documentation).
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, withinLimits } from '../../gateway/call-limits.ts';
import type { CallOptions } from '../../gateway/gateway.ts';
import { placeOf } from '../../gateway/remote/broker-address.ts';
import { type LinkConnection, openLinkConnection } from '../../gateway/remote/link-connection.ts';
import { linkPlace, type RemoteLinkOptions } from '../../gateway/remote/link-options.ts';

const TOPIC = '$CONTROL/dynamic-security/v1';

const answersSchema = z.object({
  responses: z.array(
    z.object({ command: z.string(), correlationData: z.string().optional(), error: z.string().optional(), data: z.unknown().optional() }),
  ),
});
type Answer = z.infer<typeof answersSchema>['responses'][number];

export interface SecurityCommand {
  readonly command: string;
  readonly [parameter: string]: unknown;
}

export class DynamicSecurity {
  readonly #options: RemoteLinkOptions;
  readonly #waiting = new Map<string, (answer: Answer | undefined) => void>();
  #opening: Promise<LinkConnection> | undefined;

  /** `user` and `password` are an administrator's. */
  constructor(options: RemoteLinkOptions) {
    this.#options = options;
  }

  /** What the command answers; `own-broker/control-refused` where mosquitto does not carry it out. */
  async order(command: SecurityCommand, options: CallOptions): Promise<unknown> {
    const { error, data } = await this.#ask(command, options);
    if (error === undefined) return data;
    throw new AppError('own-broker/control-refused', { params: { place: this.#place, command: command.command, reason: error } });
  }

  /** The same for a command whose refusal means that there is no such thing; undefined then. */
  async orderIfThere(command: SecurityCommand, options: CallOptions): Promise<unknown> {
    const { error, data } = await this.#ask(command, options);
    return error === undefined ? (data ?? {}) : undefined;
  }

  async close(): Promise<void> {
    const connection = await this.#opening?.catch(() => undefined);
    await connection?.close();
  }

  get #place(): string {
    return placeOf(linkPlace(this.#options).address);
  }

  async #ask(command: SecurityCommand, options: CallOptions): Promise<Answer> {
    const connection = await this.#connection(options);
    const correlationData = randomUUID();
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
    this.#waiting.set(correlationData, resolve);
    const silent = () => new AppError('own-broker/control-silent', { params: { place: this.#place } });
    try {
      const isSent = connection.publish(TOPIC, Buffer.from(JSON.stringify({ commands: [{ ...command, correlationData }] })));
      if (!isSent) throw silent();
      const answer = await withinLimits(promise, limitSignal(options), () => abortedBy(options) ?? silent());
      if (answer === undefined) throw silent();
      return answer;
    } finally {
      this.#waiting.delete(correlationData);
    }
  }

  /** One connection, made when the first order comes, and again after a loss. */
  async #connection(options: CallOptions): Promise<LinkConnection> {
    this.#opening ??= this.#open(options);
    try {
      return await this.#opening;
    } catch (thrown) {
      this.#opening = undefined;
      throw thrown;
    }
  }

  async #open(options: CallOptions): Promise<LinkConnection> {
    const events = { onMessage: (_topic: string, payload: Buffer) => this.#hear(payload), onEnd: () => this.#lost() };
    const connection = await openLinkConnection(linkPlace(this.#options), events, options);
    try {
      await connection.subscribe([`${TOPIC}/response`]);
    } catch (thrown) {
      await connection.close();
      throw thrown;
    }
    return connection;
  }

  #hear(payload: Buffer): void {
    const parsed = answersSchema.safeParse(parsedJson(payload));
    for (const answer of parsed.data?.responses ?? []) this.#waiting.get(answer.correlationData ?? '')?.(answer);
  }

  #lost(): void {
    this.#opening = undefined;
    for (const answer of this.#waiting.values()) answer(undefined);
  }
}

function parsedJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}
