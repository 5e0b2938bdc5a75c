/** The engine of a command that writes: its own, for as long as the command lasts. */
import type { Engine } from '../engine/open-engine.ts';
import { stationPaths } from '../engine/station-folder.ts';
import type { Call } from './command.ts';

/** `journal/in-use` where a window or another command works on this journal. */
export async function openOwnEngine({ given, environment, linesideVersion }: Call): Promise<Engine> {
  const { openEngine } = await import('../engine/open-engine.ts');
  const { journalFile, keyFolder } = stationPaths(environment, given.text('db'));
  return await openEngine({ journalFile, keyFolder, environment, linesideVersion });
}
