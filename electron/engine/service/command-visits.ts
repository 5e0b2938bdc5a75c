/** A command at one gateway: its station file names the lane. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { loadStation } from '../files/station-file.ts';
import type { Engine } from '../open-engine.ts';
import type { VisitService } from './visit-requests.ts';

interface Place {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly mayVisit: boolean;
}

export function openVisit(place: Place, visits: VisitService): Functions<CommandRequests>['commands.openVisit'] {
  return async ({ station, lane, unit, operator }, signal) => {
    if (!place.mayVisit) throw new AppError('engine/ends-soon');
    const environment = { ...place.environment, ...station.environment };
    const loaded = loadStation(station.file, { environment, vault: place.engine.secrets });
    return await visits.open({ station: loaded, lane, unit, operator }, signal);
  };
}
