/**
 * `cervello.telemetry`: one message with the credentials that the unit was given, where the profile allows it. That Cervello takes it shows
 * that they are good; that the device has them is shown by what was read back from it.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { RestRequest } from '../gateway/rest/rest-request.ts';
import { CervelloConnection } from '../platforms/cervello/cervello-connection.ts';
import type { CervelloProfile } from '../platforms/cervello/cervello-profile.ts';
import { composeTelemetry } from '../platforms/cervello/compose-request.ts';
import { type ReadReply, readReply } from '../platforms/cervello/read-reply.ts';
import { retryAfterMs } from '../platforms/cervello/retry-after.ts';
import type { StationCervello } from '../platforms/cervello/station-cervello.ts';
import { answerText } from './cervello-answer.ts';
import { cervelloOf, note, unconfirmedNotes } from './cervello-cloud.ts';
import type { Plan, StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'cervello.telemetry'>>;

interface TelemetryData {
  readonly cloud: StationCervello;
  readonly profile: CervelloProfile;
  /** Undefined where nothing is sent: `why`. */
  readonly message: RestRequest | undefined;
  readonly why: string;
  answer?: ReadReply | AppError | undefined;
}

const LONGEST_SECONDS = 600;
const MARGIN_MS = 60_000;
const WAIT_MS = 2000;
const TELEMETRY = 'telemetry with the device’s credentials';

export const cervelloTelemetry: StepDefinition<'cervello.telemetry', TelemetryData> = {
  kind: 'cervello.telemetry',
  version: 1,
  /** One message more does no harm. */
  tag: () => 'idempotent',
  timeoutMs: (params) => (params.timeoutSeconds ?? LONGEST_SECONDS) * 1000 + MARGIN_MS,

  async plan(context): Promise<Plan<TelemetryData>> {
    const data = planMessage(context);
    if (data.message === undefined) return { changes: [], data };
    context.progress('progress.cervello.telemetry', { cloud: data.cloud.name });
    await context.cervello.turn(data.cloud, context.signal);
    return { changes: [{ target: `${data.cloud.name} telemetry`, to: 'one message', secret: false }], data };
  },

  async apply(context, { data }) {
    if (data.message !== undefined) data.answer = await send(context, data, data.message);
  },

  async verify({ cervello }, { data }): Promise<Verification> {
    if (data?.message === undefined) {
      return { outcome: 'pass', evidence: [{ ...note(TELEMETRY, `not sent: ${data?.why ?? ''}`), verdict: 'not-proved' }] };
    }
    const { answer, cloud, profile } = data;
    if (answer === undefined || answer instanceof AppError) return { outcome: 'error', evidence: [], ...(answer && { failure: answer }) };
    return withProof(judge(answer, cloud, profile), cervello.onDevice());
  },
};

/** `cervello/no-credentials`, and what composing throws. */
function planMessage({ cervello, params }: Context): TelemetryData {
  const cloud = cervelloOf(cervello.clouds, params.cloud);
  const profile = cloud.profile();
  const credentials = cervello.credentials();
  const nothing = (why: string) => ({ cloud, profile, message: undefined, why });
  if (!(cloud.settings.telemetry.isAllowed ?? profile.telemetry.isAllowed)) return nothing('not allowed by the profile');
  if (credentials === undefined && cervello.deviceType() === 'PERIPHERAL') return nothing('a PERIPHERAL comes through its gateway');
  if (credentials === undefined) throw new AppError('cervello/no-credentials');
  const uniqueIdentifier = cervello.uniqueIdentifier();
  return { cloud, profile, message: composeTelemetry(profile, { ...credentials, uniqueIdentifier, nowMs: Date.now() }), why: '' };
}

/** A connection that did not come about is a known end. */
async function send({ cervello, params, signal }: Context, data: TelemetryData, message: RestRequest): Promise<ReadReply | AppError> {
  const { cloud, profile } = data;
  const { settings } = cloud;
  const connection = new CervelloConnection(settings.telemetry.url ?? profile.telemetry.url, cloud.telemetryCaPem);
  try {
    const answer = await connection.send(message, { signal, timeoutMs: (params.timeoutSeconds ?? settings.timeoutSeconds) * 1000 });
    const read = readReply(answer, profile.reply, profile.telemetry.codes);
    if (read.meaning === 'too-many') cervello.hold(cloud, retryAfterMs(answer) ?? WAIT_MS);
    return read;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'cervello/unreachable') return thrown;
    throw thrown;
  } finally {
    connection.close();
  }
}

/** The station sends the message: it proves the device only where the device told that it has the same credentials. */
function withProof(judged: Verification, onDevice: string | undefined): Verification {
  if (judged.outcome !== 'pass') return judged;
  const name = 'the same credentials on the device';
  const evidence: Evidence =
    onDevice === undefined
      ? { name, observed: 'not read back from it in this run', verdict: 'not-proved', source: 'journal' }
      : { name, observed: `read back: ${onDevice}`, verdict: 'noted', source: 'journal' };
  return { ...judged, evidence: [...judged.evidence, evidence], proof: onDevice === undefined ? 'prepared' : 'provisioned' };
}

function judge(reply: ReadReply, { name: cloud }: StationCervello, profile: CervelloProfile): Verification {
  const isTaken = reply.meaning === 'success';
  const evidence: readonly Evidence[] = [
    { name: TELEMETRY, expected: 'accepted', observed: answerText(reply), verdict: isTaken ? 'proved' : 'refuted', source: 'cloud' },
    ...unconfirmedNotes(profile),
  ];
  if (isTaken) return { outcome: 'pass', evidence };
  const params = { cloud, answer: answerText(reply) };
  if (reply.meaning === 'bad-token')
    return { outcome: 'fail', evidence, failure: new AppError('cervello/credentials-refused', { params }) };
  const outcome = reply.meaning === 'too-many' ? 'timeout' : 'error';
  const code = reply.meaning === 'too-many' ? 'cervello/too-many' : 'cervello/telemetry-refused';
  return { outcome, evidence, failure: new AppError(code, { params }) };
}
