/** From an answer's text to checked data. */
import type { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { parseExactJson } from './exact-json.ts';

/** `rest/bad-answer` where the text is no JSON or has another shape. The text is never part of the error: it may hold secrets. */
export function parseAnswer<Schema extends z.ZodType>(text: string, schema: Schema, path: string): z.output<Schema> {
  let data: unknown;
  try {
    data = parseExactJson(text);
  } catch {
    throw new AppError('rest/bad-answer', { params: { path } });
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AppError('rest/bad-answer', { params: { path }, cause: parsed.error });
  return parsed.data;
}
