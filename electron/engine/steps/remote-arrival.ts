/** Whether a gateway that left the station came to its own broker: seen where the station file gives a login there, else not checked. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeardClient } from '../platforms/station-broker/lifecycle-ledger.ts';
import type { HeardAccount } from '../watch/broker-ledgers.ts';
import { callOptions } from './call-options.ts';
import type { Destination } from './remote-settings.ts';
import type { StepContext } from './step.ts';

type Context = StepContext<StepParams<'remote.leave'>>;

const ASK_AFTER_MS = 10_000;
const ANSWER_MS = 5000;

export type Arrival =
  | { readonly kind: 'listening'; readonly broker: string; readonly heard: Pick<HeardAccount, 'ledger' | 'answers'> }
  /** Why nobody listens. */
  | { readonly kind: 'not-checked'; readonly why: string };

/** Throws what `BrokerRoom.heardAt` throws where there is a login that the broker does not take. */
export async function listenForArrival({ params, brokerRoom, signal }: Context, { account }: Destination): Promise<Arrival> {
  const { broker } = params;
  if (broker === undefined || broker === '') return { kind: 'not-checked', why: 'no broker of the station file named' };
  try {
    return { kind: 'listening', broker, heard: await brokerRoom.heardAt(broker, account, callOptions(signal)) };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'watch/no-login') return { kind: 'not-checked', why: 'no login at this broker' };
    throw thrown;
  }
}

/** How it was seen; undefined where it was not, within the time, or nobody listens. */
export type Seen = 'birth message' | 'answer' | undefined;

/**
 * A birth message comes once. Where the station was away at that moment (`isLate`), and where none comes for a while, the gateway is asked.
 */
export async function seenToArrive(
  { params, signal, progress }: Context,
  arrival: Arrival,
  { destination: { account, clientId }, isLate }: { readonly destination: Destination; readonly isLate: boolean },
): Promise<Seen> {
  if (arrival.kind === 'not-checked') return undefined;
  const { broker, heard } = arrival;
  const endsAtMs = performance.now() + params.arrivalSeconds * 1000;
  progress('progress.leave.arriving', { clientId, broker, seconds: String(params.arrivalSeconds) });
  for (let waitMs = isLate ? 1 : ASK_AFTER_MS; performance.now() < endsAtMs; waitMs = ASK_AFTER_MS) {
    const patience = AbortSignal.timeout(Math.ceil(Math.min(waitMs, Math.max(endsAtMs - performance.now(), 1))));
    const born = await heard.ledger.until({ account, clientId }, isHere, AbortSignal.any([signal, patience])).catch((thrown: unknown) => {
      if (signal.aborted || !patience.aborted) throw thrown;
      return undefined;
    });
    if (born !== undefined) return 'birth message';
    if (await heard.answers(clientId, { signal, timeoutMs: ANSWER_MS })) return 'answer';
  }
  return undefined;
}

function isHere({ state }: HeardClient): boolean {
  return state === 'connected';
}

export function arrivalEvidence(arrival: Arrival, seen: Seen, { clientId }: Destination): readonly Evidence[] {
  const name = 'arrived at its own broker';
  if (arrival.kind === 'not-checked') return [{ name, observed: `not checked: ${arrival.why}`, verdict: 'not-proved', source: 'broker' }];
  if (seen === undefined) return [{ name, expected: clientId, verdict: 'not-proved', source: 'broker' }];
  return [{ name, expected: clientId, observed: `${seen} at ${arrival.broker}`, verdict: 'proved', source: 'remote' }];
}
