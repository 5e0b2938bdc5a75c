/** Which of Kura's apps a gateway has: by its birth message, else by what answers (kura.md §4.2, §4.3). Nobody is asked. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { sharedLimits } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';
import type { Generation, KuraCall } from '../kura-calls.ts';
import type { MessageForm } from './message-bytes.ts';
import type { RemoteSession } from './remote-session.ts';

export interface RemoteFacts {
  readonly generation: Generation;
  readonly configuration: 'v1' | 'v2' | undefined;
  /** SYS-V1. */
  readonly tellsProperties: boolean;
  readonly keystores: 'v1' | 'v2' | undefined;
}

const PROTOBUF: MessageForm = { encoding: 'kura-protobuf', gzip: false };
const JSON_FORM: MessageForm = { encoding: 'simple-json', gzip: false };
/** Every Kura has it, and the answer is short. */
const OLDEST = { app: 'CONF-V1', method: 'GET', resource: 'snapshots' } as const;
/** What an app that is there needs at most for a short answer. */
const LONGEST_PROBE_MS = 5000;

/** Throws `remote/not-connected` where the gateway was heard to leave, `remote/no-reply` where nothing answers, and what a request throws. */
export async function findRemoteFacts(session: RemoteSession, options: CallOptions): Promise<RemoteFacts> {
  const last = session.link.lastOf(session.address);
  if (last?.kind === 'disconnect' || last?.kind === 'last-will') {
    throw new AppError('remote/not-connected', { params: { clientId: session.address.clientId } });
  }
  const ids = last?.facts.applicationIds;
  return ids === undefined ? probedFacts(session, options) : factsOf(new Set(ids), last?.facts.metrics['kura_version']);
}

export function canRemotely(facts: RemoteFacts, call: KuraCall): boolean {
  switch (call) {
    case 'system-properties':
      return facts.tellsProperties;
    case 'components':
    case 'update':
    case 'snapshots':
    case 'rollback':
      return facts.configuration !== undefined;
    case 'keystores':
    case 'key-pairs':
      return facts.keystores !== undefined;
    case 'install-chain':
      return facts.keystores === 'v2';
    case 'commands':
    case 'packages':
      // Apps of every Kura; one that was taken out answers 404, or nothing.
      return true;
    case 'change-password':
      return false;
  }
}

function factsOf(apps: ReadonlySet<string>, version?: string): RemoteFacts {
  const configuration = apps.has('CONF-V2') ? 'v2' : apps.has('CONF-V1') ? 'v1' : undefined;
  const keystores = apps.has('KEYS-V2') ? 'v2' : apps.has('KEYS-V1') ? 'v1' : undefined;
  const tellsProperties = apps.has('SYS-V1');
  return { configuration, keystores, tellsProperties, generation: generationOf(version) ?? generationByApps(apps) };
}

/** `KURA_5.4.0-SNAPSHOT`. How ESF's numbers go with Kura's is not public, but for 7.0 (kura.md §3.1). */
function generationOf(version: string | undefined): Generation | undefined {
  const [, kind = '', major = '', minor = ''] = /^(KURA|ESF)_(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  const [first, second] = [Number(major), Number(minor)];
  if (kind === 'ESF') return first === 7 && second === 0 ? 'esf-7.0' : undefined;
  if (kind === '') return undefined;
  if (first <= 4) return first === 4 ? 'kura-4' : 'kura-3';
  if (first > 5 || second >= 4) return 'kura-5.4';
  return second === 0 ? 'kura-5.0' : 'kura-5.1';
}

function generationByApps(apps: ReadonlySet<string>): Generation {
  if (apps.has('SYS-V1')) return 'kura-5.4';
  if (apps.has('CONF-V2')) return 'kura-5.1';
  if (apps.has('KEYS-V1')) return 'kura-5.0';
  return apps.has('CONF-V1') ? 'kura-4' : 'unknown';
}

/**
 * The newest app first, in both forms of payload; where that one is silent, the oldest. One that answers anything, 404 included, is a
 * gateway that hears; which of its apps answers 404 and which nothing where it is missing differs by version.
 */
async function probedFacts(session: RemoteSession, options: CallOptions): Promise<RemoteFacts> {
  const limits = sharedLimits(options);
  const probe = (app: string, resource: string, form: MessageForm) => answers(session, { app, resource, form }, shareOf(limits()));
  const asked = await probe('SYS-V1', 'properties/framework', PROTOBUF);
  const askedInJson = asked === undefined ? await probe('SYS-V1', 'properties/framework', JSON_FORM) : undefined;
  const form = askedInJson === undefined ? PROTOBUF : JSON_FORM;
  session.speak(form);
  const apps = new Set<string>();
  const has = async (app: string, resource: string) => {
    const isThere = (await probe(app, resource, form)) === true;
    if (isThere) apps.add(app);
    return isThere;
  };
  if (asked === true || askedInJson === true) apps.add('SYS-V1');
  // Where nothing has answered yet, this one's silence is the finding.
  else if (asked === undefined && askedInJson === undefined) await session.request(OLDEST, limits());
  if (!(await has('CONF-V2', 'configurableComponents'))) await has(OLDEST.app, OLDEST.resource);
  if (!(await has('KEYS-V2', 'keystores'))) await has('KEYS-V1', 'keystores');
  return factsOf(apps);
}

function shareOf({ signal, timeoutMs }: CallOptions): CallOptions {
  return { signal, timeoutMs: Math.min(timeoutMs / 3, LONGEST_PROBE_MS) };
}

/** False for an answer that is a refusal; undefined for none. */
async function answers(
  session: RemoteSession,
  { app, resource, form }: { readonly app: string; readonly resource: string; readonly form: MessageForm },
  options: CallOptions,
): Promise<boolean | undefined> {
  try {
    return (await session.request({ app, method: 'GET', resource }, options, form)).code === 200;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'remote/no-reply') return undefined;
    throw thrown;
  }
}
