/**
 * `kura.injected-key`: the fallback where a gateway cannot have its own key certified. The station makes the key, keeps it encrypted in
 * its journal as every key that it makes, and leaves no file of it on the gateway; proved by the certificate's fingerprint read back.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import { changesTo, judgeKey, type KeyState, type KeyWish, keyWish, proveKey, revokeSuperseded } from './certified-key.ts';
import { type InjectContext, type KeyPlace, keyPlace } from './key-places.ts';
import type { StepDefinition, Verification } from './step.ts';

interface InjectData {
  readonly place: KeyPlace;
  readonly wish: KeyWish;
  readonly state: KeyState;
}

const MARGIN_MS = 120_000;

export const kuraInjectedKey: StepDefinition<'kura.injected-key', InjectData> = {
  kind: 'kura.injected-key',
  version: 1,
  /** A key that did not arrive is gone for good: its certificate is revoked, and another one is made. */
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    const data = await survey(context);
    if (data.state.certificate === undefined) context.pki.demandReady(context.params.days);
    return { changes: changesTo(data.wish, data.state, `${context.params.keyType}, made by the station`), data };
  },

  async apply(context, { data: { place, wish, state } }) {
    if (!state.isInstalled) await place.prepare();
    await revokeSuperseded(context, state);
    if (state.isInstalled) return;
    context.progress('progress.keystore.certifying');
    const { keystore, alias, subject, order } = wish;
    const issued = await context.pki.issueWithKey({ ...order, subject, keyType: context.params.keyType });
    context.progress('progress.keystore.installing');
    await place.install({ keystore, alias }, issued);
  },

  async verify(context): Promise<Verification> {
    const { place, wish, state } = await survey(context);
    const proved = proveKey(context, wish, { state, source: place.source });
    const leftovers = await place.leftovers();
    const evidence = [...proved.evidence, ...leftovers];
    const left = leftovers.find(({ verdict }) => verdict === 'refuted');
    if (left === undefined || proved.outcome !== 'pass') return { ...proved, evidence };
    return { outcome: 'fail', evidence, failure: new AppError('keystore/key-file-left', { params: { folder: left.name } }) };
  },
};

async function survey(context: InjectContext): Promise<InjectData> {
  context.progress('progress.keystore.reading');
  const { params } = context;
  const place = await keyPlace(context);
  const wish = keyWish(context, { keystore: place.keystore, alias: params.alias }, { params, keyType: params.keyType });
  const judged = judgeKey(context, wish, await place.entries());
  return { place, wish, state: judged.isInstalled || judged.certificate === undefined ? judged : withoutChain(judged) };
}

/** The key is there and its certificate is not: for an injected one that is as good as nothing. */
function withoutChain(state: KeyState): KeyState {
  const certificate = state.certificate === undefined ? [] : [state.certificate];
  return { ...state, certificate: undefined, superseded: [...certificate, ...state.superseded] };
}
