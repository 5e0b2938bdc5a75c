/**
 * `remote.meet`: waits until the gateway has come to the station's broker with the unit's own login, and holds what its birth message says
 * against the row (kura.md §4.3). Writes nothing.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeardClient } from '../platforms/station-broker/lifecycle-ledger.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { birthIdentity, identityVerdict } from './birth-identity.ts';
import { callOptions } from './call-options.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'remote.meet'>>;

const MARGIN_MS = 30_000;
/** After this a gateway that said who it is while the station was away is made to say it again. */
const RECALL_AFTER_MS = 5000;

export const remoteMeet: StepDefinition<'remote.meet', OwnBroker> = {
  kind: 'remote.meet',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    const own = await context.brokerRoom.own();
    if (own.loginOf(context.unit) === undefined) throw new AppError('meet/not-admitted');
    return { changes: [], data: own };
  },

  apply: async () => undefined,

  async verify(context, plan): Promise<Verification> {
    const own = plan.data ?? (await context.brokerRoom.own());
    const clientId = own.loginOf(context.unit)?.clientId ?? '';
    const client = await birthOf(context, own, clientId);
    if (client === undefined) return nobodyCame(context, own, clientId);
    return judgeBirth(context.unit, client);
  },
};

/** Undefined where nobody came within the time. */
async function birthOf(context: Context, own: OwnBroker, clientId: string): Promise<HeardClient | undefined> {
  const { signal, params, progress, unit } = context;
  const patience = AbortSignal.timeout(params.timeoutSeconds * 1000);
  const early = AbortSignal.timeout(Math.min(RECALL_AFTER_MS, params.timeoutSeconds * 500));
  const until = (limit: AbortSignal) =>
    own.ledger.until({ account: own.account, clientId }, isHere, AbortSignal.any([signal, limit])).catch((thrown: unknown) => {
      if (signal.aborted || !limit.aborted) throw thrown;
      return undefined;
    });
  progress('progress.meet.waiting', { clientId, seconds: String(params.timeoutSeconds) });
  const soon = await until(early);
  if (soon !== undefined) return soon;
  // It may be connected since before this engine listened; where it is not, there is nothing to cut.
  progress('progress.meet.recalling', { clientId });
  await own.recall(unit, callOptions(signal));
  progress('progress.meet.waiting', { clientId, seconds: String(params.timeoutSeconds) });
  return until(patience);
}

function isHere({ state, birth }: HeardClient): boolean {
  return state === 'connected' && birth !== undefined;
}

async function nobodyCame({ params, unit, signal }: Context, own: OwnBroker, clientId: string): Promise<Verification> {
  const isConnected = await own.isConnected(unit, callOptions(signal));
  const where = { clientId, place: new URL(own.url).host, seconds: String(params.timeoutSeconds) };
  const failure = new AppError(isConnected ? 'meet/says-nothing' : 'meet/nobody-came', { params: where });
  const evidence: Evidence[] = [{ name: 'birth message', expected: clientId, verdict: 'not-proved', source: 'broker' }];
  return { outcome: 'timeout', evidence, failure };
}

/** Pure, so that every way a birth can fit or not is shown by a test. */
export function judgeBirth(unit: Unit, { clientId, birth, counts }: HeardClient): Verification {
  const facts = birth ?? { macAddresses: [], applicationIds: [] };
  const identity = birthIdentity(unit, facts);
  const note = (name: string, observed: string | undefined): Evidence[] =>
    observed === undefined || observed === '' ? [] : [{ name, observed, verdict: 'noted', source: 'remote' }];
  const evidence: readonly Evidence[] = [
    { name: 'birth message', expected: clientId, observed: clientId, verdict: 'proved', source: 'remote' },
    ...identity,
    ...note('kura_version', facts.kuraVersion),
    ...note('application_ids', facts.applicationIds.join(', ')),
    ...(counts.repeats === 0 ? [] : note('repeated birth messages', String(counts.repeats))),
    ...(counts.takeovers === 0 ? [] : note('connections taken over', String(counts.takeovers))),
  ];
  const results = { clientId, ...(facts.serialNumber === undefined ? {} : { serialNumber: facts.serialNumber }) };
  const foreign = identity.find(({ verdict }) => verdict === 'refuted');
  if (foreign !== undefined) {
    const { name: fact, expected = '', observed = '' } = foreign;
    return { outcome: 'fail', evidence, failure: new AppError('meet/foreign-unit', { params: { clientId, fact, expected, observed } }) };
  }
  if (identityVerdict(unit, facts) === 'itself') return { outcome: 'pass', evidence, results };
  return { outcome: 'error', evidence, failure: new AppError('meet/no-identity') };
}
