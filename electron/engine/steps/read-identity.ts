/** Asks a gateway who it is. The lane scheduler uses it to find which unit is plugged in, `identify` to prove it. */
import { isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, SystemProperties } from '../gateway/gateway.ts';
import type { Identity, IdentityFact } from './identity-fact.ts';
import { readRemoteIdentity } from './remote-identity.ts';
import { readShellIdentity } from './shell-identity.ts';

export interface ReadIdentityOptions extends CallOptions {
  /** Facts to ask the shell for where REST does not tell them; the IMEI is always one of those. */
  readonly wanted?: readonly IdentityFact[];
}

/** Beside what is transient: a gateway whose Kura is starting, too old, or not there at all may still answer on another way. */
const ASK_ELSEWHERE: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/refused',
  'rest/bad-answer',
  'rest/no-permission',
]);

/**
 * Over REST where the gateway has it (`system/v1`, kura.md §3.4), else over the shell, and over a broker where there is none. `timeoutMs`
 * counts for each call. Throws what the transport throws where nobody answers.
 */
export async function readIdentity(gateway: Gateway, options: ReadIdentityOptions): Promise<Identity> {
  return (await readSourcedIdentity(gateway, options)).identity;
}

export interface SourcedIdentity {
  readonly identity: Identity;
  /** Over which capability a fact was read. */
  readonly sourceOf: (fact: IdentityFact) => 'rest' | 'shell' | 'remote';
  /** Over a broker: its birth message would tell more, and the station has not heard one. */
  readonly lacksBirth?: boolean;
}

/** `readIdentity` for those who have to say in evidence where it comes from. */
export async function readSourcedIdentity(gateway: Gateway, options: ReadIdentityOptions): Promise<SourcedIdentity> {
  const call = { signal: options.signal, timeoutMs: options.timeoutMs };
  const overRest = await readRestIdentity(gateway, call);
  if (overRest === undefined && !gateway.has.shell && gateway.has.remote) {
    return { ...(await readRemoteIdentity(await gateway.remote(call), call, restIdentity)), sourceOf: () => 'remote' };
  }
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
    const mayAnotherAnswer = thrown instanceof AppError && (thrown.traits.transient || ASK_ELSEWHERE.has(thrown.code));
    if ((gateway.has.shell || gateway.has.remote) && mayAnotherAnswer && !call.signal.aborted) return undefined;
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
