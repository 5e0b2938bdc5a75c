/** Whether a gateway that left the station came to its own broker: seen where the station file gives a login there, else not checked. */
import type { BirthFacts } from '../../../shared/contract/watch.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeardClient } from '../platforms/station-broker/lifecycle-ledger.ts';
import type { HeardAccount } from '../watch/broker-ledgers.ts';
import { birthIdentity, identityVerdict } from './birth-identity.ts';
import { callOptions } from './call-options.ts';
import type { Destination } from './remote-settings.ts';
import type { StepContext } from './step.ts';

type Context = StepContext<StepParams<'remote.leave'>>;

const ASK_AFTER_MS = 10_000;
const ANSWER_MS = 5000;

export type Arrival =
  | {
      readonly kind: 'listening';
      readonly broker: string;
      readonly heard: Pick<HeardAccount, 'ledger' | 'answers'>;
      /** Of its client id, before the deed: whoever was there then is somebody else. */
      readonly connections: number;
    }
  /** Why nobody listens. */
  | { readonly kind: 'not-checked'; readonly why: string };

/** Throws what `BrokerRoom.heardAt` throws where there is a login that the broker does not take. */
export async function listenForArrival({ params, brokerRoom, signal }: Context, destination: Destination): Promise<Arrival> {
  const { broker } = params;
  if (broker === undefined || broker === '') return { kind: 'not-checked', why: 'no broker of the station file named' };
  try {
    const heard = await brokerRoom.heardAt(broker, destination.account, callOptions(signal));
    const connections = heard.ledger.client(destination.account, destination.clientId)?.connection ?? 0;
    return { kind: 'listening', broker, heard, connections };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'watch/no-login') return { kind: 'not-checked', why: 'no login at this broker' };
    throw thrown;
  }
}

export interface Seen {
  readonly how: 'birth message' | 'answer';
  /** What it says it is; undefined where it says nothing. */
  readonly facts: BirthFacts | undefined;
  /** What it says is the unit's, or the row has nothing that could be compared. */
  readonly isItself: boolean;
}

interface Wanted {
  readonly destination: Destination;
  /** The station was away when it arrived, or may have been. */
  readonly isLate: boolean;
  /** Default: the step's. */
  readonly seconds?: number;
}

/**
 * Undefined where it was not seen within the time, or nobody listens. A birth message comes once: where the station may have missed it, and
 * where none comes for a while, the gateway is asked. Another gateway under its client id is not taken for it.
 */
export async function seenToArrive(context: Context, arrival: Arrival, wanted: Wanted): Promise<Seen | undefined> {
  if (arrival.kind === 'not-checked') return undefined;
  const { params, signal, progress, unit } = context;
  const { isLate, seconds = params.arrivalSeconds } = wanted;
  const { account, clientId } = wanted.destination;
  const { broker, heard, connections } = arrival;
  const endsAtMs = performance.now() + seconds * 1000;
  const isHere = ({ state, connection, birth }: HeardClient) =>
    state === 'connected' && (isLate || connection > connections) && !isAnother(unit, birth);
  progress('progress.leave.arriving', { clientId, broker, seconds: String(seconds) });
  for (let waitMs = isLate ? 1 : ASK_AFTER_MS; performance.now() < endsAtMs; waitMs = ASK_AFTER_MS) {
    const patience = AbortSignal.timeout(Math.ceil(Math.min(waitMs, Math.max(endsAtMs - performance.now(), 1))));
    const born = await heard.ledger.until({ account, clientId }, isHere, AbortSignal.any([signal, patience])).catch((thrown: unknown) => {
      if (signal.aborted || !patience.aborted) throw thrown;
      return undefined;
    });
    if (born !== undefined) return seenAs(unit, 'birth message', born.birth);
    const answer = await heard.answers(clientId, { signal, timeoutMs: ANSWER_MS });
    if (answer !== undefined && !isAnother(unit, answer.facts)) return seenAs(unit, 'answer', answer.facts);
  }
  return undefined;
}

function seenAs(unit: Unit, how: Seen['how'], facts: BirthFacts | undefined): Seen {
  return { how, facts, isItself: identityVerdict(unit, facts) === 'itself' };
}

function isAnother(unit: Unit, facts: BirthFacts | undefined): boolean {
  return identityVerdict(unit, facts) === 'another';
}

export function arrivalEvidence(
  unit: Unit,
  arrival: Arrival,
  { seen, destination: { account, clientId } }: { readonly seen: Seen | undefined; readonly destination: Destination },
): readonly Evidence[] {
  const name = 'arrived at its own broker';
  if (arrival.kind === 'not-checked') return [{ name, observed: `not checked: ${arrival.why}`, verdict: 'not-proved', source: 'broker' }];
  if (seen === undefined) {
    // Whoever is there under its client id says who it is.
    const other = arrival.heard.ledger.client(account, clientId);
    const foreign = other?.state === 'connected' ? birthIdentity(unit, other.birth).filter(({ verdict }) => verdict === 'refuted') : [];
    return [{ name, expected: clientId, verdict: 'not-proved', source: 'broker' }, ...foreign];
  }
  const verdict = seen.isItself ? 'proved' : 'not-proved';
  const observed = `${seen.how} at ${arrival.broker}`;
  return [{ name, expected: clientId, observed, verdict, source: 'remote' }, ...birthIdentity(unit, seen.facts)];
}
