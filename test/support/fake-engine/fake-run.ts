/** One run, told event by event, as the runner would record it. */
import type { JournalEvent } from '../../../shared/domain/events.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { BatchId, LaneId } from '../../../shared/domain/ids.ts';
import type { Outcome, Proof } from '../../../shared/domain/outcome.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { type FakeRecord, operator, runId, sha256 } from './record.ts';

export const recipeSteps = [
  { step: 'identify', name: 'Identify the gateway' },
  { step: 'kura.properties', name: 'Write the device name and serial number' },
  { step: 'wait', name: 'Let the framework settle' },
  { step: 'everyware.settings', name: 'Configure provisioning' },
  { step: 'everyware.provision', name: 'Provision over MQTT' },
  { step: 'identify', name: 'Identify again' },
  { step: 'shell', name: 'Leave a marker' },
] as const;

export interface FakeRunOrder {
  readonly record: FakeRecord;
  readonly batchId: BatchId;
  readonly row: number;
  readonly lane: LaneId;
  readonly attempt?: number;
}

const evidence: readonly Evidence[] = [
  { name: 'serialNumber', expected: 'AX-2024-00017', observed: 'AX-2024-00017', verdict: 'proved', source: 'shell' },
  { name: 'kura.device.name', expected: 'ax-2024-00017', observed: 'ax-2024-00017', verdict: 'proved', source: 'shell' },
  { name: 'password', verdict: 'not-proved', source: 'rest' },
];

/** Tells a run up to where the caller wants it. */
export class FakeRun {
  readonly #order: FakeRunOrder;
  readonly #ids;

  constructor(order: FakeRunOrder) {
    this.#order = order;
    const { unit } = order.record.unitOf(order.batchId, order.row);
    this.#ids = { batchId: order.batchId, unitId: unit.unitId, runId: runId(`run-${unit.unitId}-${order.attempt ?? 1}`) };
    this.#tell({
      type: 'run.started',
      version: 1,
      ...this.#ids,
      deviceId: unit.deviceId,
      lane: order.lane,
      operator,
      attempt: order.attempt ?? 1,
      recipeSha256: sha256,
      steps: recipeSteps.map((step) => ({ ...step })),
      training: false,
    });
  }

  intend(stepIndex: number, tag: 'idempotent' | 'inspect' | 'irreversible' = 'idempotent'): this {
    const changes = [
      {
        target: '/opt/eurotech/esf/user/kura_custom.properties: kura.device.name',
        from: 'DEVICE_NAME',
        to: 'ax-2024-00017',
        secret: false,
      },
    ];
    this.#tell({
      type: 'step.intended',
      version: 1,
      ...this.#ids,
      ...this.#step(stepIndex),
      stepVersion: 1,
      tag,
      planSha256: sha256,
      changes,
    });
    return this;
  }

  settle(
    stepIndex: number,
    end: { readonly outcome?: Outcome; readonly proof?: Proof; readonly failure?: Failure; readonly durationMs?: number } = {},
  ): this {
    const { outcome = 'pass', durationMs = 1200 + stepIndex * 3400, ...rest } = end;
    this.#order.record.wait(durationMs);
    this.#tell({
      type: 'step.settled',
      version: 1,
      ...this.#ids,
      ...this.#step(stepIndex),
      outcome,
      applied: true,
      evidence: [...evidence],
      results: {},
      durationMs,
      ...rest,
    });
    return this;
  }

  /** All steps before `stepIndex` passed. */
  passUntil(stepIndex: number): this {
    for (let at = 0; at < stepIndex; at += 1) this.intend(at).settle(at);
    return this;
  }

  lose(stepIndex: number, failure: Failure): this {
    this.#tell({ type: 'step.lost', version: 1, ...this.#ids, ...this.#step(stepIndex), failure });
    return this;
  }

  inspect(stepIndex: number, finding: 'applied' | 'cannot-tell'): this {
    const read: Evidence[] = [{ name: 'provisioned', expected: 'true', observed: 'false', verdict: 'noted', source: 'rest' }];
    this.#tell({ type: 'step.inspected', version: 1, ...this.#ids, ...this.#step(stepIndex), finding, evidence: read });
    return this;
  }

  end(outcome: Outcome, more: { readonly proof?: Proof; readonly failure?: Failure } = {}): void {
    this.#tell({ type: 'run.settled', version: 1, ...this.#ids, outcome, ...more });
  }

  #step(stepIndex: number) {
    const step = recipeSteps[stepIndex];
    if (step === undefined) throw new Error(`no step ${stepIndex}`);
    return { stepIndex, ...step };
  }

  #tell(event: JournalEvent): void {
    this.#order.record.append(event);
  }
}
