/** What the lanes of one order share. */
import type { Failure } from '../../../shared/domain/problem.ts';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { LaneSettings } from '../../../shared/domain/station-file.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { GatewayTarget, OpenGateway } from '../gateway/open-gateway.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';
import type { RunEnd } from '../runs/unit-job.ts';
import type { StepContext } from '../steps/step.ts';
import type { LaneBoard } from './lane-board.ts';
import type { UnitClaims } from './unit-claims.ts';

export interface UnitInLane {
  readonly lane: LaneSettings;
  readonly gateway: Gateway;
  /** Passwords by which the gateway was reached. */
  readonly secrets: readonly string[];
  /** Holds the gateway to what the journal knows of the unit's device; throws `gateway/fingerprint-*`. */
  readonly admit: () => void;
  readonly progress: StepContext<unknown>['progress'];
  readonly ask: StepContext<unknown>['ask'];
}

export interface LaneSurroundings {
  readonly board: LaneBoard;
  readonly claims: UnitClaims;
  readonly read: JournalReader;
  readonly stop: AbortSignal;
  readonly gatewayTimeoutMs: number;
  readonly openGateway: OpenGateway;
  /** What steps in this lane ask people through. */
  readonly asker: (lane: LaneId) => StepContext<unknown>['ask'];
  /** Where the simulated operator of a training line listens. */
  readonly hand: string | undefined;
  readonly targetOf: (lane: LaneSettings, row: UnitRow | undefined) => Omit<GatewayTarget, 'judgeFingerprint'>;
  readonly unitOnBoard: (row: UnitRow) => Pick<LaneView, 'identifier' | 'since' | 'typicalMs'>;
  readonly runUnit: (row: UnitRow, place: UnitInLane) => Promise<RunEnd>;
  readonly count: (row: UnitRow, end: RunEnd) => void;
  /** The lane needs a person before it can go on. */
  readonly stopped: (lane: LaneId, failure: Failure) => void;
  readonly failureOf: (thrown: unknown) => Failure;
}
