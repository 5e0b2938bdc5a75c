/** Waits until something answers in a lane, and asks who it is. */
import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { LaneSettings } from '../../../shared/domain/station-file.ts';
import { templateNames } from '../../../shared/domain/template.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { contactAll } from '../gateway/contact-all.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { GatewayTarget, OpenGateway } from '../gateway/open-gateway.ts';
import { targetSecrets } from '../gateway/target-secrets.ts';
import type { JournalReader } from '../journal/journal.ts';
import { readIdentity } from '../steps/read-identity.ts';
import { FingerprintJudge } from './fingerprint-judge.ts';
import type { GatewaySeen } from './unit-claims.ts';

const POLL_MS = 300;
const FIRST_WORD_TIMEOUT_MS = 15_000;

export interface Meeting {
  readonly gateway: Gateway;
  readonly judge: FingerprintJudge;
  readonly seen: GatewaySeen;
  /** Passwords by which the gateway was reached. */
  readonly secrets: readonly string[];
  /** Where one of its transports is not what the station file binds the lane to: then nothing is done over the other one, either. */
  readonly distrust?: AppError | undefined;
}

export interface MeetOptions {
  readonly target: Omit<GatewayTarget, 'judgeFingerprint'>;
  readonly openGateway: OpenGateway;
  readonly read: JournalReader;
  readonly stop: AbortSignal;
  readonly giveUpAtMs: number;
  /** In a lane whose endpoints belong to the unit: whose gateway has to be there. */
  readonly device: DeviceId | undefined;
  /** Something answers. */
  readonly onContact: () => void;
  /** Why nobody could be met this time; the wait goes on. */
  readonly onTrouble: (error: AppError) => void;
  /** False once the other lanes have taken every unit: then nobody is waited for. */
  readonly isNeeded: () => boolean;
}

/** Endpoints or logins that belong to the unit: then the unit is chosen before anybody can be asked. */
export function needsUnitFirst(lane: LaneSettings): boolean {
  return templateNames(JSON.stringify([lane.ssh, lane.rest, lane.console, lane.remote])).some((name) => name.scope === 'unit');
}

/**
 * Undefined where nothing came within the time, or the operator stopped the line. A gateway that answers but cannot be asked (wrong
 * login, no readable identity) is met all the same: the run will say what is wrong with it, in the record. What no gateway could help is
 * thrown: `isLaneFault`.
 */
export async function meetGateway(options: MeetOptions): Promise<Meeting | undefined> {
  const secrets = targetSecrets(options.target);
  while (!options.stop.aborted && performance.now() < options.giveUpAtMs && options.isNeeded()) {
    const judge = new FingerprintJudge(options.read, options.onContact);
    const gateway = options.openGateway({ ...options.target, judgeFingerprint: judge.judge });
    if (options.device !== undefined) judge.admit(options.device, []);
    let identity: GatewaySeen['identity'] = {};
    try {
      identity = await readIdentity(gateway, { signal: options.stop, timeoutMs: FIRST_WORD_TIMEOUT_MS });
      // A console shows no fingerprint by which its first word would be heard.
      options.onContact();
      await contactAll(gateway, { signal: options.stop, timeoutMs: FIRST_WORD_TIMEOUT_MS });
      return { gateway, judge, seen: seenOf(gateway, identity), secrets };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!isLaneFault(error) && !mayStillCome(error) && !options.stop.aborted) {
        const distrust = distrusting.has(error.code) ? error : undefined;
        return { gateway, judge, seen: seenOf(gateway, identity), secrets, distrust };
      }
      await gateway.close();
      if (isLaneFault(error)) throw error;
      options.onTrouble(error);
    }
    await delay(POLL_MS, undefined, { signal: options.stop }).catch(() => undefined);
  }
  return undefined;
}

function seenOf(gateway: Gateway, identity: GatewaySeen['identity']): GatewaySeen {
  return { identity, fingerprints: gateway.fingerprints(), boardNames: gateway.boardNames() };
}

/** Trouble with the bench itself, or a board that is not started: it needs a person before any unit is taken. */
export function isLaneFault(thrown: unknown): boolean {
  return thrown instanceof AppError && laneFaults.has(thrown.code);
}

const distrusting: ReadonlySet<ErrorCode> = new Set(['ssh/host-key-mismatch', 'rest/certificate-mismatch', 'rest/certificate-not-trusted']);

const laneFaults: ReadonlySet<ErrorCode> = new Set([
  'console/port-busy',
  'console/port-forbidden',
  'console/port-ambiguous',
  'console/not-a-port',
  'console/no-udev',
  'console/bootloader',
]);

/** Another device than the chosen unit's, in a lane whose unit is chosen first, is the last unit still plugged in. */
function mayStillCome(error: AppError): boolean {
  return error.traits.transient || error.code === 'gateway/fingerprint-of-another';
}
