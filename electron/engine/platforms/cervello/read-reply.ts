/**
 * What an answer of Cervello means. Its envelope `{code, messageKey, message, result}` is documented (cervello.md §6); which codes belong to
 * provisioning is not, so the profile says it.
 */
import { parseExactJson } from '../../gateway/rest/exact-json.ts';
import type { RestAnswer } from '../../gateway/rest/rest-request.ts';
import type { CervelloProfile, CodeMeaning } from './cervello-profile.ts';
import type { CervelloCredentials } from './cervello-room.ts';

/** What may be shown of an answer: its message may quote what was sent, and is left out. */
export interface ReplyFacts {
  readonly status: number;
  readonly code: string | undefined;
  readonly messageKey: string | undefined;
}

export type Meaning =
  | CodeMeaning
  /** Definite, and nothing that the profile knows. */
  | 'refused'
  /** Nobody knows what the platform did. */
  | 'unclear';

export interface ReadReply {
  readonly meaning: Meaning;
  readonly facts: ReplyFacts;
  /** The envelope as it came; undefined for what is no JSON object. */
  readonly envelope: unknown;
}

const LONGEST_SHOWN = 64;
const TOO_MANY_REQUESTS = 429;

export function readReply(answer: RestAnswer, reply: CervelloProfile['reply'], codes: CervelloProfile['codes']): ReadReply {
  const envelope = parsed(answer.text);
  const code = textAt(envelope, reply.code);
  const messageKey = reply.messageKey === undefined ? undefined : textAt(envelope, reply.messageKey);
  const facts = { status: answer.status, code: shown(code), messageKey: shown(messageKey) };
  return {
    meaning: meaningOf(answer.status, code === undefined || !Object.hasOwn(codes, code) ? undefined : codes[code]),
    facts,
    envelope,
  };
}

export interface GivenCredentials extends CervelloCredentials {
  readonly deviceId: string | undefined;
}

/** Longer than any credential: beyond that the answer is something else. */
const LONGEST_CREDENTIAL = 1024;

/**
 * Undefined where one of them is missing, or is nothing that a device could log in with: then the platform may have made the device, and
 * nobody here can connect it.
 */
export function credentialsIn(envelope: unknown, reply: CervelloProfile['reply']): GivenCredentials | undefined {
  const accessKey = textAt(envelope, reply.accessKey);
  const accessToken = textAt(envelope, reply.accessToken);
  const clientId = reply.clientId === undefined ? accessKey : textAt(envelope, reply.clientId);
  if (!isUsable(accessKey) || !isUsable(accessToken) || !isUsable(clientId)) return undefined;
  return { accessKey, accessToken, clientId, deviceId: reply.deviceId === undefined ? undefined : textAt(envelope, reply.deviceId) };
}

/** True where the answer says, at the place that the profile names, that it is about another device. */
export function isOfAnother(envelope: unknown, reply: CervelloProfile['reply'], uniqueIdentifier: string): boolean {
  const said = reply.uniqueIdentifier === undefined ? undefined : textAt(envelope, reply.uniqueIdentifier);
  return said !== undefined && said !== uniqueIdentifier;
}

/** "Error responses use HTTP status codes" (cervello.md §6): a success with a status of refusal, or the other way round, is neither. */
function meaningOf(status: number, meaning: CodeMeaning | undefined): Meaning {
  const isGood = status >= 200 && status < 300;
  if (meaning === 'success') return isGood ? 'success' : 'unclear';
  if (meaning !== undefined) return status >= 400 ? meaning : 'unclear';
  if (status === TOO_MANY_REQUESTS) return 'too-many';
  return status >= 400 && status < 500 ? 'refused' : 'unclear';
}

function textAt(value: unknown, memberPath: string): string | undefined {
  let at: unknown = value;
  for (const member of memberPath.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, member)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[member];
  }
  if (typeof at === 'number' || typeof at === 'bigint') return String(at);
  return typeof at === 'string' && at !== '' ? at : undefined;
}

/** No line ends and the like: in a header or a file of the gateway they would be something else. */
function isUsable(text: string | undefined): text is string {
  return text !== undefined && text.length <= LONGEST_CREDENTIAL && text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

function shown(text: string | undefined): string | undefined {
  return text?.replaceAll(/[^\w.-]/g, '?').slice(0, LONGEST_SHOWN);
}

function parsed(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    // a proxy's page, or nothing
    return undefined;
  }
}
