/**
 * `remote.leave`: points the gateway at its own broker, sees it leave the station's, and takes its login there away. Where the station may
 * listen at that broker, it sees the gateway arrive, too (kura.md §4.3, §5). A gateway that is reached through the station's broker alone
 * cannot be asked once it has left: its farewell and its arrival are all there is.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { kuraSource } from '../gateway/kura-of.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { demandWritable } from './remote-bootstrap.ts';
import { callOptions } from './call-options.ts';
import { type Arrival, arrivalEvidence, listenForArrival, type Seen, seenToArrive } from './remote-arrival.ts';
import { type Connection, readConnection } from './remote-connection.ts';
import { seenToLeave } from './remote-departure.ts';
import { destinationOf } from './remote-destination.ts';
import { writeSettings } from './remote-leave-write.ts';
import { addAuthorities, changesTo, type Destination, proveDestination } from './remote-settings.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'remote.leave'>>;

interface LeaveData {
  readonly own: OwnBroker;
  /** Undefined where the gateway has left already and there is no other way to it. */
  readonly connection: Connection | undefined;
  readonly destination: Destination;
  readonly arrival: Arrival;
  /** The update was sent and its answer did not come: what is seen of the gateway has to say more than with one. */
  unanswered: AppError | undefined;
}

const MARGIN_MS = 60_000;
/** What a gateway that has left the station's broker is to somebody who asks for it there. */
const AWAY: ReadonlySet<string> = new Set(['remote/not-connected', 'remote/no-reply']);

export const remoteLeave: StepDefinition<'remote.leave', LeaveData> = {
  kind: 'remote.leave',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => (params.timeoutSeconds + params.arrivalSeconds) * 1000 + MARGIN_MS,

  async plan(context) {
    const { own, destination, arrival } = await prepare(context);
    const connection = await connectionUnlessLeft(context, { own, destination, arrival });
    if (connection !== undefined) demandWritable(connection, destination);
    const changes = connection === undefined ? [] : changesTo(connection, destination, context);
    return { changes, data: { own, connection, destination, arrival, unanswered: undefined } };
  },

  async apply(context, { data }) {
    context.progress('progress.leave.writing');
    if (data.connection === undefined) return;
    await addAuthorities(data.connection, data.destination, callOptions(context.signal));
    data.unanswered = await writeSettings(context, { ...data, connection: data.connection });
  },

  async verify(context, plan): Promise<Verification> {
    // A person found it done: nothing is read that cannot be read any more.
    const data = plan.data ?? { ...(await prepare(context)), connection: undefined, unanswered: undefined };
    const departure = await seenToLeave(context, data.own);
    if ('failure' in departure) {
      if (data.unanswered !== undefined) throw data.unanswered;
      return { outcome: 'timeout', ...departure };
    }
    const isLate = plan.data === undefined || plan.changes.length === 0;
    const seen = await seenToArrive(context, data.arrival, { destination: data.destination, isLate });
    // A line that broke in the middle of the update says goodbye to nobody.
    const isPointedAway = seen !== undefined || departure.farewell === 'disconnect message';
    if (data.unanswered !== undefined && !isPointedAway) throw data.unanswered;
    const settings = await settingsEvidence(context, data);
    await data.own.dismiss(context.unit, callOptions(context.signal));
    const arrived = arrivalEvidence(context.unit, data.arrival, { seen, destination: data.destination });
    return judge(context, data, { seen, settings, evidence: [...departure.evidence, ...settings.evidence, ...arrived] });
  },
};

type Prepared = Pick<LeaveData, 'own' | 'destination' | 'arrival'>;

/** `meet/not-admitted` where the unit never had a login: whoever was not here cannot be seen to leave. */
async function prepare(context: Context): Promise<Prepared> {
  const own = await context.brokerRoom.own();
  if (own.loginOf(context.unit) === undefined && !own.wasDismissed(context.unit)) throw new AppError('meet/not-admitted');
  const destination = destinationOf(context, own);
  // Listens before the deed: whoever arrives says so once.
  return { own, destination, arrival: await listenForArrival(context, destination) };
}

async function connectionUnlessLeft(context: Context, { own, destination, arrival }: Prepared): Promise<Connection | undefined> {
  const isOnlyHere = kuraSource(context.gateway) === 'remote';
  // Dismissed in an earlier attempt, after it was seen to leave.
  if (isOnlyHere && own.loginOf(context.unit) === undefined) return undefined;
  try {
    return await readConnection(context);
  } catch (thrown) {
    if (!isOnlyHere || !(thrown instanceof AppError) || !AWAY.has(thrown.code)) throw thrown;
    // An attempt that was lost may have sent it on; one that only is away says nothing of it.
    const seen = await seenToArrive(context, arrival, { destination, isLate: true, seconds: LOOK_SECONDS });
    if (seen === undefined) throw thrown;
    return undefined;
  }
}

const LOOK_SECONDS = 10;

interface Found {
  readonly seen: Seen | undefined;
  readonly settings: SettingsFound;
  readonly evidence: readonly Evidence[];
}

function judge({ params }: Context, { arrival, destination }: LeaveData, { seen, settings, evidence }: Found): Verification {
  if (settings.differs !== undefined) {
    return { outcome: 'fail', evidence, failure: new AppError('leave/not-taken', { params: { name: settings.differs } }) };
  }
  if (arrival.kind === 'listening' && seen === undefined) {
    const where = { clientId: destination.clientId, broker: arrival.broker, seconds: String(params.arrivalSeconds) };
    return { outcome: 'timeout', evidence, failure: new AppError('leave/not-arrived', { params: where }) };
  }
  return { outcome: 'pass', evidence, proof: seen?.isItself === true ? 'provisioned' : 'prepared' };
}

type SettingsFound = Pick<ReturnType<typeof proveDestination>, 'evidence' | 'differs'>;

/** Over REST after the fact; a gateway that was reached through the station's broker alone cannot be asked any more. */
async function settingsEvidence(context: Context, { connection, destination }: LeaveData): Promise<SettingsFound> {
  if (kuraSource(context.gateway) === 'rest') return proveDestination(await readConnection(context), destination, context);
  const name = `${connection?.transport.pid ?? 'MqttDataTransport'} broker-url`;
  return { evidence: [{ name, expected: destination.url, verdict: 'not-proved', source: 'remote' }], differs: undefined };
}
