/** The frames of a call over any port: MessagePort, forked process, local socket. */
import { z } from 'zod';
import { failureSchema } from '../domain/problem.ts';

const callId = z.int().min(1);

/**
 * From the side that asks. `hello` begins a connection and ends whatever an earlier one on this port had asked. `credit` says how
 * many more event frames it is ready to take (back-pressure).
 */
export const clientMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello'), id: callId }),
  z.strictObject({ kind: z.literal('request'), id: callId, name: z.string().max(100), input: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id: callId }),
  z.strictObject({ kind: z.literal('credit'), count: z.int().min(1).max(1000) }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/**
 * From the side that answers. `ready` with the id of a `hello` answers it; without one a server that came up greets, and the
 * client says `hello`. `host` comes from whoever keeps the server alive while it cannot speak for itself, or is the last word of
 * a server that cannot start (`fault`): then nobody starts it again.
 */
export const serverMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), id: callId.optional() }),
  z.strictObject({ kind: z.literal('host'), state: z.enum(['restarting', 'fault']), failure: failureSchema }),
  z.strictObject({ kind: z.literal('reply'), id: callId, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ kind: z.literal('reply-failure'), id: callId, failure: failureSchema }),
  z.strictObject({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/** Whatever carries frames: `send` never blocks, `onMessage` hears everything the other side sent. */
export interface Port<Out, In> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onClose(listener: () => void): void;
}
