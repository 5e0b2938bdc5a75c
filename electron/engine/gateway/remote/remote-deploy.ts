/** DEPLOY-V2: lets the gateway fetch a package and install it, and follows what it tells of it (kura.md §4.2). */
import { randomInt } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type KuraMetric, metricOf } from '../../../../shared/formats/kura-payload.ts';
import { abortedBy, limitSignal, sharedLimits } from '../call-limits.ts';
import type { CallOptions, Remote } from '../gateway.ts';
import type { RemoteOrder } from '../remote-request.ts';
import { answerError } from './answer-error.ts';
import { fromMessageBytes } from './message-bytes.ts';

export interface DeployJob {
  readonly what: 'download' | 'install';
  /** As the gateway reaches it; of a download. */
  readonly uri?: string | undefined;
  readonly name: string;
  readonly version: string;
  /** `SHA-256:hexadecimal digits`; the gateway compares it with what it fetched. */
  readonly hash?: string | undefined;
  /** Installs what was fetched. */
  readonly installAfterwards?: boolean | undefined;
  /** True for a script that the gateway runs, in place of a package. */
  readonly isSystemUpdate?: boolean | undefined;
}

export interface DeployProgress {
  /** `IN_PROGRESS`, `COMPLETED`, `FAILED`, or what else the gateway says. */
  readonly status: string;
  readonly percent: number | undefined;
}

/**
 * Resolves when the gateway says that the job is done. `remote/job-failed` with its reason, `remote/no-reply` where it began and nothing
 * more was heard in time: then it may go on there. And what a request throws.
 */
export async function deployRemotely(
  remote: Pick<Remote, 'request' | 'onNotice' | 'address'>,
  job: DeployJob & { readonly onProgress: (progress: DeployProgress) => void },
  options: CallOptions,
): Promise<void> {
  const limits = sharedLimits(options);
  const jobId = BigInt(randomInt(1, 2 ** 47));
  const end = Promise.withResolvers<void>();
  end.promise.catch(() => undefined);
  const request = `DEPLOY-V2 EXEC ${job.what}`;
  const stopHearing = remote.onNotice('DEPLOY-V2', (payload) => {
    const told = noticeOf(payload, jobId, job.what);
    if (told === undefined) return;
    job.onProgress(told.progress);
    if (told.progress.status === 'COMPLETED') end.resolve();
    if (told.progress.status === 'FAILED') end.reject(failed(job, told));
  });
  const time = limitSignal(limits());
  const late = () => end.reject(abortedBy(options) ?? noMore(remote.address.clientId, request, options.timeoutMs));
  time.addEventListener('abort', late, { once: true });
  try {
    const order: RemoteOrder = { app: 'DEPLOY-V2', method: 'EXEC', resource: job.what, metrics: metricsOf(job, jobId) };
    const error = answerError(await remote.request(order, limits()), order);
    if (error !== undefined) throw error;
    await end.promise;
  } finally {
    stopHearing();
    time.removeEventListener('abort', late);
  }
}

function metricsOf({ uri, name, version, hash, installAfterwards, isSystemUpdate }: DeployJob, jobId: bigint): readonly KuraMetric[] {
  const text = (key: string, value: string | undefined): readonly KuraMetric[] =>
    value === undefined ? [] : [{ name: key, type: 'STRING', value }];
  const flag = (key: string, value: boolean | undefined): readonly KuraMetric[] =>
    value === undefined ? [] : [{ name: key, type: 'BOOL', value }];
  return [
    ...text('dp.uri', uri),
    ...text('dp.name', name),
    ...text('dp.version', version),
    ...text('dp.download.protocol', uri === undefined ? undefined : uri.startsWith('http:') ? 'HTTP' : 'HTTPS'),
    ...text('dp.download.hash', hash),
    ...flag('dp.install', installAfterwards),
    ...flag('dp.install.system.update', isSystemUpdate),
    // Kura's documents say dp.job.id, its code job.id.
    { name: 'job.id', type: 'INT64', value: jobId },
  ];
}

interface Notice {
  readonly progress: DeployProgress;
  readonly reason: string;
}

/** Undefined for another job's, and for what cannot be read: the job's end will come, or the time will be over. */
function noticeOf(payload: Uint8Array, jobId: bigint, what: DeployJob['what']): Notice | undefined {
  try {
    const told = fromMessageBytes(payload);
    if (metricOf(told, 'job.id')?.value !== jobId) return undefined;
    const percent = metricOf(told, `dp.${what}.progress`)?.value;
    const status = String(metricOf(told, `dp.${what}.status`)?.value ?? 'UNKNOWN').toUpperCase();
    const reason = String(metricOf(told, `dp.${what}.error.message`)?.value ?? '–').slice(0, 300);
    return {
      progress: { status, percent: typeof percent === 'number' || typeof percent === 'bigint' ? Number(percent) : undefined },
      reason,
    };
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}

function failed({ what, name }: DeployJob, { progress, reason }: Notice): AppError {
  return new AppError('remote/job-failed', { params: { job: what, name, status: progress.status, reason } });
}

function noMore(clientId: string, request: string, timeoutMs: number): AppError {
  return new AppError('remote/no-reply', { params: { clientId, request, seconds: String(Math.round(timeoutMs / 100) / 10) } });
}
