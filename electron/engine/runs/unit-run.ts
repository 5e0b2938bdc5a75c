/** Takes one unit through its recipe, from the start or from where a lost engine left it. */
import { randomUUID } from 'node:crypto';
import { type Evidence, fromDevice } from '../../../shared/domain/evidence.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { Outcome, Proof } from '../../../shared/domain/outcome.ts';
import type { StepState, UnitState } from '../../../shared/domain/unit-state.ts';
import { AppError, fromFailure, toAppError } from '../../../shared/errors/app-error.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { DECISION_EVIDENCE } from './inspect-step.ts';
import { StoppedBy } from './run-floor.ts';
import { RunRecord, type StepPlace } from './run-record.ts';
import { settledBefore } from './settled-before.ts';
import { SecretMask } from './secret-mask.ts';
import { settleLost } from './settle-lost.ts';
import { learnSecrets, type StepResults, stepName, toWork } from './step-list.ts';
import { type StepResult, type StepWork, type Surroundings } from './step-work.ts';
import { settle, takeStep } from './take-step.ts';
import { deviceOf, type RunEnd, type UnitJob } from './unit-job.ts';

/**
 * A named person's decision stands in for what the device could not tell (idea 1), and the record says whose it was. What a person
 * answers to a question is noted and proves nothing of the device.
 */
function carriesPass({ name, verdict, source }: Evidence): boolean {
  return (source === 'person' && name === DECISION_EVIDENCE) || (verdict === 'proved' && fromDevice.has(source));
}

/** Throws only what the journal throws: then the lane stops before it touches another device. */
export async function runUnit(job: UnitJob): Promise<RunEnd> {
  const resumed = job.row.state.status === 'interrupted' ? job.row.state.run : undefined;
  const mask = new SecretMask();
  const { batchId, unitId } = job.row.unit;
  const record = new RunRecord(job.journal, { batchId, unitId, runId: resumed?.runId ?? (randomUUID() as RunId) }, mask);
  const noteGateway = fingerprintNotes(job, record);
  const { gateway, stop, progress, ask, brokers, brokerRoom, clouds, pki, operator } = job;
  const earlierSettled = (place: StepPlace) => settledBefore(job.journal.read, unitId, place);
  const around: Surroundings = {
    gateway,
    unit: job.row.unit,
    record,
    mask,
    stop,
    progress,
    ask,
    brokers,
    brokerRoom,
    clouds,
    cervello: job.cervello((secret) => mask.add(secret)),
    pki,
    operator,
    noteGateway,
    earlierSettled,
    comeBack: async () => {
      await gateway.drop();
      await confirmIdentity(job, around, mask);
    },
  };
  job.gateway.nameJobs(record.ids.runId);
  const run = new UnitRun(job, around);
  learnSecrets(job, mask);
  if (resumed === undefined) await record.started(run.opening());
  else await record.resumed(job.lane, job.operator);
  const refused = await run.admit(resumed !== undefined);
  if (refused !== undefined) return refused;
  return resumed === undefined ? run.takeSteps() : run.goOn();
}

class UnitRun {
  readonly #job: UnitJob;
  readonly #around: Surroundings;
  readonly #before: UnitState;
  readonly #results: StepResults = {};
  #proof: Proof = 'prepared';
  #isProved = false;

  constructor(job: UnitJob, around: Surroundings) {
    this.#job = job;
    this.#around = around;
    this.#before = job.row.state;
  }

