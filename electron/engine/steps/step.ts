/**
 * A step kind: plan (what is there, what shall be), apply, verify (evidence read back from the device). The runner owns
 * journaling, timeouts, retries and masking; a step only talks to the gateway (ARCHITECTURE, ideas 1 to 3).
 */
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import type { EventOf, StepTag } from '../../../shared/domain/events.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Proof } from '../../../shared/domain/outcome.ts';
import type { StepKind, StepParams } from '../../../shared/domain/step-params.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { StationBroker } from '../gateway/open-gateway.ts';
import type { BrokerRoom } from '../watch/broker-room.ts';
import type { Pki } from '../pki/pki.ts';
import type { CervelloRoom } from '../platforms/cervello/cervello-room.ts';
import type { StationCloud } from '../platforms/everyware/requests/station-cloud.ts';

export interface StepContext<Params> {
  /** Templates filled in. A text that came out of a secret answers true to `isSecret`. */
  readonly params: Params;
  readonly gateway: Gateway;
  readonly unit: Unit;
  /** Who runs the line: what a step orders is on record under this name. */
  readonly operator: PersonId;
  /** Aborted by the operator or by the step's own deadline. Every wait and call passes it on. */
  readonly signal: AbortSignal;
  /** True for any text that is, or contains, a secret of this run. Such texts are masked in changes and evidence. */
  readonly isSecret: (text: string) => boolean;
  /** The text with each secret of this run masked in it, however it is spelled there. */
  readonly mask: (text: string) => string;
  /** Says what is being waited for, in the catalogue's words; shown on the lane, not journaled. */
  readonly progress: (code: string, params?: Readonly<Record<string, string>>) => void;
  /** Shows a question on the lane and waits for a person; rejects as `signal` aborts, or with `prompt/nobody-here`. */
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
  /** Brokers of the station file, by name. */
  readonly brokers: readonly StationBroker[];
  /** The station's own broker, and what is heard at others. */
  readonly brokerRoom: BrokerRoom;
  /** Clouds of the station file, by name; most stations have none. */
  readonly clouds: readonly StationCloud[];
  /** What may be done at Cervello for this unit. */
  readonly cervello: CervelloRoom;
  /** The station's certificates, and what signs them. */
  readonly pki: Pki;
  /** How this same step, at its place in the recipe, has settled before for this unit, oldest first: from the committed record. */
  readonly earlierSettled: () => readonly EventOf<'step.settled'>[];
}

export interface Question {
  readonly text: string;
  /** `confirm`: one button. `choice`: one of `choices`. `text`: what is typed or scanned. */
  readonly kind: 'confirm' | 'choice' | 'text';
  readonly choices?: readonly string[] | undefined;
  /** Where it is asked once more: the answer that did not fit, and which try this is of how many. */
  readonly again?: { readonly answer: string; readonly try: string; readonly of: string } | undefined;
}

export interface Answer {
  /** The choice, or the text verbatim; empty for `confirm`. */
  readonly answer: string;
  readonly by: PersonId;
}

export interface Plan<Data> {
  /** Empty where the device is already as it shall be: then nothing is applied, only verified. */
  readonly changes: readonly Change[];
  /** For apply and verify of this run; in memory only, may hold secrets. */
  readonly data: Data;
}

export interface Verification {
  /**
   * `fail` says that the unit is bad. `timeout` and `error` say that the deed came to a known end and that nothing speaks against the
   * unit, so it may be taken again. An end that is not known is thrown.
   */
  readonly outcome: 'pass' | 'fail' | 'timeout' | 'error';
  readonly evidence: readonly Evidence[];
  readonly proof?: Proof;
  /** For later steps; never a secret. */
  readonly results?: Readonly<Record<string, string>>;
  /** Why it is no pass. */
  readonly failure?: AppError;
}

export interface Inspection {
  readonly finding: 'applied' | 'not-applied' | 'partly' | 'cannot-tell';
  readonly evidence: readonly Evidence[];
}

export interface StepDefinition<Kind extends StepKind, Data> {
  readonly kind: Kind;
  /** Raised whenever plan, apply or verify change their meaning. */
  readonly version: number;
  /** What a lost answer calls for: `idempotent` plan again; `inspect` read, then decide; `irreversible` a person decides. */
  tag(params: StepParams<Kind>): StepTag;
  /** The step's own deadline for plan, apply and verify together. */
  timeoutMs(params: StepParams<Kind>): number;
  plan(context: StepContext<StepParams<Kind>>): Promise<Plan<Data>>;
  apply(context: StepContext<StepParams<Kind>>, plan: Plan<Data>): Promise<void>;
  /** `plan.data` is undefined where inspection, or a person, found the lost deed done: there was nothing to plan. */
  verify(context: StepContext<StepParams<Kind>>, plan: Plan<Data | undefined>): Promise<Verification>;
  /** Only for tags `inspect` and `irreversible`: reads what became of an apply that gave no answer. Changes nothing. */
  inspect?(context: StepContext<StepParams<Kind>>): Promise<Inspection>;
}

/** Thrown by plan or apply where the finding is about the unit, so that the run ends `fail` and not `error`. */
export class UnitFailure extends Error {
  readonly error: AppError;
  readonly evidence: readonly Evidence[];

  constructor(error: AppError, evidence: readonly Evidence[] = []) {
    super(error.message, { cause: error });
    this.name = 'UnitFailure';
    this.error = error;
    this.evidence = evidence;
  }
}
