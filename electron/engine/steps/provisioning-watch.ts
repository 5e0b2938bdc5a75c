/** Watches the gateway's own report of its provisioning: a transition of `provisioned`, not a state, is what proves it. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { estimatedAttempts } from '../platforms/everyware/attempt-estimate.ts';
import { callOptions } from './call-options.ts';
import type { ProvisioningService } from './everyware-component.ts';
import { pause } from './pause.ts';

export interface ProvisioningState {
  readonly provisioned: boolean;
  readonly enabled: boolean;
}

export interface WatchOptions {
  readonly signal: AbortSignal;
  readonly pollMs: number;
  /** Point of the monotonic clock at which the station gives up. */
  readonly giveUpAtMs: number;
  /** True where `provisioned` is known to have been false after the deed, so that true is a change. */
  readonly sawUnprovisioned: boolean;
  /** False where nobody may have watched the deed: then `provisioned` ends the watch also without having been seen to fall. */
  readonly mustSeeUnprovisioned: boolean;
  /** True once the gateway is known to be where it cannot be read any more: then a read that fails is the last. */
  readonly hasLeft?: () => boolean;
  /** Called after every reading that is not the last. */
  readonly onRead?: () => void;
}

export interface WatchEnd {
  /** `provisioned`: a proof only with `sawUnprovisioned`. `gave-up`: the gateway itself stopped trying. */
  readonly end: 'provisioned' | 'gave-up' | 'deadline';
  readonly state: ProvisioningState;
  readonly sawUnprovisioned: boolean;
}

/**
 * How long every read may fail before the gateway counts as out of sight: it may restart its Kura with its new configuration, and what was
 * seen of the change until then would be lost with it.
 */
const LOST_POLLS = 60;
const LONGEST_LOST_MS = 60_000;
/** Beside what is transient: what a Kura answers whose services are not up yet. A refused login is none of it: the password is another. */
const STARTING: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/refused',
  'rest/component-not-found',
  'remote/not-found',
  'remote/refused',
]);
/** Reads in a row with both flags off before that is taken as giving up and not as the moment between two updates. */
const IDLE_READS = 5;

export function stateOf(service: ProvisioningService): ProvisioningState {
  return { provisioned: service.value('provisioned') === true, enabled: service.value('enabled') === true };
}

/** Throws the transport's error where the gateway goes out of sight: what became of it is then unknown. */
export async function watchProvisioning(service: ProvisioningService, options: WatchOptions): Promise<WatchEnd> {
  let sawUnprovisioned = options.sawUnprovisioned;
  let idleReads = 0;
  for (;;) {
    const state = await readPatiently(service, options);
    sawUnprovisioned ||= !state.provisioned;
    const mayEnd = sawUnprovisioned || !options.mustSeeUnprovisioned;
    if (state.provisioned && !state.enabled && mayEnd) return { end: 'provisioned', state, sawUnprovisioned };
    idleReads = state.provisioned || state.enabled ? 0 : idleReads + 1;
    if (idleReads >= IDLE_READS) return { end: 'gave-up', state, sawUnprovisioned };
    if (performance.now() >= options.giveUpAtMs) return { end: 'deadline', state, sawUnprovisioned };
    options.onRead?.();
    await pause(options.pollMs, options.signal);
  }
}

/** How many attempts the gateway may have made by now: reckoned from its own settings, for it does not tell. Undefined without them. */
export function attemptsBy(service: ProvisioningService, seconds: number): string | undefined {
  const [retryInterval, timeout, retryMaxAttempts] = (['retryInterval', 'timeout', 'retryMaxAttempts'] as const).map((property) =>
    service.numberOf(property),
  );
  return estimatedAttempts(seconds, { retryInterval, timeout, retryMaxAttempts });
}

async function readPatiently(service: ProvisioningService, options: WatchOptions): Promise<ProvisioningState> {
  const lostAtMs = Math.min(options.giveUpAtMs, performance.now() + Math.min(LOST_POLLS * options.pollMs, LONGEST_LOST_MS));
  for (;;) {
    try {
      return stateOf(await service.reread(callOptions(options.signal)));
    } catch (thrown) {
      options.signal.throwIfAborted();
      const mayPass = thrown instanceof AppError && (thrown.traits.transient || STARTING.has(thrown.code));
      if (!mayPass || performance.now() >= lostAtMs || options.hasLeft?.() === true) throw thrown;
      await pause(options.pollMs, options.signal);
    }
  }
}
