/** A provisioning request as it will go out. */
import type { RestRequest } from '../gateway/rest/rest-request.ts';
import type { UsableCertificate } from '../manufacturers/manufacturers.ts';
import type { CervelloProfile } from '../platforms/cervello/cervello-profile.ts';
import { composeRequest } from '../platforms/cervello/compose-request.ts';
import type { StationCervello } from '../platforms/cervello/station-cervello.ts';

export interface PlannedRequest {
  readonly cloud: StationCervello;
  readonly profile: CervelloProfile;
  readonly certificate: UsableCertificate;
  readonly uniqueIdentifier: string;
  /** Holds the access key and the token. */
  readonly message: RestRequest;
}

/** What reading a profile and `composeRequest` throw. */
export function planRequest(parts: Omit<PlannedRequest, 'profile' | 'message'> & { readonly nowMs: number }): PlannedRequest {
  const { cloud, certificate, uniqueIdentifier, nowMs } = parts;
  const profile = cloud.profile();
  const { key, accessKey, accessToken } = certificate;
  return {
    cloud,
    profile,
    certificate,
    uniqueIdentifier,
    message: composeRequest(profile, { uniqueIdentifier, key, accessKey, accessToken, nowMs }),
  };
}
