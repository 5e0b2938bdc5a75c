/** What a recipe with Cervello in it needs of the station, seen before any unit is touched. */
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { stationCervellos, type LoadedStation } from '../files/station-file.ts';
import type { CervelloRooms } from '../manufacturers/cervello-rooms.ts';
import { certificateFor, cervelloOf } from '../steps/cervello-cloud.ts';

interface CervelloOrder {
  readonly batch: Batch;
  readonly recipes: readonly Recipe[];
  readonly station: LoadedStation;
  /** True for runs that are gone on with: what they were begun with may be gone by now, and most need it no more. */
  readonly resume: boolean;
}

/**
 * `cervello/not-confirmed` where nobody said that the platform imported the batch; `cervello/none`, `cervello/several`,
 * `cervello/no-manufacturer`, `manufacturers/*` and `cervello/profile-*` for what is missing.
 */
export function demandCervello(rooms: CervelloRooms, { batch, recipes, station, resume }: CervelloOrder): void {
  const clouds = stationCervellos(station);
  for (const { step, with: wish } of recipes.flatMap(({ steps }) => steps)) {
    if (step !== 'cervello.request' && step !== 'cervello.install-certificate' && step !== 'cervello.telemetry') continue;
    const cloud = cervelloOf(clouds, wish.cloud);
    cloud.profile();
    if (step === 'cervello.telemetry') continue;
    rooms.demandConfirmed(batch);
    if (!resume) certificateFor({ certificate: (which) => rooms.certificate(batch, which) }, cloud, wish);
  }
}
