/** Reads a profile of Cervello's wire: the shipped one, or a file beside the station file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { readSmallText } from '../../files/small-file.ts';
import { findResourcesFolder } from '../../files/resources-folder.ts';
import { type CervelloProfile, cervelloProfileSchema } from './cervello-profile.ts';

export function shippedProfile(): CervelloProfile {
  return cervelloProfileSchema.parse(JSON.parse(readFileSync(path.join(findResourcesFolder(), 'adapters', 'cervello.json'), 'utf8')));
}

/** `cervello/profile-unreadable`, `cervello/profile-invalid` with the first place that is wrong. */
export function readProfile(file: string): CervelloProfile {
  const text = readSmallText(file, 'cervello/profile-unreadable');
  const parsed = cervelloProfileSchema.safeParse(jsonIn(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('cervello/profile-invalid', { params: { file, path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' } });
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('cervello/profile-invalid', { params: { file, path: '', reason: 'JSON' }, cause });
  }
}
