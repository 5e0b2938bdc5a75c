/**
 * `kura.key-pair`: the gateway makes a key pair that never leaves it, the station certifies its request, and the chain is installed beside
 * the key (kura.md §6). What the gateway has and what the record says decide at every attempt what is left to do, so a loss between any two
 * of these moments leaves neither a second active certificate nor one without a record.
 */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway/gateway.ts';
import type { KuraCall, KuraCalls } from '../gateway/kura-calls.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { readCsr } from '../pki/read-csr.ts';
import { callOptions } from './call-options.ts';
import { changesTo, isAt, judgeKey, type KeyState, type KeyWish, keyWish, leafOf, proveKey, revokeSuperseded } from './certified-key.ts';
import { chosenKeystore } from './keystore-choice.ts';
import type { StepContext, StepDefinition } from './step.ts';

type Context = StepContext<StepParams<'kura.key-pair'>>;

interface KeyPairData {
  readonly wish: KeyWish;
  readonly state: KeyState;
}

const MARGIN_MS = 120_000;
const NEEDED: readonly KuraCall[] = ['keystores', 'key-pairs', 'install-chain'];

export const kuraKeyPair: StepDefinition<'kura.key-pair', KeyPairData> = {
  kind: 'kura.key-pair',
  version: 1,
  /** Gateway and record say together how far it came, so planning again is safe anywhere. */
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    const data = await survey(context);
    if (data.state.certificate === undefined) context.pki.demandReady(context.params.days);
    const { algorithm, sizeBits } = context.params;
    return { changes: changesTo(data.wish, data.state, `${algorithm} ${sizeBits}, made on the gateway`), data };
  },

  async apply(context, { data: { wish, state } }) {
    const kura = await kuraOf(context.gateway, callOptions(context.signal));
    await revokeSuperseded(context, state);
    if (state.isInstalled) return;
    const known = state.certificate;
    const issued = known === undefined ? await makeAndCertify(context, kura, { wish, state }) : context.pki.issued(known.serialNumber);
    context.progress('progress.keystore.installing');
    const { keystore, alias } = wish;
    await kura.installChain({ keystore, alias, chain: [issued.certificatePem, ...issued.chainPem] }, callOptions(context.signal));
  },

  async verify(context) {
    const { wish, state } = await survey(context);
    return proveKey(context, wish, { state, source: kuraSource(context.gateway) });
  },
};

/** `gateway/cannot` where one of the calls is missing: before anything is made. */
async function survey(context: Context): Promise<KeyPairData> {
  context.progress('progress.keystore.reading');
  const { gateway, params, signal } = context;
  const kura = await kuraOf(gateway, callOptions(signal));
  for (const call of NEEDED) {
    if (!kura.can(call)) throw new AppError('gateway/cannot', { params: { call, generation: kura.generation } });
  }
  const keystore = await chosenKeystore(kura, params, callOptions(signal));
  const keyType = `${params.algorithm.toLowerCase()}-${params.sizeBits}`;
  const wish = keyWish(context, { keystore, alias: params.alias }, { params, keyType });
  return { wish, state: judgeKey(context, wish, await kura.keystoreEntries(callOptions(signal))) };
}

/** A key that is there without a certificate of its own may be one that every gateway of an image has: it is not certified but replaced. */
async function makeAndCertify(context: Context, kura: KuraCalls, { wish, state }: KeyPairData) {
  const { params, pki, progress, signal } = context;
  const { keystore, alias, subject } = wish;
  const { algorithm, sizeBits } = params;
  const slow: CallOptions = { signal, timeoutMs: params.timeoutSeconds * 1000 };
  const signatureAlgorithm = `SHA256with${algorithm}`;
  progress('progress.keystore.making', { bits: String(sizeBits) });
  if (state.entry !== undefined) await kura.removeEntry({ keystore, alias }, callOptions(signal));
  await kura.makeKeyPair({ keystore, alias, algorithm, sizeBits, signatureAlgorithm, subject }, slow);
  progress('progress.keystore.certifying');
  const csrPem = await kura.signingRequest({ keystore, alias, signatureAlgorithm, subject }, callOptions(signal));
  const made = (await kura.keystoreEntries(callOptions(signal))).find((entry) => isAt(entry, wish));
  if (leafOf(made)?.spkiSha256 !== readCsr(Buffer.from(csrPem)).spkiSha256) {
    throw new AppError('keystore/request-of-another-key', { params: { keystore, alias } });
  }
  return pki.signRequest({ ...wish.order, csrPem, subject });
}
