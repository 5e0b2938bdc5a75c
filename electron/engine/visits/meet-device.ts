/** Opens the gateway of a visit: who is there, held to what the record knows of that device, before anything is asked of it. */
import { setTimeout as delay } from 'node:timers/promises';
import { type IdentifierKind, isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { contactAll } from '../gateway/contact-all.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { GatewayTarget, OpenGateway } from '../gateway/open-gateway.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';
import { FingerprintJudge } from '../lanes/fingerprint-judge.ts';
import type { Identity } from '../steps/identity-fact.ts';
import { readIdentity } from '../steps/read-identity.ts';

const LOOK_AGAIN_MS = 300;
const FIRST_WORD_TIMEOUT_MS = 15_000;

export interface MetDevice {
  readonly gateway: Gateway;
  readonly identity: Identity;
  /** Undefined for a gateway that the record does not know. */
  readonly device: { readonly deviceId: DeviceId; readonly identifier: string } | undefined;
}

export interface MeetDeviceOptions {
  readonly target: Omit<GatewayTarget, 'judgeFingerprint'>;
  /** Whose columns filled in the lane's endpoints: that unit's device has to be there. */
  readonly expected: UnitRow | undefined;
  readonly openGateway: OpenGateway;
  readonly read: JournalReader;
  readonly signal: AbortSignal;
  /** How long nobody may answer. */
  readonly patienceMs: number;
}

/** `visit/nobody-there` with the last trouble as its cause; what no waiting helps is thrown as it is, `gateway/fingerprint-*` among it. */
export async function meetDevice(options: MeetDeviceOptions): Promise<MetDevice> {
  const giveUpAtMs = performance.now() + options.patienceMs;
  for (;;) {
    try {
      return await meetOnce(options);
    } catch (thrown) {
      options.signal.throwIfAborted();
      const error = toAppError(thrown);
      if (!error.traits.transient) throw error;
      if (performance.now() >= giveUpAtMs) throw new AppError('visit/nobody-there', { cause: error });
    }
    await delay(LOOK_AGAIN_MS, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function meetOnce({ target, expected, openGateway, read, signal }: MeetDeviceOptions): Promise<MetDevice> {
  const judge = new FingerprintJudge(read);
  if (expected !== undefined) judge.admit(expected.unit.deviceId, []);
  const gateway = openGateway({ ...target, judgeFingerprint: judge.judge });
  try {
    const call = { signal, timeoutMs: FIRST_WORD_TIMEOUT_MS };
    const identity = await readIdentity(gateway, call);
    await contactAll(gateway, call);
    const known = expected ?? unitOf(read, gateway, identity);
    if (known === undefined) return { gateway, identity, device: undefined };
    judge.admit(known.unit.deviceId, gateway.fingerprints());
    const identifier = known.unit.identifiers[0]?.text ?? `#${known.unit.row}`;
    return { gateway, identity, device: { deviceId: known.unit.deviceId, identifier } };
  } catch (thrown) {
    await gateway.close();
    throw thrown;
  }
}

/** By a number of its own first, for a fingerprint may be a whole image's; the newest unit of that device. */
function unitOf(read: JournalReader, gateway: Gateway, identity: Identity): UnitRow | undefined {
  const byIdentity = Object.entries(identity).flatMap(([kind, text]) => {
    if (kind === 'model' || text === undefined || isBlankIdentity(text)) return [];
    return [...read.unitsByIdentifier(text, kind as IdentifierKind), ...read.unitsByIdentifier(text, 'identifier')];
  });
  const [first] = byIdentity;
  if (first !== undefined) return first;
  const owners = gateway.fingerprints().flatMap(({ fingerprint }) => read.deviceByFingerprint(fingerprint) ?? []);
  return owners.flatMap((device) => read.unitsByDevice(device))[0];
}
