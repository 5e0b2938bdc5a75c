/** Deployment packages over MQTT: fetched and installed by DEPLOY-V2, listed by INVENTORY-V1 (kura.md §4.2). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { sharedLimits } from '../call-limits.ts';
import type { CallOptions, Remote } from '../gateway.ts';
import type { InstalledPackage, PackageOrder } from '../kura-calls.ts';
import type { RemoteOrder } from '../remote-request.ts';
import { answerError } from './answer-error.ts';
import { type DeployProgress, deployRemotely } from './remote-deploy.ts';
import { nameOf } from './remote-session.ts';

const packagesSchema = z.object({ deploymentPackages: z.array(z.object({ name: z.string(), version: z.string() })) });

/** Undefined from a gateway without INVENTORY-V1. `remote/bad-answer` for another form, and what a request throws. */
export async function readPackages(
  remote: Pick<Remote, 'request'>,
  options: CallOptions,
): Promise<readonly InstalledPackage[] | undefined> {
  const order: RemoteOrder = { app: 'INVENTORY-V1', method: 'GET', resource: 'deploymentPackages' };
  const answer = await remote.request(order, options);
  if (answer.code === 404) return undefined;
  const error = answerError(answer, order);
  if (error !== undefined) throw error;
  try {
    return packagesSchema.parse(JSON.parse(Buffer.from(answer.body).toString('utf8'))).deploymentPackages;
  } catch (cause) {
    throw new AppError('remote/bad-answer', { params: { request: nameOf(order) }, cause });
  }
}

/** Fetches, then installs, each as a job of its own. Throws what `deployRemotely` throws. */
export async function installPackageRemotely(
  remote: Pick<Remote, 'request' | 'onNotice' | 'address'>,
  { url, name, version, sha256, onProgress }: PackageOrder,
  options: CallOptions,
): Promise<void> {
  const limits = sharedLimits(options);
  const half = (done: number) => ({
    onProgress: ({ percent }: DeployProgress) => {
      if (percent !== undefined) onProgress(done + Math.round(percent / 2));
    },
  });
  const hash = sha256 === undefined ? undefined : `SHA-256:${sha256}`;
  await deployRemotely(remote, { what: 'download', uri: url, name, version, hash, ...half(0) }, limits());
  await deployRemotely(remote, { what: 'install', name, version, ...half(50) }, limits());
}
