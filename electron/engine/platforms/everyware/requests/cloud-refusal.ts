/** What a cloud's status means. The text of an answer stays out of every error: it may quote what was sent. */
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { parseExactJson } from '../../../gateway/rest/exact-json.ts';
import type { RestAnswer } from '../../../gateway/rest/rest-request.ts';
import { refusalSchema } from './cloud-answers.ts';

/** Words that the cloud's console knows (esf.md §4.4), and one for its plan limit (§4.5): that its API uses the same is unconfirmed. */
const BY_WORD = {
  DateRange: 'requests/date-range',
  UsernamePassword: 'requests/login-refused',
  ClientId: 'requests/duplicate',
  LimitExceeded: 'requests/plan-limit',
} as const;

/** Undefined for 2xx. */
export function cloudRefusal(answer: RestAnswer, { host, user }: { readonly host: string; readonly user: string }): AppError | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  if (status === 401) return new AppError('requests/wrong-login', { params: { host, user } });
  if (status === 403) return new AppError('requests/not-allowed', { params: { host, user } });
  const word = refusalWord(answer.text);
  if (word !== undefined && Object.hasOwn(BY_WORD, word)) return new AppError(BY_WORD[word as keyof typeof BY_WORD], { params: { host } });
  if (status === 404) return new AppError('requests/not-found', { params: { host } });
  if (status === 409) return new AppError('requests/duplicate', { params: { host } });
  if (status === 429 || status === 503) return new AppError('requests/too-fast', { params: { host, status: String(status) } });
  if (status >= 500) return new AppError('requests/cloud-failed', { params: { host, status: String(status) } });
  return new AppError('requests/refused', { params: { host, status: String(status), word: word?.slice(0, 64) ?? '–' } });
}

/** Seconds that the answer asks to wait; undefined where it does not say, or says a date. */
export function retryAfterMs({ headers }: RestAnswer): number | undefined {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d{1,4}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

function refusalWord(text: string): string | undefined {
  try {
    const parsed = refusalSchema.safeParse(parseExactJson(text));
    return parsed.success ? (parsed.data.errorCode ?? parsed.data.code) : undefined;
  } catch {
    // no JSON, so no word
    return undefined;
  }
}
