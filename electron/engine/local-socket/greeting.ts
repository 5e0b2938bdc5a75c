/** The first words on a connection: who speaks which version. Everything after them is calls. */
import { z } from 'zod';
import { COMMAND_PROTOCOL } from '../../../shared/contract/commands.ts';

/** A dead peer or a foreign program does not hold the other side up. */
export const GREETING_TIMEOUT_MS = 5000;

const version = { protocol: z.int(), lineside: z.string().max(64) };
export const clientGreetingSchema = z.strictObject({ ...version, token: z.string().max(64) });
export const serverGreetingSchema = z.strictObject(version);
export type ServerGreeting = z.infer<typeof serverGreetingSchema>;

export function greetingOf(linesideVersion: string): ServerGreeting {
  return { protocol: COMMAND_PROTOCOL, lineside: linesideVersion };
}

/** Requests are of one program: a command of another version would misread them, so equal numbers are asked for. */
export function speaksWith(one: ServerGreeting, other: ServerGreeting): boolean {
  return one.protocol === other.protocol && one.lineside === other.lineside;
}
