/** What a station file's schema cannot say of a Cervello: addresses, and the profile that it names. */
import type { CervelloSettings } from '../../../shared/domain/cervello-station.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { isHttpsAddress } from '../platforms/cervello/https-address.ts';
import { readProfile } from '../platforms/cervello/read-profile.ts';
import type { FileFinding } from './file-problem.ts';
import { secretFile, type SecretPlaces } from './station-secret.ts';

/** What a URL says is not repeated: somebody may have put a password there. */
export function cervelloFindings(
  name: string,
  { url, telemetry, profile }: CervelloSettings,
  places: SecretPlaces,
): readonly FileFinding[] {
  const path = `clouds.${name}`;
  return [
    ...(isHttpsAddress(url) ? [] : [toFinding(`${path}.url`, 'cervello/bad-url', {})]),
    ...(telemetry.url === undefined || isHttpsAddress(telemetry.url) ? [] : [toFinding(`${path}.telemetry.url`, 'cervello/bad-url', {})]),
    ...(profile === undefined ? [] : profileFindings(profile, `${path}.profile`, places)),
  ];
}

function profileFindings(profile: string, path: string, places: SecretPlaces): readonly FileFinding[] {
  try {
    readProfile(secretFile(profile, places));
    return [];
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return [toFinding(path, thrown.code, thrown.params)];
  }
}

function toFinding(path: string, code: FileFinding['code'], params: FileFinding['params']): FileFinding {
  return { path, code, params, severity: 'error' };
}
