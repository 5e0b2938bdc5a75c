/**
 * `return.owner`: the device in the lane is asked again whether it is the one of the return, and whether it belongs to somebody else: by
 * what it says of itself, by the certificates of its keys, and by the clouds that the station may ask. It changes nothing. Another
 * device, or somebody else's, ends the run before anything is revoked or wiped.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { identifierKey, isBlankIdentity, isBlankSerialNumber } from '../../../shared/domain/identifiers.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { cloudOwner } from '../platforms/everyware/cloud-owner.ts';
import { callOptions } from './call-options.ts';
import { type DeviceKey, keysOnDevice } from './device-keys.ts';
import type { IdentityFact } from './identity-fact.ts';
import { masked } from './masked.ts';
import { readSourcedIdentity, type SourcedIdentity } from './read-identity.ts';
import { readShellIdentity } from './shell-identity.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'return.owner'>>;
type Accepted = keyof Context['params']['accept'];

const REFUSED: ReadonlySet<string> = new Set(['rest/wrong-login', 'rest/password-change-needed', 'rest/no-permission']);
const FACTS = ['serialNumber', 'macAddress', 'imei'] as const satisfies readonly IdentityFact[];

export const returnOwner: StepDefinition<'return.owner', undefined> = {
  kind: 'return.owner',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: () => 180_000,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,

  async verify(context): Promise<Verification> {
    context.progress('progress.identify.reading');
    const read = await identityIfTold(context);
    if (read instanceof AppError) {
      const evidence: Evidence = { name: 'device', observed: `no answer: ${read.code}`, verdict: 'not-proved', source: 'shell' };
      const owner = await ownerEvidence(context);
      const told = [evidence, ...owner.evidence];
      return owner.failure === undefined
        ? { outcome: 'pass', evidence: told }
        : { outcome: 'error', evidence: told, failure: owner.failure };
    }
    const findings = findingsOf(context, read);
    const refuted = findings.find(({ verdict }) => verdict === 'refuted');
    if (refuted !== undefined) return { outcome: 'fail', evidence: findings, failure: foreignUnit(refuted) };
    if (!findings.some(({ verdict }) => verdict === 'proved')) {
      throw new AppError('identify/not-readable', { params: { facts: Object.keys(context.params.accept).join(', ') } });
    }
    const keys = await keyEvidence(context);
    const owner = await ownerEvidence(context);
    const failure = keys.failure ?? owner.failure;
    const evidence = [...findings, ...keys.evidence, ...owner.evidence];
    return failure === undefined ? { outcome: 'pass', evidence } : { outcome: 'error', evidence, failure };
  },
};

/** The error in place of an answer, where the return may go on without one. */
async function identityIfTold(context: Context): Promise<SourcedIdentity | AppError> {
  try {
    return await readSourcedIdentity(context.gateway, { ...callOptions(context.signal), wanted: [...FACTS] });
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isRefused(thrown) && context.gateway.has.shell) return await overShell(context);
    if (context.params.maySayNothing && thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

/** Passwords that nobody knows keep nobody from asking over the console. */
function isRefused(thrown: unknown): boolean {
  return thrown instanceof AppError && REFUSED.has(thrown.code);
}

async function overShell({ gateway, signal }: Context): Promise<SourcedIdentity> {
  const call = callOptions(signal);
  const identity = await readShellIdentity(gateway, await gateway.shell(call), call);
  return { identity, sourceOf: () => 'shell' };
}

/** Each fact beside the texts that it may be; what the device leaves blank says nothing. */
function findingsOf(context: Context, { identity, sourceOf }: SourcedIdentity): Evidence[] {
  const accept = Object.entries(context.params.accept) as [Accepted, readonly string[]][];
  return accept.flatMap(([name, texts]): Evidence[] => {
    const fact = name === 'identifier' ? factOf(texts, identity) : name;
    const observed = fact === undefined ? undefined : identity[fact];
    if (fact === undefined || texts.length === 0) return [];
    const expected = texts.map((text) => masked(context, text)).join(' | ');
    const isBlank = fact === 'serialNumber' ? isBlankSerialNumber(observed) : isBlankIdentity(observed);
    if (observed === undefined || isBlank) return [{ name, expected, verdict: 'noted', source: sourceOf(fact) }];
    const isOne = texts.some((text) => identifierKey(fact, text) === identifierKey(fact, observed));
    const verdict = isOne ? 'proved' : 'refuted';
    return [{ name, expected, observed: masked(context, observed), verdict, source: sourceOf(fact) }];
  });
}

/** A free identifier is whichever fact it equals, else it is held against the serial number. */
function factOf(texts: readonly string[], identity: SourcedIdentity['identity']): (typeof FACTS)[number] {
  const equal = FACTS.find((fact) => texts.some((text) => identifierKey(fact, text) === identifierKey(fact, identity[fact] ?? '')));
  return equal ?? 'serialNumber';
}

function foreignUnit({ name, expected = '', observed = '' }: Evidence): AppError {
  return new AppError('identify/foreign-unit', { params: { fact: name, expected, observed } });
}

interface Found {
  readonly evidence: readonly Evidence[];
  readonly failure?: AppError;
}

async function keysIfTold({ gateway, signal }: Context): Promise<readonly DeviceKey[]> {
  try {
    return await keysOnDevice(gateway, callOptions(signal));
  } catch (thrown) {
    if (isRefused(thrown)) return [];
    throw thrown;
  }
}

/** A key that the station certified for another device says that this is not who it claims to be. */
async function keyEvidence(context: Context): Promise<Found> {
  const keys = await keysIfTold(context);
  const foreign = keys.find(({ spkiSha256 }) => {
    const owner = context.pki?.certificateOfKey(spkiSha256)?.deviceId;
    return owner !== undefined && owner !== context.unit.deviceId;
  });
  if (foreign === undefined) return { evidence: [] };
  const name = `${foreign.keystore}/${foreign.alias}`;
  const failure = new AppError('returns/somebody-else', { params: { identifier: foreign.subject } });
  return { evidence: [{ name, observed: foreign.subject, verdict: 'refuted', source: 'rest' }], failure };
}

/** Not asked is not known, and no reason to stop: most stations have no login to a cloud. */
async function ownerEvidence({ clouds, params, signal }: Context): Promise<Found> {
  const owner = await cloudOwner({ clouds, clientIds: params.clientIds, signal });
  if (!owner.checked) return { evidence: [{ name: 'cloud', observed: `not checked: ${owner.why}`, verdict: 'noted', source: 'cloud' }] };
  const { cloud: name, account, expectedAccount, clientId } = owner;
  if (account === undefined) return { evidence: [{ name, observed: 'no request', verdict: 'noted', source: 'cloud' }] };
  const isForeign = expectedAccount !== undefined && account !== expectedAccount;
  const expected = expectedAccount === undefined ? {} : { expected: expectedAccount };
  const evidence: Evidence = { name, ...expected, observed: account, verdict: isForeign ? 'refuted' : 'noted', source: 'cloud' };
  if (!isForeign) return { evidence: [evidence] };
  return { evidence: [evidence], failure: new AppError('returns/somebody-else', { params: { identifier: clientId } }) };
}
