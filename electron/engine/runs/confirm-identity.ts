/** Every reconnect begins by asking who is there: another unit in the lane leaves the intent unknown (ARCHITECTURE, idea 1). */
import { AppError } from '../../../shared/errors/app-error.ts';
import { contactAll } from '../gateway/contact-all.ts';
import type { SecretMask } from './secret-mask.ts';
import { toWork } from './step-list.ts';
import { contextOf, deadlineOf, type Surroundings } from './step-work.ts';
import type { UnitJob } from './unit-job.ts';

const FIRST_WORD_TIMEOUT_MS = 20_000;

/**
 * Runs the recipe's own `identify`, of a return `return.owner`, without writing anything; a recipe without one relies on the fingerprints that the gateway
 * is held to at every contact. Throws `run/another-unit-in-lane`, or what the transport throws.
 */
export async function confirmIdentity(job: UnitJob, around: Surroundings, mask: SecretMask): Promise<void> {
  const index = job.recipe.steps.findIndex(({ step }) => step === 'identify' || step === 'return.owner');
  if (index < 0) return contactAll(job.gateway, { signal: around.stop, timeoutMs: FIRST_WORD_TIMEOUT_MS });
  const work = toWork(job, index, { results: {}, mask });
  const context = contextOf(work, around, AbortSignal.any([deadlineOf(work), around.stop]));
  const found = await work.definition.verify(context, await work.definition.plan(context));
  if (found.outcome === 'pass') return;
  throw new AppError('run/another-unit-in-lane', { params: { lane: job.lane }, cause: found.failure });
}
