/** What a status means that is not an answer to the question (kura.md §3.2). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { RestAnswer } from './rest-request.ts';

const batchFailureSchema = z.object({ failures: z.array(z.object({ id: z.string() })) });
const notYet: readonly number[] = [502, 503, 504];

/** Undefined for 2xx. 401 is the session's matter and comes here only where logging in anew did not help. */
export function statusError(answer: RestAnswer, { path, user, host }: { path: string; user: string; host: string }): AppError | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  if (status === 401) return new AppError('rest/wrong-login', { params: { host, user } });
  if (status === 403) return new AppError('rest/no-permission', { params: { path, user } });
  if (status === 404) return new AppError('rest/not-found', { params: { path } });
  if (notYet.includes(status)) return new AppError('rest/not-ready', { params: { path, status: String(status) } });
  if (status < 400) return new AppError('rest/bad-answer', { params: { path } });
  return new AppError('rest/refused', { params: { path, status: String(status), failures: failedParts(answer.text) } });
}

/** The ids of a batch's failures (`update:<pid>`, `snapshot`). Their messages stay out: they may quote values that are secret. */
function failedParts(text: string): string {
  try {
    const parsed = batchFailureSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data.failures.map((failure) => failure.id).join(', ');
  } catch {
    // no JSON, so no list
  }
  return '–';
}
