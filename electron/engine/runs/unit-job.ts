/** What one run needs, and how it can end. */
import type { DeviceId, LaneId, PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Outcome, Proof } from '../../../shared/domain/outcome.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Journal, UnitRow } from '../journal/journal.ts';
import type { StepContext } from '../steps/step.ts';
import type { Vault } from '../vault/vault.ts';

export interface UnitJob {
  readonly row: UnitRow;
  readonly batch: Batch;
  readonly recipe: Recipe;
  /** Of its stored content. */
  readonly recipeSha256: Sha256;
  readonly lane: LaneId;
  readonly laneName: string;
  readonly operator: PersonId;
  readonly training: boolean;
  readonly gateway: Gateway;
  /** Holds the gateway to what the journal knows of the unit's device; throws `gateway/fingerprint-*`. */
  readonly admit: () => void;
  readonly stop: AbortSignal;
  readonly journal: Journal;
  readonly vault: Vault;
  readonly revealSecret: (name: string) => string;
  /** Passwords of the lane: they are no parameters, but a gateway may print them. */
  readonly laneSecrets: readonly string[];
  readonly progress: StepContext<unknown>['progress'];
  readonly ask: StepContext<unknown>['ask'];
  readonly brokers: StepContext<unknown>['brokers'];
  readonly brokerRoom: StepContext<unknown>['brokerRoom'];
  readonly clouds: StepContext<unknown>['clouds'];
  /** @param learn Hears every secret before anything can say it. */
  readonly cervello: (learn: (secret: string) => void) => StepContext<unknown>['cervello'];
  readonly pki: StepContext<unknown>['pki'];
  /** How long a gateway that was lost in mid-step may take to come back before its run is left unknown. */
  readonly reconnectTimeoutMs: number;
}

/** Failures are masked: they go to screens. */
export type RunEnd =
  | { readonly end: 'settled'; readonly outcome: Outcome; readonly proof?: Proof | undefined; readonly failure?: Failure | undefined }
  /** Rests at a step boundary; `resume` goes on from there. */
  | { readonly end: 'paused'; readonly failure?: Failure | undefined };

export function deviceOf(job: UnitJob): DeviceId {
  return job.row.unit.deviceId;
}
