/**
 * `cervello.install-certificate`: puts the manufacturer's certificate and key on the device, which calls in itself. Documented is only that a
 * device with a valid certificate is taken in (cervello.md §3); how it shows it is not, so this way is unconfirmed and proves `prepared`.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KuraCalls } from '../gateway/kura-calls.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import type { UsableCertificate } from '../manufacturers/manufacturers.ts';
import { sha256Of } from '../pki/certificate-facts.ts';
import { toPem } from '../pki/pem.ts';
import { callOptions } from './call-options.ts';
import { certificateFor, cervelloOf, note } from './cervello-cloud.ts';
import { isAt, leafOf } from './certified-key.ts';
import { chosenKeystore } from './keystore-choice.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'cervello.install-certificate'>>;

interface InstallData {
  readonly kura: KuraCalls;
  readonly keystore: string;
  readonly certificate: UsableCertificate;
  readonly expected: string;
  /** SHA-256 of the certificate that is there. */
  readonly found: string | undefined;
}

const MARGIN_MS = 60_000;

export const cervelloInstallCertificate: StepDefinition<'cervello.install-certificate', InstallData> = {
  kind: 'cervello.install-certificate',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    context.cervello.demandConfirmed();
    const data = await survey(context);
    if (!data.kura.can('install-chain')) {
      throw new AppError('gateway/cannot', { params: { call: 'install-chain', generation: data.kura.generation } });
    }
    const from = data.found === undefined ? {} : { from: data.found };
    const change = { target: `${data.keystore} ${context.params.alias}`, ...from, to: data.expected, secret: false };
    return { changes: data.found === data.expected ? [] : [change], data };
  },

  async apply(context, { data: { kura, keystore, certificate } }) {
    await context.cervello.noteUse(certificate, 'installed');
    context.progress('progress.keystore.installing');
    const privateKeyPem = certificate.key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const chain = certificate.certificates.map((der) => toPem('CERTIFICATE', der));
    await kura.installKey({ keystore, alias: context.params.alias, privateKeyPem, chain }, callOptions(context.signal));
  },

  async verify(context): Promise<Verification> {
    const { keystore, certificate, expected, found } = await survey(context);
    const isThere = found === expected;
    const observed = found === undefined ? {} : { observed: found };
    const name = `${keystore} ${context.params.alias} certificate`;
    const verdict = isThere ? 'proved' : 'refuted';
    const evidence: readonly Evidence[] = [
      { name, expected, ...observed, verdict, source: kuraSource(context.gateway) },
      note('unconfirmed', 'that the device calls in with this certificate'),
    ];
    if (!isThere) {
      return {
        outcome: 'fail',
        evidence,
        failure: new AppError('keystore/key-not-there', { params: { keystore, alias: context.params.alias } }),
      };
    }
    // Also where it was there before the station came.
    await context.cervello.noteUse(certificate, 'installed');
    return { outcome: 'pass', evidence, proof: 'prepared', results: { certificate: certificate.name, certificateSha256: expected } };
  },
};

async function survey(context: Context): Promise<InstallData> {
  const { cervello, gateway, params, signal } = context;
  context.progress('progress.keystore.reading');
  const certificate = certificateFor(cervello, cervelloOf(cervello.clouds, params.cloud), params);
  const kura = await kuraOf(gateway, callOptions(signal));
  const keystore = await chosenKeystore(kura, params, callOptions(signal));
  const entries = await kura.keystoreEntries(callOptions(signal));
  const found = leafOf(entries.find((entry) => isAt(entry, { keystore, alias: params.alias })))?.sha256;
  return { kura, keystore, certificate, expected: sha256Of(certificate.certificates[0] ?? Buffer.alloc(0)), found };
}
