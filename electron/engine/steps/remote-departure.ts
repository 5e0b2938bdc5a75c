/** Whether a gateway has left the station's broker, and how that was seen (kura.md §4.3). */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeardClient, LifecycleLedger } from '../platforms/station-broker/lifecycle-ledger.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { callOptions } from './call-options.ts';
import { pause } from './pause.ts';
import type { StepContext } from './step.ts';

type Context = StepContext<StepParams<'remote.leave'>>;

/** `disconnect message` is its own goodbye; a last will may be a line that broke. */
export type Farewell = 'disconnect message' | 'last will' | 'not connected' | 'login taken away';

export type Departure =
  | { readonly farewell: Farewell; readonly evidence: readonly Evidence[] }
  | { readonly failure: AppError; readonly evidence: readonly Evidence[] };

const LOOK_AGAIN_MS = 500;
const NAME = 'left the station';

/**
 * By its own goodbye or its last will, whichever the station heard; where it heard none, because it was away meanwhile, by what its broker
 * says of who is connected.
 */
export async function seenToLeave(context: Context, own: OwnBroker): Promise<Departure> {
  const { signal, params, progress, unit } = context;
  const clientId = own.loginOf(unit)?.clientId;
  // Dismissed in an earlier attempt, after it was seen to leave.
  if (clientId === undefined) return left('login taken away');
  progress('progress.leave.waiting', { clientId, seconds: String(params.timeoutSeconds) });
  const endsAtMs = performance.now() + params.timeoutSeconds * 1000;
  do {
    const seconds = Math.max(endsAtMs - performance.now(), 1) / 1000;
    const gone = await goneClient({ ledger: own.ledger, account: own.account, clientId, seconds }, signal);
    if (gone !== undefined) return left(gone.state === 'lost' ? 'last will' : 'disconnect message', clientId);
    // Asked once it was not heard to go, it may be about to.
    if (!(await own.isConnected(unit, callOptions(signal)))) return left('not connected', clientId);
    await pause(LOOK_AGAIN_MS, signal);
  } while (performance.now() < endsAtMs);
  const failure = new AppError('leave/still-here', { params: { clientId, seconds: String(params.timeoutSeconds) } });
  return { evidence: [{ name: NAME, expected: clientId, observed: 'connected', verdict: 'refuted', source: 'broker' }], failure };
}

function left(farewell: Farewell, clientId?: string): Departure {
  const expected = clientId === undefined ? {} : { expected: clientId };
  return { farewell, evidence: [{ name: NAME, ...expected, observed: farewell, verdict: 'proved', source: 'broker' }] };
}

interface Awaited {
  readonly ledger: LifecycleLedger;
  readonly account: string;
  readonly clientId: string;
  readonly seconds: number;
}

/** Undefined where it was not heard to go. */
async function goneClient({ ledger, account, clientId, seconds }: Awaited, signal: AbortSignal): Promise<HeardClient | undefined> {
  const now = ledger.client(account, clientId);
  // Never heard of: nothing will come that it could be waited for.
  if (now === undefined || now.state === 'expected') return undefined;
  const patience = AbortSignal.timeout(Math.ceil(seconds * 1000));
  const isGone = ({ state }: HeardClient) => state === 'disconnected' || state === 'lost';
  try {
    return await ledger.until({ account, clientId }, isGone, AbortSignal.any([signal, patience]));
  } catch (thrown) {
    if (signal.aborted || !patience.aborted) throw thrown;
    return undefined;
  }
}
