/** An error as the command line says it: `{"code","message","where","fix"}` for programs, three sentences for people (CLI.md). */
import { type AppError, toFailure } from '../../shared/errors/app-error.ts';
import { errorTexts, type Language, text } from '../../shared/texts/text.ts';
import type { Output } from './output.ts';

export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  /** The file, batch, lane, row … that the error is about, or the name of what has no place; empty where it is about none. */
  readonly where: string;
  readonly fix: string;
}

/** Parameters that name a place, outermost first; the others only fill the text. */
const PLACES = [
  'file',
  'folder',
  'path',
  'batch',
  'row',
  'column',
  'unit',
  'identifier',
  'lane',
  'host',
  'url',
  'port',
  'place',
  'step',
  'component',
  'command',
] as const;

export function errorReport(error: AppError, language: Language): ErrorReport {
  const { title, meaning, action } = errorTexts(language, error.code, error.params);
  return { code: error.code, message: `${title}: ${meaning}`, where: placeOf(error), fix: action };
}

function placeOf({ params }: AppError): string {
  const places = PLACES.map((name) => params[name]).filter((place) => place !== undefined && place !== '');
  return params['where'] ?? (places.length > 0 ? places.join(' · ') : (params['name'] ?? ''));
}

/** Says what ended the command: as JSON on stdout where that was asked for, and always for people on stderr. */
export async function sayError(error: AppError, output: Output, language: Language): Promise<void> {
  /* First where it can be said in any case: stdout may be what failed. */
  await noteError(error, output, language);
  if (output.json) await output.object({ error: errorReport(error, language) });
}

/** For people, on stderr. */
export async function noteError(error: AppError, output: Output, language: Language): Promise<void> {
  const { title, meaning, action } = errorTexts(language, error.code, error.params);
  await output.note(`${title}\n${meaning}\n→ ${action}`);
  const details = [error.code, ...toFailure(error).chain].join(' ← ');
  await output.note(text(language, 'command.error.details', { details }));
  if (error.traits.blame === 'bug' && error.cause instanceof Error) await output.note(String(error.cause.stack));
}
