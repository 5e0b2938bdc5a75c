/** What a response code means that is not the answer to the question (kura.md §4.1). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import type { RemoteAnswer, RemoteOrder } from '../remote-request.ts';
import { nameOf } from './remote-session.ts';

const LONGEST_REASON = 300;
const messageSchema = z.object({ message: z.string() });
/** As a batch of updates names what it could not do; the rest was done (kura.md §3.2). */
const failuresSchema = z.object({ failures: z.array(z.object({ id: z.string() })).min(1) });

const CODES: Readonly<Record<number, ErrorCode>> = { 400: 'remote/bad-request', 404: 'remote/not-found' };

/** Undefined for 2xx. */
export function answerError(answer: RemoteAnswer, order: RemoteOrder): AppError | undefined {
  const { code } = answer;
  if (code >= 200 && code < 300) return undefined;
  const failed = failedParts(answer);
  if (failed !== undefined) return new AppError('rest/update-partly-failed', { params: { failed } });
  // What a gateway says of a request that holds a secret may quote it.
  const reason = order.holdsSecrets === true ? '–' : reasonOf(answer);
  return new AppError(CODES[code] ?? 'remote/refused', { params: { request: nameOf(order), code: String(code), reason } });
}

/** Of the handler's exception, or as `{"message": …}` of handlers that speak REST as well. Never more than a line. */
export function reasonOf({ metrics, body }: RemoteAnswer): string {
  const exception = metrics.find(({ name }) => name === 'response.exception.message')?.value;
  const text = typeof exception === 'string' ? exception : (parsed(messageSchema, body)?.message ?? '');
  const line = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return line === '' ? '–' : line.slice(0, LONGEST_REASON);
}

function failedParts({ body }: RemoteAnswer): string | undefined {
  return parsed(failuresSchema, body)
    ?.failures.map(({ id }) => id)
    .join(', ');
}

function parsed<Schema extends z.ZodType>(schema: Schema, body: Uint8Array): z.output<Schema> | undefined {
  if (body.length === 0) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return undefined;
  }
}
