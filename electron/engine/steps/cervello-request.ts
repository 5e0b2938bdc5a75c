/**
 * `cervello.request`: has Cervello make the unit's device with the manufacturer's certificate, and keeps the credentials that come back
 * (cervello.md §3; what of the wire is not documented comes from a profile). Sent once: a lost answer is never repeated, and what the
 * platform says proves nothing of the device.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { CervelloConnection } from '../platforms/cervello/cervello-connection.ts';
import { retryAfterMs } from '../platforms/cervello/retry-after.ts';
import { certificateFor, cervelloOf, note, unconfirmedNotes } from './cervello-cloud.ts';
import { judgeAnswer, type RequestEnd } from './cervello-answer.ts';
import { planRequest, type PlannedRequest } from './cervello-request-plan.ts';
import type { Plan, StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'cervello.request'>>;

/** `made`: credentials are here already. `peripheral`: its gateway would call in. */
type RequestData =
  | { readonly kind: 'made' | 'peripheral' }
  | { readonly kind: 'request'; readonly request: PlannedRequest; end?: RequestEnd | undefined };

const LONGEST_SECONDS = 600;
const MARGIN_MS = 120_000;

export const cervelloRequest: StepDefinition<'cervello.request', RequestData> = {
  kind: 'cervello.request',
  version: 1,
  tag: () => 'inspect',
  timeoutMs: (params) => (params.timeoutSeconds ?? LONGEST_SECONDS) * 1000 + MARGIN_MS,

  async plan(context): Promise<Plan<RequestData>> {
    const { cervello, params } = context;
    if (cervello.credentials() !== undefined) return { changes: [], data: { kind: 'made' } };
    if (cervello.deviceType() === 'PERIPHERAL' && !params.peripherals) return { changes: [], data: { kind: 'peripheral' } };
    cervello.demandConfirmed();
    const cloud = cervelloOf(cervello.clouds, params.cloud);
    const certificate = certificateFor(cervello, cloud, params);
    context.progress('progress.cervello.request', { cloud: cloud.name });
    await cervello.turn(cloud, context.signal);
    const request = planRequest({ cloud, certificate, uniqueIdentifier: cervello.uniqueIdentifier(), nowMs: Date.now() });
    const to = `made with certificate ${certificate.name}, ${request.profile.request.token.scheme}, unconfirmed`;
    return {
      changes: [{ target: `${cloud.name} device ${request.uniqueIdentifier}`, to, secret: false }],
      data: { kind: 'request', request },
    };
  },

  async apply(context, { data }) {
    if (data.kind !== 'request') return;
    const { cloud, certificate } = data.request;
    await context.cervello.noteUse(certificate, 'request');
    data.end = await send(context, data.request);
    if (data.end.kind === 'made') await context.cervello.keepCredentials(data.end.credentials);
    if (data.end.kind === 'not-made' && data.end.waitMs !== undefined) context.cervello.hold(cloud, data.end.waitMs);
  },

  async verify({ cervello }, { data }): Promise<Verification> {
    if (data?.kind === 'peripheral') {
      return { outcome: 'pass', evidence: [note('provisioning request', 'not made: a PERIPHERAL comes through its gateway')] };
    }
    const end = data?.kind === 'request' ? data.end : undefined;
    if (end?.kind === 'not-made') return { outcome: end.outcome, evidence: end.evidence, failure: end.failure };
    if (cervello.credentials() === undefined) {
      return { outcome: 'fail', evidence: [], failure: new AppError('cervello/credentials-lost') };
    }
    const kept: Evidence = { name: 'credentials', observed: 'kept, encrypted', verdict: 'noted', source: 'journal' };
    if (end === undefined) return { outcome: 'pass', evidence: [kept] };
    const wire = data?.kind === 'request' ? unconfirmedNotes(data.request.profile) : [];
    const results = end.deviceId === undefined ? {} : { deviceId: end.deviceId };
    return { outcome: 'pass', evidence: [...end.evidence, kept, ...wire], results };
  },

  /** Credentials that are kept came with an answer. Without any it counts whether the request can have gone out at all. */
  async inspect({ cervello }) {
    if (cervello.credentials() !== undefined) {
      return { finding: 'applied', evidence: [{ name: 'credentials', observed: 'kept, encrypted', verdict: 'noted', source: 'journal' }] };
    }
    const wasUsed = cervello.wasUsedSinceIntent('cervello.request');
    const observed = wasUsed ? 'may have been sent, no answer' : 'not sent';
    const evidence: Evidence = { name: 'provisioning request', observed, verdict: 'noted', source: 'journal' };
    return { finding: wasUsed ? 'cannot-tell' : 'not-applied', evidence: [evidence] };
  },
};

/** Throws where nobody knows what the platform did. A connection that did not come about is a known end. */
async function send({ params, signal }: Context, { cloud, message, profile, uniqueIdentifier }: PlannedRequest): Promise<RequestEnd> {
  const connection = new CervelloConnection(cloud.settings.url, cloud.caPem);
  const timeoutMs = (params.timeoutSeconds ?? cloud.settings.timeoutSeconds) * 1000;
  try {
    const answer = await connection.send(message, { signal, timeoutMs });
    return judgeAnswer(answer, { profile, cloud: cloud.name, uniqueIdentifier, waitMs: retryAfterMs(answer) });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'cervello/unreachable') throw thrown;
    return { kind: 'not-made', outcome: 'error', evidence: [], failure: thrown, waitMs: undefined };
  } finally {
    connection.close();
  }
}
