/**
 * `return.request`: the provision request that the device came by before is disabled or removed in the clouds that the station may log in
 * to, and read back there. Without a login, the usual case, the record says what was not checked.
 */
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ProvisionRequest, ProvisionRequests } from '../platforms/everyware/requests/provision-requests.ts';
import { openProvisionRequests } from '../platforms/everyware/requests/request-client.ts';
import { callOptions } from './call-options.ts';
import { hasPassedEarlier, passedEarlier } from './passed-earlier.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'return.request'>>;

interface OldRequest {
  readonly cloud: string;
  readonly request: ProvisionRequest;
}

export const returnRequest: StepDefinition<'return.request', undefined> = {
  kind: 'return.request',
  version: 1,
  /** Once and for all: a later attempt of this return finds the request that it goes on with. */
  tag: () => 'inspect',
  timeoutMs: () => 180_000,

  async plan(context) {
    const open = hasPassedEarlier(context) ? [] : await openRequests(context);
    return { changes: open.map((old) => changeOf(context, old)), data: undefined };
  },

  async apply(context) {
    const { action } = context.params;
    const old = new Set((await openRequests(context)).map(({ cloud, request }) => `${cloud}/${request.id}`));
    await inClouds(context, async (requests, cloud) => {
      for (const { id } of (await known(context, requests)).filter((request) => old.has(`${cloud}/${request.id}`))) {
        if (action === 'remove') await requests.remove(id, callOptions(context.signal));
        else await requests.disable(id, callOptions(context.signal));
      }
      return [];
    });
  },

  async verify(context): Promise<Verification> {
    if (hasPassedEarlier(context)) return passedEarlier;
    const { clientIds } = context.params;
    const isAsked = await hasLogin(context);
    if (!isAsked || clientIds.length === 0) {
      const why = isAsked ? 'no client id on record' : 'no cloud login';
      return {
        outcome: 'pass',
        evidence: [{ name: 'provision request', observed: `not checked: ${why}`, verdict: 'noted', source: 'cloud' }],
      };
    }
    const left = await openRequests(context);
    if (left.length > 0) {
      const evidence = left.map(({ cloud, request }) => evidenceOf(`${cloud} ${request.clientId}`, request.status, 'refuted'));
      const failure = new AppError('returns/request-left', {
        params: { clientIds: left.map(({ request }) => request.clientId).join(', ') },
      });
      return { outcome: 'error', evidence, failure };
    }
    const found = await foundRequests(context);
    const evidence = found.map((old) => {
      const { cloud, request } = old;
      const isKept = goesOn(context, old, found);
      return evidenceOf(
        `${cloud} ${request.clientId}`,
        isKept ? `${request.status}: goes on with it` : request.status,
        isKept ? 'noted' : 'proved',
      );
    });
    return { outcome: 'pass', evidence: evidence.length > 0 ? evidence : [evidenceOf('provision request', 'none', 'proved')] };
  },

  async inspect(context) {
    return { finding: (await openRequests(context)).length === 0 ? 'applied' : 'not-applied', evidence: [] };
  },
};

function changeOf({ params }: Context, { cloud, request }: OldRequest): Change {
  const target = `${cloud} request ${request.id} ${request.clientId}`;
  return { target, from: request.status, ...(params.action === 'remove' ? {} : { to: 'DISABLED' }), secret: false };
}

function evidenceOf(name: string, observed: string, verdict: Evidence['verdict']): Evidence {
  return { name, observed, verdict, source: 'cloud' };
}

/** What still has to be done. */
async function openRequests(context: Context): Promise<readonly OldRequest[]> {
  const found = await foundRequests(context);
  const isOpen = ({ status }: ProvisionRequest) => context.params.action === 'remove' || status !== 'DISABLED';
  return found.filter((old) => isOpen(old.request) && !goesOn(context, old, found));
}

/**
 * A cloud account keeps one request for a client id (esf.md §4): where the device keeps its own, the request under it is what it is
 * provisioned by next. Of several accounts that have one, it is the newest.
 */
function goesOn({ params }: Context, { request }: OldRequest, found: readonly OldRequest[]): boolean {
  if (request.clientId !== params.goesOnAs) return false;
  const newest = found
    .filter((other) => other.request.clientId === request.clientId)
    .toSorted((a, b) => (b.request.createdOn ?? 0) - (a.request.createdOn ?? 0))[0];
  return newest?.request === request;
}

function foundRequests(context: Context): Promise<readonly OldRequest[]> {
  return inClouds(context, async (requests, cloud) => (await known(context, requests)).map((request) => ({ cloud, request })));
}

async function known({ params, signal }: Context, requests: ProvisionRequests): Promise<readonly ProvisionRequest[]> {
  const found: ProvisionRequest[] = [];
  for (const clientId of params.clientIds) {
    const request = await requests.findByClientId(clientId, callOptions(signal));
    if (request !== undefined) found.push(request);
  }
  return found;
}

async function hasLogin(context: Context): Promise<boolean> {
  return (await inClouds(context, async (_requests, cloud) => [cloud])).length > 0;
}

/** In each cloud that the station has a login for, one after the other. */
async function inClouds<Found>(
  { clouds }: Context,
  work: (requests: ProvisionRequests, cloud: string) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const cloud of clouds) {
    const requests = openProvisionRequests(cloud);
    if (requests === undefined) continue;
    try {
      found.push(...(await work(requests, cloud.name)));
    } finally {
      requests.close();
    }
  }
  return found;
}
