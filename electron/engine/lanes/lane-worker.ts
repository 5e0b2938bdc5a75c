/** One lane of one order: meet a gateway, find its unit, run it, show the verdict, wait for the next. */
import { setTimeout as delay } from 'node:timers/promises';
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { LaneSettings } from '../../../shared/domain/station-file.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { UnitRow } from '../journal/journal.ts';
import type { RunEnd } from '../runs/unit-job.ts';
import { isLaneFault, type Meeting, meetGateway, needsUnitFirst } from './meet-gateway.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';
import { swapGateway } from './training-hand.ts';
import type { Pick } from './unit-claims.ts';

const SAME_GATEWAY_POLL_MS = 300;
/** How long a lane watches its console before it looks whether the other lanes have left it anything to do. */
const WATCH_MS = 4000;

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
  /** Why nobody was met since the last gateway. */
  #silence: AppError | undefined;

  constructor(settings: LaneSettings, around: LaneSurroundings) {
    this.#settings = settings;
    this.#lane = settings.lane;
    this.#around = around;
  }

  async work(): Promise<void> {
    const { claims, stop } = this.#around;
    let waitUntilMs = this.#patience();
    while (!stop.aborted && claims.anyLeft()) {
      if (performance.now() > waitUntilMs) {
        this.#stop(this.#around.failureOf(this.#emptiness()));
        return;
      }
      const visit = await this.#visit(waitUntilMs);
      if (visit === 'stopped') return;
      if (visit === 'done') waitUntilMs = this.#patience();
    }
    this.#rest();
  }

  /** A line that says something, or cannot be used at all, is another trouble than no gateway on it. */
  #emptiness(): AppError {
    const trouble = this.#silence;
    if (trouble?.code.startsWith('console/') === true && trouble.code !== 'console/silent') return trouble;
    return new AppError('run/lane-empty', { params: { lane: this.#lane }, cause: trouble });
  }

  /** `same`: nothing new is plugged in yet. */
  async #visit(giveUpAtMs: number): Promise<'done' | 'same' | 'stopped'> {
    this.#say('waiting');
    const met = await this.#meet(giveUpAtMs).catch((thrown: unknown) => {
      if (!isLaneFault(thrown)) throw thrown;
      return this.#stop(this.#around.failureOf(thrown));
    });
    if (met === 'stopped') return met;
    const { pick, meeting } = met;
    if (meeting === undefined) return 'same';
    const trouble = this.#troubleOf(pick);
    try {
      if (pick.pick === 'take') {
        const end = await this.#run(pick.row, meeting);
        if (end === 'done') await this.#watch(meeting, this.#patience());
        return end;
      }
      if (trouble === undefined) await this.#watch(meeting, giveUpAtMs);
    } finally {
      await meeting.gateway.close();
    }
    if (trouble !== undefined) return this.#stop(this.#around.failureOf(trouble));
    await this.#waitForAnother(pick);
    return 'same';
  }

  /** On a console: stays logged in until the gateway is gone, instead of logging in again and again to see that it is still there. */
  async #watch({ gateway }: Meeting, giveUpAtMs: number): Promise<void> {
    const { claims, stop } = this.#around;
    while (!stop.aborted && claims.anyLeft() && performance.now() < giveUpAtMs) {
      const pause = AbortSignal.timeout(WATCH_MS);
      await gateway.untilGone(AbortSignal.any([stop, pause]));
      if (!pause.aborted) return;
    }
  }

  #troubleOf(pick: Pick): AppError | undefined {
    if (pick.pick === 'interrupted') return new AppError('run/interrupted-unit', { params: { lane: this.#lane } });
    if (pick.pick === 'twin')
      return new AppError('run/two-boards-one-number', { params: { lane: this.#lane, identifier: pick.identifier } });
    if (pick.pick !== 'foreign') return undefined;
    return new AppError('run/unit-of-another-batch', { params: { lane: this.#lane, identifier: pick.identifier } });
  }

  /** A verdict that was committed just before the engine was lost has not been read by the simulated operator yet. */
  async #waitForAnother(pick: Pick): Promise<void> {
    const { hand } = this.#around;
    if (hand !== undefined && pick.pick === 'finished' && pick.verdict !== undefined) await swapGateway(hand, this.#lane, pick.verdict);
    await this.#aMoment();
  }

  async #aMoment(): Promise<void> {
    await delay(SAME_GATEWAY_POLL_MS, undefined, { signal: this.#around.stop }).catch(() => undefined);
  }

  async #meet(giveUpAtMs: number): Promise<{ readonly pick: Pick; readonly meeting: Meeting | undefined }> {
    if (!needsUnitFirst(this.#settings)) return this.#meetFor(undefined, giveUpAtMs);
    const { claims } = this.#around;
    const first = claims.reserveNext(this.#lane);
    if (first === undefined) {
      // Other lanes have chosen all that is left; one of them may yet give its unit back.
      await this.#aMoment();
      return NOBODY;
    }
    try {
      return await this.#meetFor(first, giveUpAtMs);
    } finally {
      claims.release(first);
    }
  }

  async #meetFor(first: UnitRow | undefined, giveUpAtMs: number): Promise<{ readonly pick: Pick; readonly meeting: Meeting | undefined }> {
    const { claims, read, stop, openGateway } = this.#around;
    let isMet = false;
    const meeting = await meetGateway({
      target: this.#around.targetOf(this.#settings, first),
      device: first?.unit.deviceId,
      openGateway,
      read,
      stop,
      giveUpAtMs,
      // Later contacts are the run's own, after a restart: the lane is at work then.
      onContact: () => {
        if (!isMet) this.#say('connecting');
      },
      onTrouble: (error) => {
        this.#silence = error;
      },
      isNeeded: () => claims.anyLeft(),
    });
    isMet = true;
    if (meeting === undefined) return NOBODY;
    this.#silence = undefined;
    return { meeting, pick: first === undefined ? claims.pick(this.#lane, meeting.seen) : claims.pickThis(first, meeting.seen) };
  }

  async #run(row: UnitRow, meeting: Meeting): Promise<'done' | 'stopped'> {
    const { board, claims } = this.#around;
    board.showUnit(this.#lane, row.state, this.#around.unitOnBoard(row));
    board.patch(this.#lane, { gateway: meeting.gateway.software() });
    const end = await this.#around.runUnit(row, {
      lane: this.#settings,
      gateway: meeting.gateway,
      secrets: meeting.secrets,
      admit: () => {
        if (meeting.distrust !== undefined) throw meeting.distrust;
        meeting.judge.admit(row.unit.deviceId, meeting.gateway.fingerprints());
      },
      progress: (code, params) =>
        board.patch(this.#lane, { gateway: meeting.gateway.software(), progress: { code, params: { ...params } } }),
      ask: this.#around.asker(this.#lane),
    });
    board.patch(this.#lane, { gateway: meeting.gateway.software() });
    const seen = { fingerprints: meeting.gateway.fingerprints(), boardNames: meeting.gateway.boardNames() };
    claims.handled(seen);
    this.#around.count(row, end);
    return this.#afterRun(end, seen.fingerprints.length > 0 || seen.boardNames.length > 0);
  }

  async #afterRun(end: RunEnd, isKnown: boolean): Promise<'done' | 'stopped'> {
    const { hand, board, failureOf } = this.#around;
    if (end.end === 'paused') {
      if (end.failure !== undefined) return this.#stop(end.failure);
      this.#rest();
      return 'stopped';
    }
    board.patch(this.#lane, { phase: 'verdict', progress: undefined });
    if (end.outcome === 'unknown')
      return this.#stop(end.failure ?? failureOf(new AppError('run/needs-decision', { params: { step: '' } })));
    if (end.failure !== undefined && needsPerson(end, isKnown)) return this.#stop(end.failure);
    if (hand !== undefined) await swapGateway(hand, this.#lane, end.outcome);
    return 'done';
  }

  #stop(failure: Failure): 'stopped' {
    this.#around.board.patch(this.#lane, { phase: 'stopped', progress: undefined, failure });
    this.#around.stopped(this.#lane, failure);
    return 'stopped';
  }

  /** What the lane does between units; a verdict that is shown stays until the next unit. */
  #say(phase: 'waiting' | 'connecting' | 'idle'): void {
    const nextGateway = phase === 'connecting' ? { gateway: undefined } : {};
    this.#around.board.patch(this.#lane, { phase: this.#isVerdictShown() ? 'verdict' : phase, ...nextGateway });
  }

  #rest(): void {
    this.#around.board.patch(this.#lane, { progress: undefined });
    this.#say('idle');
  }

  #isVerdictShown(): boolean {
    const view = this.#around.board.all().find((candidate) => candidate.lane === this.#lane);
    return view?.state !== undefined && view.state.status !== 'running' && view.state.status !== 'open';
  }

  #patience(): number {
    return performance.now() + this.#around.gatewayTimeoutMs;
  }
}

/**
 * Trouble that the next unit in this lane would meet again, or that says that the wrong thing is plugged in: an error before the
 * gateway showed so much as a key, or told a number of its board over a console, is the lane's, not the unit's.
 */
function needsPerson(end: Extract<RunEnd, { end: 'settled' }>, isKnown: boolean): boolean {
  if (end.outcome === 'error' && !isKnown) return true;
  const code = end.failure?.code ?? '';
  return code.startsWith('gateway/') || LANE_TROUBLE.has(code);
}

const LANE_TROUBLE: ReadonlySet<string> = new Set([
  'identify/foreign-unit',
  'run/nothing-proved',
  'console/wrong-login',
  'console/login-not-asked',
  'console/password-change-needed',
  'console/new-password-refused',
  'console/become-refused',
  'console/another-board',
  'console/bootloader',
  'ssh/wrong-login',
  'ssh/bad-private-key',
  'ssh/password-change-needed',
  'ssh/host-key-mismatch',
  'file/not-permitted',
  'rest/bad-url',
  'rest/wrong-login',
  'rest/password-change-needed',
  'rest/new-password-refused',
  'rest/no-permission',
  'rest/certificate-mismatch',
  'rest/certificate-not-trusted',
  'cervello/bad-token',
  'cervello/unreachable',
  'cervello/not-confirmed',
  'manufacturers/no-certificate-usable',
  'manufacturers/certificate-not-usable',
  'manufacturers/no-secrets',
  'broker/none-named',
  'broker/not-in-station-file',
  'broker/bad-authorities',
]);

const NOBODY = { pick: { pick: 'nothing-left' }, meeting: undefined } as const;
