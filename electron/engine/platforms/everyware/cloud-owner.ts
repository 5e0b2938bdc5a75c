/** Whose a device is in the clouds of the station file, where a login may say: asked once, and never needed (ARCHITECTURE, idea 8). */
import type { Ownership } from '../../../../shared/contract/returns.ts';
import { type AppError, toAppError, toFailure } from '../../../../shared/errors/app-error.ts';
import { openProvisionRequests } from './requests/request-client.ts';
import type { StationCloud } from './requests/station-cloud.ts';

const ASK_TIMEOUT_MS = 15_000;

export interface OwnerQuestion {
  readonly clouds: readonly StationCloud[];
  readonly clientIds: readonly string[];
  readonly signal: AbortSignal;
}

/** The first cloud that knows one of the client ids; else what was found out, or why nothing was. */
export async function cloudOwner({ clouds, clientIds, signal }: OwnerQuestion): Promise<Ownership> {
  const ids = [...new Set(clientIds.filter((clientId) => clientId !== ''))];
  const asked: Ownership[] = [];
  for (const cloud of clouds) {
    for (const clientId of ids) {
      const answer = await askCloud(cloud, clientId, signal);
      if (answer?.checked === true && answer.account !== undefined) return answer;
      if (answer !== undefined) asked.push(answer);
    }
  }
  if (asked[0] !== undefined) return asked[0];
  return { checked: false, why: clouds.length > 0 && ids.length === 0 ? 'no-client-id' : 'no-cloud-login' };
}

/** Undefined where the station has no login there. */
async function askCloud(cloud: StationCloud, clientId: string, signal: AbortSignal): Promise<Ownership | undefined> {
  try {
    const requests = openProvisionRequests(cloud);
    if (requests === undefined) return undefined;
    try {
      const owner = await requests.ownerOf(clientId, { signal, timeoutMs: ASK_TIMEOUT_MS });
      const { accountId } = cloud.settings;
      return {
        checked: true,
        cloud: cloud.name,
        clientId,
        ...(owner === undefined ? {} : { account: owner.accountId }),
        ...(accountId === undefined ? {} : { expectedAccount: accountId }),
      };
    } finally {
      requests.close();
    }
  } catch (thrown) {
    signal.throwIfAborted();
    const failure: AppError = toAppError(thrown);
    return { checked: false, why: 'no-answer', failure: toFailure(failure) };
  }
}
