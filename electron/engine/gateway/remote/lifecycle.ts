/** What a gateway says of itself when it comes and goes: birth, app, disconnect and last-will messages (kura.md §4.3). */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import type { KuraPayload } from '../../../../shared/formats/kura-payload.ts';
import { fromMessageBytes, type PayloadEncoding } from './message-bytes.ts';
import { parseControlTopic, type RemoteAddress } from './remote-topics.ts';

export type LifecycleKind = 'birth' | 'apps' | 'disconnect' | 'last-will';

export interface LifecycleMessage extends RemoteAddress {
  readonly kind: LifecycleKind;
  /** Empty for a last will, which usually says nothing. */
  readonly facts: GatewayFacts;
  /** Why its content could not be read; that it came is known all the same. */
  readonly unreadable?: ErrorCode;
}

export interface GatewayFacts {
  /** By their own names (`serial_number`, `kura_version`, …), texts as they came; secrets are not among them. */
  readonly metrics: Readonly<Record<string, string>>;
  /** App ids that the gateway answers to; undefined where the message names none. */
  readonly applicationIds: readonly string[] | undefined;
  readonly encoding: PayloadEncoding;
  /** True where it takes payloads that are packed. */
  readonly acceptsGzip: boolean;
}

const KINDS: Readonly<Record<string, LifecycleKind>> = { BIRTH: 'birth', APPS: 'apps', DC: 'disconnect', LWT: 'last-will' };
const NO_FACTS: GatewayFacts = { metrics: {}, applicationIds: undefined, encoding: 'kura-protobuf', acceptsGzip: false };

/** Undefined for a topic that is none of the four. Never throws. */
export function lifecycleOf(topic: string, payload: Uint8Array): LifecycleMessage | undefined {
  const parsed = parseControlTopic(topic);
  const kind = parsed?.kind === 'lifecycle' && Object.hasOwn(KINDS, parsed.message) ? KINDS[parsed.message] : undefined;
  if (parsed?.kind !== 'lifecycle' || kind === undefined) return undefined;
  const { account, clientId } = parsed;
  if (payload.length === 0) return { kind, account, clientId, facts: NO_FACTS };
  try {
    return { kind, account, clientId, facts: factsOf(fromMessageBytes(payload)) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { kind, account, clientId, facts: NO_FACTS, unreadable: thrown.code };
  }
}

function factsOf({ metrics }: KuraPayload): GatewayFacts {
  const texts = Object.fromEntries(metrics.flatMap(({ name, type, value }) => (type === 'BYTES' ? [] : [[name, String(value)]])));
  const ids = texts['application_ids'];
  return {
    metrics: texts,
    applicationIds: ids?.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])),
    encoding: texts['payload_encoding'] === 'SIMPLE_JSON' ? 'simple-json' : 'kura-protobuf',
    acceptsGzip: (texts['accept_encoding'] ?? '').includes('gzip'),
  };
}
