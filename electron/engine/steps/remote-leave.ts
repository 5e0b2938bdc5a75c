/**
 * `remote.leave`: points the gateway at its own broker, sees it leave the station's, and takes its login there away. Where the station may
 * listen at that broker, it sees the gateway arrive, too (kura.md §4.3, §5).
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeardClient, LifecycleLedger } from '../platforms/station-broker/lifecycle-ledger.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { demandWritable } from './remote-bootstrap.ts';
import { callOptions } from './call-options.ts';
import { pause } from './pause.ts';
import { type Arrival, arrivalEvidence, listenForArrival, seenToArrive } from './remote-arrival.ts';
import { type Connection, readConnection } from './remote-connection.ts';
import { destinationOf } from './remote-destination.ts';
import { changesTo, type Destination, pointAt, proveDestination } from './remote-settings.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'remote.leave'>>;

interface LeaveData {
  readonly own: OwnBroker;
  readonly connection: Connection;
  readonly destination: Destination;
  readonly arrival: Arrival;
}

const MARGIN_MS = 60_000;
const LOOK_AGAIN_MS = 500;

export const remoteLeave: StepDefinition<'remote.leave', LeaveData> = {
  kind: 'remote.leave',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => (params.timeoutSeconds + params.arrivalSeconds) * 1000 + MARGIN_MS,

  async plan(context) {
    const own = await context.brokerRoom.own();
    const destination = destinationOf(context, own);
    const connection = await readConnection(context);
    demandWritable(connection, destination);
    // Listens before the deed: whoever arrives says so once.
    const arrival = await listenForArrival(context, destination);
    return { changes: changesTo(connection, destination, context), data: { own, connection, destination, arrival } };
  },

  async apply(context, { data }) {
    context.progress('progress.leave.writing');
    await pointAt(data.connection, data.destination, callOptions(context.signal));
  },

  async verify(context, plan): Promise<Verification> {
    const data = plan.data ?? (await this.plan(context)).data;
    const { own, destination } = data;
    const left = await seenToLeave(context, own);
    if (left.failure !== undefined) return { outcome: 'timeout', evidence: left.evidence, failure: left.failure };
    const isLate = plan.data === undefined || plan.changes.length === 0;
    const arrived = await seenToArrive(context, data.arrival, { destination, isLate });
    const settings = await settingsEvidence(context, data);
    await own.dismiss(context.unit, callOptions(context.signal));
    const evidence = [...left.evidence, ...settings.evidence, ...arrivalEvidence(data.arrival, arrived, destination)];
    if (settings.differs !== undefined) {
      return { outcome: 'fail', evidence, failure: new AppError('leave/not-taken', { params: { name: settings.differs } }) };
    }
    if (data.arrival.kind === 'listening' && arrived === undefined)
      return { outcome: 'timeout', evidence, failure: notArrived(context, data) };
    return { outcome: 'pass', evidence, proof: arrived === undefined ? 'prepared' : 'provisioned' };
  },
};

interface Left {
  readonly evidence: readonly Evidence[];
  readonly failure?: AppError;
}

/**
 * By its own goodbye or its last will, whichever the station heard; where it heard none, because it was away meanwhile, by what its broker
 * says of who is connected.
 */
async function seenToLeave(context: Context, own: OwnBroker): Promise<Left> {
  const { signal, params, progress, unit } = context;
  const clientId = own.loginOf(unit)?.clientId;
  const name = 'left the station';
  // Dismissed in an earlier attempt, after it was seen to leave.
  if (clientId === undefined) return { evidence: [{ name, observed: 'login taken away', verdict: 'proved', source: 'broker' }] };
  progress('progress.leave.waiting', { clientId, seconds: String(params.timeoutSeconds) });
  const endsAtMs = performance.now() + params.timeoutSeconds * 1000;
  do {
    const seconds = Math.max(endsAtMs - performance.now(), 1) / 1000;
    const gone = await goneClient({ ledger: own.ledger, account: own.account, clientId, seconds }, signal);
    if (gone !== undefined) {
      const observed = gone.state === 'lost' ? 'last will' : 'disconnect message';
      return { evidence: [{ name, expected: clientId, observed, verdict: 'proved', source: 'broker' }] };
    }
    // Asked once it was not heard to go, it may be about to.
    const isConnected = await own.isConnected(unit, callOptions(signal));
    if (!isConnected) return { evidence: [{ name, expected: clientId, observed: 'not connected', verdict: 'proved', source: 'broker' }] };
    await pause(LOOK_AGAIN_MS, signal);
  } while (performance.now() < endsAtMs);
  const failure = new AppError('leave/still-here', { params: { clientId, seconds: String(params.timeoutSeconds) } });
  return { evidence: [{ name, expected: clientId, observed: 'connected', verdict: 'refuted', source: 'broker' }], failure };
}

interface Departure {
  readonly ledger: LifecycleLedger;
  readonly account: string;
  readonly clientId: string;
  readonly seconds: number;
}

/** Undefined where it was not heard to go. */
async function goneClient({ ledger, account, clientId, seconds }: Departure, signal: AbortSignal): Promise<HeardClient | undefined> {
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

/** Over REST after the fact; a gateway that was reached through the station's broker alone cannot be asked any more. */
async function settingsEvidence(context: Context, { connection, destination }: LeaveData): ReturnType<typeof readBack> {
  if (connection.source === 'rest') return readBack(context, destination);
  const evidence: Evidence[] = [
    { name: `${connection.transport.pid} broker-url`, expected: destination.url, verdict: 'not-proved', source: 'remote' },
  ];
  return { evidence, differs: undefined };
}

async function readBack(context: Context, destination: Destination) {
  return proveDestination(await readConnection(context), destination, context);
}

function notArrived({ params }: Context, { arrival, destination }: LeaveData): AppError {
  const broker = arrival.kind === 'listening' ? arrival.broker : '';
  return new AppError('leave/not-arrived', {
    params: { clientId: destination.clientId, broker, seconds: String(params.arrivalSeconds) },
  });
}
