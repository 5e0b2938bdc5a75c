/** The engine of a command that writes: its own, for as long as the command lasts. */
import { existsSync } from 'node:fs';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Engine } from '../engine/open-engine.ts';
import { stationPaths } from '../engine/station-folder.ts';
import type { Call } from './command.ts';

/**
 * `journal/in-use` where a window or another command works on this journal. With `mustExist`, a journal that is not there is
 * `journal/not-found` and nothing is made: a mistyped path must not look like a station with nothing to do.
 */
export async function openOwnEngine({ given, environment, linesideVersion }: Call, mustExist = false): Promise<Engine> {
  const { openEngine } = await import('../engine/open-engine.ts');
  const { journalFile, keyFolder } = stationPaths(environment, given.text('db'));
  if (mustExist && !existsSync(journalFile)) throw new AppError('journal/not-found', { params: { file: journalFile } });
  return await openEngine({ journalFile, keyFolder, environment, linesideVersion });
}
