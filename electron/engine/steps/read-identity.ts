/** Asks a gateway who it is. The lane scheduler uses it to find which unit is plugged in, `identify` to prove it. */
import { isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, SystemProperties } from '../gateway/gateway.ts';
import type { Identity, IdentityFact } from './identity-fact.ts';
import { readShellIdentity } from './shell-identity.ts';

export interface ReadIdentityOptions extends CallOptions {
  /** Facts to ask the shell for where REST does not tell them; the IMEI is always one of those. */
  readonly wanted?: readonly IdentityFact[];
}

/** Beside what is transient: a Kura that is starting, too old, or not there at all may still have a shell that answers. */
const ASK_SHELL_INSTEAD: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/refused',
  'rest/bad-answer',
  'rest/no-permission',
]);

/** What a gateway behind a broker may leave unsaid while its birth message has told who it is. */
const TRUST_BIRTH: ReadonlySet<string> = new Set(['gateway/cannot', 'remote/no-reply', 'remote/not-found', 'remote/refused']);

/**
 * Over REST where the gateway has it (`system/v1`, kura.md §3.4), else over the shell, and over a broker where the lane has neither. `timeoutMs` counts for each call. Throws what
 * the transport throws where nobody answers.
 */
export async function readIdentity(gateway: Gateway, options: ReadIdentityOptions): Promise<Identity> {
  return (await readSourcedIdentity(gateway, options)).identity;
}

export interface SourcedIdentity {
  readonly identity: Identity;
  /** Over which capability a fact was read. */
  readonly sourceOf: (fact: IdentityFact) => 'rest' | 'shell' | 'remote';
}

/** `readIdentity` for those who have to say in evidence where it comes from. */
export async function readSourcedIdentity(gateway: Gateway, options: ReadIdentityOptions): Promise<SourcedIdentity> {
  const call = { signal: options.signal, timeoutMs: options.timeoutMs };
  if (!gateway.has.rest && !gateway.has.shell && gateway.has.remote) {
    return { identity: await readRemoteIdentity(gateway, call), sourceOf: () => 'remote' };
  }
  const overRest = await readRestIdentity(gateway, call);
  const isLacking = options.wanted?.some((fact) => overRest?.[fact] === undefined) === true;
  const overShell =
    overRest === undefined || (isLacking && gateway.has.shell) ? await readShellIdentity(gateway, await gateway.shell(call), call) : {};
  return {
    identity: { ...overShell, ...overRest },
    sourceOf: (fact) => (overRest === undefined || (overRest[fact] === undefined && overShell[fact] !== undefined) ? 'shell' : 'rest'),
  };
}

async function readRestIdentity(gateway: Gateway, call: CallOptions): Promise<Identity | undefined> {
  if (!gateway.has.rest) return undefined;
  try {
    return restIdentity(await (await gateway.rest(call)).systemProperties(call));
  } catch (thrown) {
    const mayShellAnswer = thrown instanceof AppError && (thrown.traits.transient || ASK_SHELL_INSTEAD.has(thrown.code));
    if (gateway.has.shell && mayShellAnswer && !call.signal.aborted) return undefined;
    throw thrown;
  }
}

async function readRemoteIdentity(gateway: Gateway, call: CallOptions): Promise<Identity> {
  const remote = await gateway.remote(call);
  try {
    return restIdentity(await remote.systemProperties(call));
  } catch (thrown) {
    const born = remote.birthProperties();
    if (born !== undefined && thrown instanceof AppError && TRUST_BIRTH.has(thrown.code)) return restIdentity(born);
    throw thrown;
  }
}

function restIdentity(properties: SystemProperties): Identity {
  const { serialNumber, primaryMacAddress, modelName, modelId } = properties;
  const model = isBlankIdentity(modelName) ? (modelId ?? modelName) : modelName;
  return {
    ...(serialNumber === undefined ? {} : { serialNumber }),
    // An interface without hardware has no address that could be anybody's.
    ...(primaryMacAddress === undefined || /^[0:]*$/.test(primaryMacAddress) ? {} : { macAddress: primaryMacAddress }),
    ...(model === undefined ? {} : { model }),
  };
}
