/** Which Cervello of the station file a step means, and with which certificate it is spoken to. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { UsableCertificate } from '../manufacturers/manufacturers.ts';
import type { CervelloProfile } from '../platforms/cervello/cervello-profile.ts';
import type { CervelloRoom } from '../platforms/cervello/cervello-room.ts';
import type { StationCervello } from '../platforms/cervello/station-cervello.ts';

export interface CervelloWish {
  readonly cloud?: string | undefined;
  readonly certificate?: string | undefined;
}

/** By name, or the only one. `cervello/none`, `cervello/several`, `requests/not-in-station-file`. */
export function cervelloOf(clouds: readonly StationCervello[], name: string | undefined): StationCervello {
  const known = clouds.map((cloud) => cloud.name).join(', ');
  if (name !== undefined) {
    const named = clouds.find((cloud) => cloud.name === name);
    if (named === undefined) throw new AppError('requests/not-in-station-file', { params: { name, known: known === '' ? '–' : known } });
    return named;
  }
  const [only, ...others] = clouds;
  if (only === undefined) throw new AppError('cervello/none');
  if (others.length > 0) throw new AppError('cervello/several', { params: { known } });
  return only;
}

export function certificateFor(
  { certificate }: Pick<CervelloRoom, 'certificate'>,
  cloud: StationCervello,
  wish: CervelloWish,
): UsableCertificate {
  return certificate({ manufacturer: cloud.settings.manufacturer, certificate: wish.certificate ?? cloud.settings.certificate });
}

/** What is only assumed of the wire goes into the record with everything that was done by it. */
export function unconfirmedNotes({ unconfirmed }: Pick<CervelloProfile, 'unconfirmed'>): readonly Evidence[] {
  return unconfirmed.length === 0 ? [] : [note('unconfirmed of the wire', unconfirmed.join(', '))];
}

export function note(name: string, observed: string): Evidence {
  return { name, observed, verdict: 'noted', source: 'cloud' };
}
