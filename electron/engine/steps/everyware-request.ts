/**
 * `everyware.request`: looks at the unit's provision request before an attempt is spent. It only reads; the cloud shows neither username
 * nor password, so these stay unchecked, and without a login for the cloud nothing is checked, which the evidence says. What the cloud
 * says proves nothing of the gateway and never carries a PASS.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { isUnconfirmed } from '../platforms/everyware/requests/cloud-adapter.ts';
import { attemptsLeft, isNearLimit, momentText, requestObstacle } from '../platforms/everyware/requests/judge-request.ts';
import type { ProvisionRequest } from '../platforms/everyware/requests/provision-requests.ts';
import { openProvisionRequests } from '../platforms/everyware/requests/request-client.ts';
import type { StationCloud } from '../platforms/everyware/requests/station-cloud.ts';
import { cloudOf } from './everyware-cloud.ts';
import { accessNames } from './everyware-login.ts';
import { masked } from './masked.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'everyware.request'>>;

const MARGIN_MS = 60_000;

export const everywareRequest: StepDefinition<'everyware.request', undefined> = {
  kind: 'everyware.request',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,

  async verify(context): Promise<Verification> {
    const cloud = cloudOf(context, context.params.cloud);
    if (cloud === undefined) return notChecked(context.clouds.length === 0 ? 'no cloud login' : 'no cloud named');
    const requests = openProvisionRequests(cloud);
    if (requests === undefined) return notChecked('no cloud login');
    context.progress('progress.everyware.request', { cloud: cloud.name });
    try {
      // Only the client id is asked for: a username that cannot be had is no reason not to look.
      const { clientId } = await accessNames(context, { clientId: context.params.clientId, username: '-' });
      const limits = { signal: context.signal, timeoutMs: context.params.timeoutSeconds * 1000 };
      return judge(context, { cloud, clientId, request: await requests.findByClientId(clientId, limits) });
    } finally {
      requests.close();
    }
  },
};

interface Seen {
  readonly cloud: StationCloud;
  readonly clientId: string;
  readonly request: ProvisionRequest | undefined;
}

/** Never `fail`: a request that is wrong says nothing of the gateway. */
function judge(context: Context, { cloud, clientId, request }: Seen): Verification {
  const shownId = masked(context, clientId);
  if (request === undefined) {
    const evidence = [{ name: 'provision request', expected: shownId, observed: 'none', verdict: 'refuted', source: 'cloud' } as const];
    return { outcome: 'error', evidence, failure: new AppError('requests/missing', { params: { clientId: shownId } }) };
  }
  const failure = requestObstacle({ ...request, clientId: shownId }, { accountId: cloud.settings.accountId, nowMs: Date.now() });
  const evidence = evidenceOf(request, cloud, failure === undefined);
  if (failure !== undefined) return { outcome: 'error', evidence, failure };
  const left = attemptsLeft(request);
  if (isNearLimit(request)) context.progress('progress.everyware.few-attempts', { left: String(left) });
  return { outcome: 'pass', evidence, results: { requestId: request.id, accountId: request.accountId } };
}

function evidenceOf(request: ProvisionRequest, { name, settings }: StationCloud, isGood: boolean): readonly Evidence[] {
  const { id, accountId, status, activatesOn, expiresOn, job } = request;
  const left = attemptsLeft(request);
  return [
    { name: 'provision request', observed: `${id} in ${name}`, verdict: isGood ? 'proved' : 'refuted', source: 'cloud' },
    settings.accountId === undefined
      ? { name: 'target account', observed: accountId, verdict: 'noted', source: 'cloud' }
      : {
          name: 'target account',
          expected: settings.accountId,
          observed: accountId,
          verdict: accountId === settings.accountId ? 'proved' : 'refuted',
          source: 'cloud',
        },
    note('request status', status),
    note(
      'request active',
      `${activatesOn === undefined ? '…' : momentText(activatesOn)} – ${expiresOn === undefined ? '…' : momentText(expiresOn)}`,
    ),
    note('job status', job?.status ?? 'not told'),
    note('attempts left in the cloud', left === undefined ? 'not told' : `${left}${isNearLimit(request) ? ', the last ones' : ''}`),
    { name: 'username and password of the request', observed: 'not shown by the cloud', verdict: 'not-proved', source: 'cloud' },
    ...(isUnconfirmed(settings.kind) ? [note('cloud', `${settings.kind}, unconfirmed`)] : []),
  ];
}

function notChecked(why: string): Verification {
  return { outcome: 'pass', evidence: [note('provision request', `not checked: ${why}`)] };
}

function note(name: string, observed: string): Evidence {
  return { name, observed, verdict: 'noted', source: 'cloud' };
}
