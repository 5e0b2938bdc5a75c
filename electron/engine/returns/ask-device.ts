/**
 * Asks a device in a lane who it is, what its ProvisioningService says and which keys it has: reading only. What cannot be asked is
 * missing, with the reason; a wrong password is tried once, for accounts lock themselves.
 */
import type { AskedDevice } from '../../../shared/contract/returns.ts';
import type { DeviceId, Sha256 } from '../../../shared/domain/ids.ts';
import { type AppError, toAppError, toFailure } from '../../../shared/errors/app-error.ts';
import { contactAll } from '../gateway/contact-all.ts';
import type { CallOptions, Gateway } from '../gateway/gateway.ts';
import type { JournalReader } from '../journal/journal.ts';
import { hasKura, kuraOf } from '../gateway/kura-of.ts';
import { keysOnDevice } from '../steps/device-keys.ts';
import { findProvisioningService, type ProvisioningService } from '../steps/everyware-component.ts';
import { stateOf } from '../steps/provisioning-watch.ts';
import { readIdentity } from '../steps/read-identity.ts';

const ASK_TIMEOUT_MS = 15_000;

type Provisioning = NonNullable<AskedDevice['provisioning']>;
type Key = NonNullable<AskedDevice['keys']>[number];

/** Keys come without their standing: whose the device is, is not known yet (`withStandings`). */
export async function askDevice(gateway: Gateway, signal: AbortSignal): Promise<AskedDevice> {
  const call = { signal, timeoutMs: ASK_TIMEOUT_MS };
  const troubles: AppError[] = [];
  const tried = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await ask();
    } catch (thrown) {
      signal.throwIfAborted();
      troubles.push(toAppError(thrown));
      return undefined;
    }
  };
  const identity = await tried(() => readIdentity(gateway, call));
  // What did not let the station in is not asked again: the account would lock itself.
  if (identity !== undefined) await tried(() => contactAll(gateway, call));
  const isIn = identity !== undefined && hasKura(gateway) && troubles.length === 0;
  const provisioning = isIn ? await tried(() => provisioningOf(gateway, call)) : undefined;
  const keys = isIn ? await tried(() => keysOf(gateway, call)) : undefined;
  const generation = isIn ? (await kuraOf(gateway, call)).generation : undefined;
  return {
    identity: Object.fromEntries(Object.entries(identity ?? {}).filter(([, text]) => text !== undefined)),
    fingerprints: gateway.fingerprints().map(({ fact, fingerprint }) => ({ fact, fingerprint })),
    ...(generation === undefined ? {} : { generation }),
    ...(provisioning === undefined ? {} : { provisioning }),
    ...(keys === undefined ? {} : { keys }),
    troubles: troubles.filter(({ code }) => !NO_TROUBLE.has(code)).map(toFailure),
  };
}

/** A Kura of another make has no ProvisioningService, and an older one no keystores to ask. */
const NO_TROUBLE: ReadonlySet<string> = new Set([
  'everyware/no-provisioning-service',
  'everyware/several-provisioning-services',
  'gateway/cannot',
  'gateway/no-kura',
]);

async function provisioningOf(gateway: Gateway, call: CallOptions): Promise<Provisioning> {
  const service = await findProvisioningService(gateway, call, undefined);
  const texts = (['brokerUrl', 'accountName', 'clientId', 'username'] as const).flatMap((property) => {
    const text = textOf(service, property);
    return text === undefined ? [] : [[property, text] as const];
  });
  return { pid: service.component.pid, ...stateOf(service), ...Object.fromEntries(texts) };
}

/** A version may lack one of them. */
function textOf(service: ProvisioningService, property: 'brokerUrl' | 'accountName' | 'clientId' | 'username'): string | undefined {
  if (service.targetIfThere(property) === undefined) return undefined;
  const value = service.value(property);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function keysOf(gateway: Gateway, call: CallOptions): Promise<Key[]> {
  return (await keysOnDevice(gateway, call)).map((key) => ({ ...key, standing: 'not-known' }));
}

/** What the station's own list says of the device's keys. */
export function withStandings(device: AskedDevice, read: Pick<JournalReader, 'certificate'>, deviceId: DeviceId | undefined): AskedDevice {
  const { keys } = device;
  return keys === undefined ? device : { ...device, keys: keys.map((key) => ({ ...key, standing: standingOf(key, read, deviceId) })) };
}

function standingOf({ spkiSha256 }: Key, read: Pick<JournalReader, 'certificate'>, deviceId: DeviceId | undefined): Key['standing'] {
  const recorded = read.certificate({ spkiSha256: spkiSha256 as Sha256 });
  if (recorded === undefined) return 'not-known';
  const owner = recorded.event.type === 'certificate.issued' ? recorded.event.deviceId : undefined;
  if (owner !== undefined && owner !== deviceId) return 'of-another-device';
  return recorded.revoked === undefined ? 'active' : 'revoked';
}
