/** The Cervellos of the station file that the line works with, and what of their wire is only assumed. */
import { basename } from 'node:path';
import { toFailure } from '../../../shared/errors/app-error.ts';
import { stationCervellos } from '../files/station-file.ts';
import type { StationCervello } from '../platforms/cervello/station-cervello.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

export function cervelloRequests(line: Pick<Line, 'loadedStation'>): Pick<Service, 'cervello.list'> {
  return {
    'cervello.list': async () => {
      const station = line.loadedStation;
      return { clouds: station === undefined ? [] : stationCervellos(station).map(cervelloView) };
    },
  };
}

function cervelloView(cloud: StationCervello) {
  const { url, manufacturer, certificate, profile } = cloud.settings;
  return {
    name: cloud.name,
    url,
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(profile === undefined ? {} : { profile: basename(profile) }),
    ...wireOf(cloud),
  };
}

function wireOf(cloud: StationCervello) {
  try {
    const { request, telemetry, unconfirmed } = cloud.profile();
    const isTelemetryAllowed = cloud.settings.telemetry.isAllowed ?? telemetry.isAllowed;
    return { wire: { scheme: request.token.scheme, isTelemetryAllowed, unconfirmed } };
  } catch (thrown) {
    return { failure: toFailure(thrown) };
  }
}
