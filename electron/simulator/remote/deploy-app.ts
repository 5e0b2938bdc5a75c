/** DEPLOY-V2: fetches a package and installs it, and tells on NOTIFY topics how far it is (kura.md §4.2). What is fetched is made up. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AppException, type AppRequest, int32Metric, int64Metric, type RemoteApp, stringMetric } from './remote-answer.ts';

const STEPS = 4;

/** The bytes behind a URL: any that says where it leads nowhere cannot be fetched. */
function contentOf(uri: string): Buffer | undefined {
  return /missing/.test(uri) ? undefined : Buffer.from(`package of ${uri}`);
}

/** @param stepMs what a quarter of a job takes @param installed versions by name, to which packages are added */
export function deployApp(stepMs: number, installed: Map<string, string>): RemoteApp {
  const fetched = new Set<string>();
  return (request) => {
    const [what = ''] = request.resource;
    if (request.method !== 'EXEC' || (what !== 'download' && what !== 'install')) return { code: 404 };
    const uri = request.metrics.get('dp.uri');
    const jobId = request.metrics.get('job.id');
    const isMissing = typeof request.metrics.get('dp.name') !== 'string' || (what === 'download' && typeof uri !== 'string');
    if (isMissing || typeof jobId !== 'bigint') throw new AppException(400, 'dp.uri, dp.name, dp.version or job.id is missing');
    const [name, version] = ['dp.name', 'dp.version'].map((metric) => String(request.metrics.get(metric)));
    const file = `${name}-${version}.dp`;
    const done = () => {
      if (what === 'download') fetched.add(file);
      else installed.set(name ?? '', version ?? '');
    };
    const problem = () => {
      if (what === 'install') return fetched.has(file) ? undefined : `${file} not found`;
      return downloadProblem(String(uri), request.metrics.get('dp.download.hash'));
    };
    void work(request, { what, jobId, stepMs, problem, done }).catch(() => undefined);
    return { code: 200 };
  };
}

interface Job {
  readonly what: string;
  readonly jobId: bigint;
  readonly stepMs: number;
  /** Why it fails at its end. */
  readonly problem: () => string | undefined;
  readonly done: () => void;
}

async function work(request: AppRequest, { what, jobId, stepMs, problem: problemOf, done }: Job): Promise<void> {
  const tell = (status: string, progress: number, error?: string) =>
    request.notify(what, [
      int64Metric('job.id', jobId),
      stringMetric(`dp.${what}.status`, status),
      int32Metric(`dp.${what}.progress`, progress),
      ...(error === undefined ? [] : [stringMetric(`dp.${what}.error.message`, error)]),
    ]);
  for (let step = 1; step < STEPS; step += 1) {
    await delay(stepMs, undefined, { signal: request.signal });
    tell('IN_PROGRESS', (100 * step) / STEPS);
  }
  await delay(stepMs, undefined, { signal: request.signal });
  const problem = problemOf();
  if (problem !== undefined) return tell('FAILED', 100, problem);
  done();
  tell('COMPLETED', 100);
}

function downloadProblem(uri: string, wanted: unknown): string | undefined {
  const content = contentOf(uri);
  if (content === undefined) return 'HTTP 404';
  if (typeof wanted !== 'string') return undefined;
  const [algorithm = '', value = ''] = wanted.split(':');
  const found = createHash(algorithm.toLowerCase().replace('-', '')).update(content).digest('hex');
  return found === value.toLowerCase() ? undefined : 'Failed to verify checksum';
}
