/** Which cloud of the station file a step means. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { StationCloud } from '../platforms/everyware/requests/station-cloud.ts';
import type { StepContext } from './step.ts';

/** By name, or the only one. Undefined where the station has none, or several and none is named. `requests/not-in-station-file`. */
export function cloudOf({ clouds }: Pick<StepContext<unknown>, 'clouds'>, name: string | undefined): StationCloud | undefined {
  if (name === undefined) return clouds.length === 1 ? clouds[0] : undefined;
  const found = clouds.find((cloud) => cloud.name === name);
  if (found !== undefined) return found;
  const known = clouds.map((cloud) => cloud.name).join(', ');
  throw new AppError('requests/not-in-station-file', { params: { name, known: known === '' ? '–' : known } });
}