  opening() {
    const { lane, operator, training, recipe, recipeSha256 } = this.#job;
    const steps = recipe.steps.map((step) => ({ step: step.step, name: stepName(step) }));
    const attempt = this.#before.attempts + 1;
    return { deviceId: deviceOf(this.#job), lane, operator, attempt, recipeSha256, steps, training };
  }

  /** A gateway that the journal knows as another device's ends a fresh run, and leaves a lost one as it is. */
  async admit(resumed: boolean): Promise<RunEnd | undefined> {
    try {
      this.#job.admit();
      return undefined;
    } catch (thrown) {
      const failure = toAppError(thrown);
      return resumed ? this.#pause(failure) : this.#end('error', failure);
    }
  }

  /** Sees that it is still this unit before anything else is asked of the gateway. */
  async goOn(): Promise<RunEnd> {
    const lost = this.#before.run?.steps.some((step) => step.phase === 'intended' || step.phase === 'lost');
    if (!lost) {
      try {
        await confirmIdentity(this.#job, this.#around, this.#around.mask);
      } catch (thrown) {
        return this.#pause(this.#around.stop.aborted ? undefined : toAppError(thrown));
      }
    }
    return this.takeSteps();
  }

  async takeSteps(): Promise<RunEnd> {
    for (let index = 0; index < this.#job.recipe.steps.length; index += 1) {
      const result = await this.#takeOne(index);
      if (result.end === 'stopped') return this.#pause(result.failure);
      if (result.end === 'undecided' || result.end === 'lost') return this.#end('unknown', result.failure);
      if (result.outcome !== 'pass') return this.#end(result.outcome, result.failure);
      if (result.proof === 'provisioned') this.#proof = 'provisioned';
      this.#isProved ||= result.evidence.some(carriesPass);
      await this.#around.noteGateway();
    }
    if (!this.#isProved) return this.#end('error', new AppError('run/nothing-proved'));
    await this.#around.record.ended('pass', { proof: this.#proof });
    return { end: 'settled', outcome: 'pass', proof: this.#proof };
  }

  async #takeOne(index: number): Promise<StepResult> {
    const prior = this.#priorStep(index);
    if (prior?.phase === 'settled') return this.#asSettled(prior);
    const filled = await this.#fill(index);
    if ('end' in filled) return filled;
    const result = await this.#takeFilled(filled, prior);
    if (result.end === 'settled') this.#results[filled.place.name] = result.results ?? {};
    return result;
  }

  async #takeFilled(work: StepWork, prior: StepState | undefined): Promise<StepResult> {
    const { stop, gateway } = this.#around;
    const lost = { work, mask: this.#around.mask };
    if (prior?.phase === 'intended' || prior?.phase === 'lost') {
      return settleLost(this.#job, this.#around, { ...lost, decision: this.#before.run?.decision });
    }
    if (stop.aborted) return { end: 'stopped' };
    const done = prior === undefined ? this.#before.done?.[work.place.stepIndex] : undefined;
    if (done !== undefined) return this.#carryOver(work, done);
    const result = await takeStep(work, this.#around);
    if (result.end !== 'lost') return result;
    await gateway.drop();
    return settleLost(this.#job, this.#around, lost);
  }

  /**
   * A parameter that cannot be filled in is settled as the station's error before the device is touched. A step that waits for
   * inspection stays as it is: without its parameters nobody can look.
   */
  async #fill(index: number): Promise<StepWork | StepResult> {
    try {
      return toWork(this.#job, index, { results: this.#results, mask: this.#around.mask });
    } catch (thrown) {
      if (this.#priorStep(index)?.phase === 'intended' || this.#priorStep(index)?.phase === 'lost') {
        return { end: 'undecided', failure: toAppError(thrown) };
      }
      const step = this.#job.recipe.steps[index];
      const place = { stepIndex: index, step: step?.step ?? '', name: step === undefined ? '' : stepName(step) };
      const settled = { outcome: 'error' as const, applied: false, evidence: [], failure: toAppError(thrown), durationMs: 0 };
      await this.#around.record.settled(place, settled);
      return { end: 'settled', ...settled };
    }
  }

  #priorStep(index: number): StepState | undefined {
    return this.#before.status === 'interrupted' ? this.#before.run?.steps[index] : undefined;
  }

  /** Settled before the engine was lost: the committed result stands. */
  #asSettled(prior: StepState): StepResult {
    this.#results[prior.name] = prior.results;
    const { outcome = 'unknown', evidence, proof, durationMs = 0 } = prior;
    const failure = prior.failure === undefined ? undefined : fromFailure(prior.failure);
    return { end: 'settled', outcome, applied: true, evidence, proof, failure, durationMs };
  }

  /** An earlier attempt applied this step for good; its committed evidence stands. */
  #carryOver(work: StepWork, done: StepState): Promise<StepResult> {
    return settle(work, this.#around, {
      outcome: 'pass',
      applied: false,
      evidence: [{ name: 'earlier attempt', observed: 'applied', verdict: 'noted', source: 'journal' }, ...done.evidence],
      proof: done.proof,
      results: done.results,
      durationMs: 0,
    });
  }

  async #pause(failure?: AppError): Promise<RunEnd> {
    const { record, stop } = this.#around;
    const by = failure === undefined && stop.reason instanceof StoppedBy ? stop.reason.person : undefined;
    await record.paused({ failure, by });
    return { end: 'paused', failure: failure && record.failureOf(failure) };
  }

  async #end(outcome: Outcome, failure: AppError | undefined): Promise<RunEnd> {
    const { record } = this.#around;
    await record.ended(outcome, { failure });
    return { end: 'settled', outcome, failure: failure && record.failureOf(failure) };
  }
}

/**
 * First contact fills the device's passport: before the first deed, so that a lost run can be told from another gateway's, and after
 * every step that passed, so that a recipe which only reads leaves its mark, too.
 */
function fingerprintNotes(job: UnitJob, record: RunRecord): () => Promise<void> {
  const noted = new Set(job.journal.read.deviceFacts(deviceOf(job)).map((fact) => fact.fingerprint));
  return async () => {
    for (const seen of job.gateway.fingerprints()) {
      if (noted.has(seen.fingerprint)) continue;
      noted.add(seen.fingerprint);
      await record.observed(deviceOf(job), seen);
    }
  };
}
