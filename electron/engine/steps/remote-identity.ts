/**
 * Identity over a broker: SYS-V1 where the gateway has it, else its birth message, else what its configuration says. A Kura before 5.4
 * tells its serial number over MQTT in its birth message only, and that is never kept by a broker (kura.md §4.3).
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Remote, SystemProperties } from '../gateway/gateway.ts';
import type { Identity } from './identity-fact.ts';

export interface RemoteIdentity {
  readonly identity: Identity;
  /** Its birth message would tell more, and the station has not heard one. */
  readonly lacksBirth: boolean;
}

/** What a gateway may leave unsaid while it is there and answers other questions. */
const NOT_TOLD: ReadonlySet<string> = new Set(['gateway/cannot', 'remote/not-found', 'remote/refused', 'rest/component-not-found']);
const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const MAC_ADDRESS = /^([0-9A-F]{2}:){5}[0-9A-F]{2}$/;

/** Throws what `Remote`'s calls throw where the gateway does not answer at all. */
export async function readRemoteIdentity(
  remote: Remote,
  call: CallOptions,
  toIdentity: (properties: SystemProperties) => Identity,
): Promise<RemoteIdentity> {
  const told = await ifTold(remote, () => remote.systemProperties(call));
  if (told !== undefined) return { identity: toIdentity(told), lacksBirth: false };
  const macAddress = await ifTold(remote, () => configuredMacAddress(remote, call));
  const born = remote.birthProperties();
  const identity = born === undefined ? {} : toIdentity(born);
  return { identity: macAddress === undefined ? identity : { ...identity, macAddress }, lacksBirth: born === undefined };
}

/**
 * Kura's client id is its primary MAC address where the connection's own is left empty (kura.md §5): then the id under which it answers
 * says who it is. A client id that somebody wrote there says nothing.
 */
async function configuredMacAddress(remote: Remote, call: CallOptions): Promise<string | undefined> {
  const { account, clientId } = remote.address;
  if (!MAC_ADDRESS.test(clientId)) return undefined;
  const transports = (await remote.componentPids(call)).filter(({ pid, factoryPid }) => (factoryPid ?? pid).startsWith(TRANSPORT));
  for (const { pid } of transports) {
    const { properties } = await remote.component(pid, call);
    const isThisOne = properties['topic.context.account-name']?.value === account;
    if (isThisOne && isEmpty(properties['client-id']?.value)) return clientId;
  }
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** One whose birth was heard may be silent as well: it is known who it is. */
async function ifTold<Value>(remote: Remote, ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    const isSilent = thrown instanceof AppError && thrown.code === 'remote/no-reply' && remote.birthProperties() !== undefined;
    if (isSilent || (thrown instanceof AppError && NOT_TOLD.has(thrown.code))) return undefined;
    throw thrown;
  }
}
