/** One lane of one order: meet a gateway, find its unit, run it, show the verdict, wait for the next. */
import { setTimeout as delay } from 'node:timers/promises';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { LaneSettings } from '../../../shared/domain/station-file.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import type { UnitRow } from '../journal/journal.ts';
import type { RunEnd } from '../runs/unit-job.ts';
import { type Meeting, meetGateway, needsUnitFirst, openInLane } from './meet-gateway.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';
import { swapGateway } from './training-hand.ts';
import type { Pick } from './unit-claims.ts';

const SAME_GATEWAY_POLL_MS = 300;

/** Ends when no unit is left for this lane, when nothing more is plugged in, or when the lane needs a person. */
export async function workLane(settings: LaneSettings, around: LaneSurroundings): Promise<void> {
  const worker = new LaneWorker(settings, around);
  try {
    await worker.work();
  } catch (thrown) {
    // Only the journal's own trouble comes this far: nothing more may be done to a device that could not be recorded.
    around.board.patch(settings.lane, { phase: 'stopped', failure: around.failureOf(thrown) });
    throw thrown;
  }
}

class LaneWorker {
  readonly #settings: LaneSettings;
  readonly #lane: LaneId;
  readonly #around: LaneSurroundings;

  constructor(settings: LaneSettings, around: LaneSurroundings) {
    this.#settings = settings;
    this.#lane = settings.lane;
    this.#around = around;
  }

  async work(): Promise<void> {
    const { claims, stop } = this.#around;
    let waitUntilMs = this.#patience();
    while (!stop.aborted && claims.anyLeft()) {
      if (performance.now() > waitUntilMs) return this.#stop(new AppError('run/lane-empty', { params: { lane: this.#lane } }));
      const visit = await this.#visit(waitUntilMs);
      if (visit === 'stopped') return;
      if (visit === 'done') waitUntilMs = this.#patience();
    }
    this.#rest();
  }

  /** `same`: nothing new is plugged in yet. */
  async #visit(giveUpAtMs: number): Promise<'done' | 'same' | 'stopped'> {
    this.#around.board.patch(this.#lane, { phase: this.#isVerdictShown() ? 'verdict' : 'waiting' });
    const { pick, meeting } = await this.#meet(giveUpAtMs);
    if (meeting === undefined) return 'same';
    try {
      if (pick.pick === 'take') return await this.#run(pick.row, meeting);
    } finally {
      await meeting.gateway.close();
    }
    await this.#waitForAnother(pick);
    return 'same';
  }

  /** A verdict that was committed just before the engine was lost has not been read by the simulated operator yet. */
  async #waitForAnother(pick: Pick): Promise<void> {
    const { hand, stop } = this.#around;
    if (hand !== undefined && pick.pick === 'finished' && pick.verdict !== undefined) await swapGateway(hand, this.#lane, pick.verdict);
    await delay(SAME_GATEWAY_POLL_MS, undefined, { signal: stop }).catch(() => undefined);
  }

  async #meet(giveUpAtMs: number): Promise<{ readonly pick: Pick; readonly meeting: Meeting | undefined }> {
    const { claims, read, stop, openGateway } = this.#around;
    if (needsUnitFirst(this.#settings)) {
      const pick = claims.pickNext(this.#lane);
      if (pick.pick !== 'take') return { pick, meeting: undefined };
      const opened = openInLane({ target: this.#around.targetOf(this.#settings, pick.row), openGateway, read });
      return { pick, meeting: { ...opened, seen: { identity: {}, fingerprints: [] } } };
    }
    const target = this.#around.targetOf(this.#settings, undefined);
    const meeting = await meetGateway({ target, openGateway, read, stop, giveUpAtMs, isNeeded: () => claims.anyLeft() });
    if (meeting === undefined) return { pick: { pick: 'nothing-left' }, meeting };
    return { pick: claims.pick(this.#lane, meeting.seen), meeting };
  }

  async #run(row: UnitRow, meeting: Meeting): Promise<'done' | 'stopped'> {
    const { board, claims } = this.#around;
    board.showUnit(this.#lane, row.state, this.#around.unitOnBoard(row));
    const end = await this.#around.runUnit(row, {
      lane: this.#settings,
      gateway: meeting.gateway,
      admit: () => meeting.judge.admit(row.unit.deviceId, meeting.gateway.fingerprints()),
      progress: (code, params) => board.patch(this.#lane, { progress: { code, params: { ...params } } }),
    });
    claims.handled(meeting.gateway.fingerprints());
    this.#around.count(row, end);
    return this.#afterRun(end);
  }

  async #afterRun(end: RunEnd): Promise<'done' | 'stopped'> {
    const { hand } = this.#around;
    if (end.end === 'paused') {
      if (end.failure === undefined) this.#rest();
      else this.#stop(end.failure);
      return 'stopped';
    }
    this.#around.board.patch(this.#lane, { phase: 'verdict', progress: undefined });
    const trouble = end.failure;
    if (end.outcome === 'unknown' || (trouble !== undefined && needsPerson(trouble))) {
      this.#stop(trouble ?? new AppError('run/needs-decision', { params: { step: '' } }));
      return 'stopped';
    }
    if (hand !== undefined) await swapGateway(hand, this.#lane, end.outcome);
    return 'done';
  }

  #stop(failure: AppError): void {
    this.#around.board.patch(this.#lane, { phase: 'stopped', progress: undefined, failure: this.#around.failureOf(toAppError(failure)) });
  }

  /** The last verdict stays until the next unit. */
  #rest(): void {
    this.#around.board.patch(this.#lane, { phase: this.#isVerdictShown() ? 'verdict' : 'idle', progress: undefined });
  }

  #isVerdictShown(): boolean {
    const view = this.#around.board.all().find((candidate) => candidate.lane === this.#lane);
    return view?.state !== undefined && view.state.status !== 'running' && view.state.status !== 'open';
  }

  #patience(): number {
    return performance.now() + this.#around.gatewayTimeoutMs;
  }
}

/** Trouble that the next unit in this lane would meet again, or that says that the wrong thing is plugged in. */
function needsPerson(failure: AppError): boolean {
  return (
    failure.code === 'identify/foreign-unit' ||
    failure.code.startsWith('gateway/') ||
    ['ssh/wrong-login', 'ssh/host-key-mismatch', 'rest/wrong-login', 'rest/certificate-mismatch', 'rest/certificate-not-trusted'].includes(
      failure.code,
    )
  );
}
