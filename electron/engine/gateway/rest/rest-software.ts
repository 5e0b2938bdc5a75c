/** Commands and deployment packages over REST (command/v1 and deploy/v2, kura.md §3.5). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway.ts';
import type { InstalledPackage, KuraCommand, KuraCommandEnd, PackageOrder } from '../kura-calls.ts';
import type { ConfigurationClient } from './configuration-api.ts';

const endSchema = z.object({
  stdout: z.string().default(''),
  stderr: z.string().default(''),
  exitCode: z.int(),
  isTimeOut: z.boolean().default(false),
});
const packagesSchema = z.array(z.object({ name: z.string(), version: z.string() }));

/** The body of command/v1 has no place for standard input: the caller asks before. */
export async function runCommandOverRest(client: ConfigurationClient, command: KuraCommand, options: CallOptions): Promise<KuraCommandEnd> {
  const { program, password = '', workingDirectory } = command;
  const where = workingDirectory === undefined ? {} : { workingDirectory };
  const body = { command: program, password, arguments: command.arguments, ...where };
  try {
    const { exitCode, isTimeOut, ...texts } = await client.read(
      { method: 'POST', path: '/services/command/v1/command', body },
      endSchema,
      options,
    );
    return { ...texts, exitStatus: exitCode, timedOut: isTimeOut };
  } catch (thrown) {
    // Which status a gateway gives that has commands switched off is not public; a wrong password is 400. No program ran with either.
    const isRefused = thrown instanceof AppError && thrown.code === 'rest/refused' && /^(400|403|500)$/.test(thrown.params['status'] ?? '');
    throw isRefused ? new AppError('remote/commands-disabled', { params: { reason: '–' } }) : thrown;
  }
}

export async function packagesOverRest(client: ConfigurationClient, options: CallOptions): Promise<readonly InstalledPackage[]> {
  return client.read({ method: 'GET', path: '/services/deploy/v2' }, packagesSchema, options);
}

/** Resolves when the order is taken; the gateway goes on by itself. */
export async function orderPackageOverRest(client: ConfigurationClient, { url }: PackageOrder, options: CallOptions): Promise<void> {
  await client.write({ method: 'POST', path: '/services/deploy/v2/_install', body: { url } }, options);
}
