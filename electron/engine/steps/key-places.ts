/** Where a key made by the station goes: Kura takes it itself (keystores/v2), else keytool does over the shell. */
import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { EntryName, KeystoreEntry } from '../gateway/kura-calls.ts';
import { hasKura, kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { RANDOM_ROUNDS } from '../pki/bundle-protection.ts';
import { pemBlocks } from '../pki/pem.ts';
import type { IssuedWithKey } from '../pki/pki.ts';
import { writePkcs12 } from '../pki/pkcs12/write-pkcs12.ts';
import { callOptions } from './call-options.ts';
import { isAt, leafOf } from './certified-key.ts';
import { chosenKeystore } from './keystore-choice.ts';
import {
  BUNDLE_ALIAS,
  findKeytool,
  importBundle,
  isFolderThere,
  keytoolEntries,
  type KeytoolPlace,
  temporaryFolder,
  wipeFolder,
} from './keytool-store.ts';
import { locateKuraFiles } from './kura-files.ts';
import type { StepContext } from './step.ts';
import { succeeds } from './shell-output.ts';

export type InjectContext = StepContext<StepParams<'kura.injected-key'>>;

export interface KeyPlace {
  /** A keystore's pid, or its file. */
  readonly keystore: string;
  readonly source: Evidence['source'];
  entries(): Promise<readonly KeystoreEntry[]>;
  /** Before anything is certified: what an attempt that was cut left behind goes. */
  prepare(): Promise<void>;
  /** The key, its certificate and chain; read back by the caller. */
  install(name: EntryName, issued: IssuedWithKey): Promise<void>;
  /** What shows that nothing of the key was left where it passed through. */
  leftovers(): Promise<readonly Evidence[]>;
}

/** Kura's own file for `SSLKeystore`, beside its properties, and the password that it ships with (kura.md §6). */
const USUAL_FILE = 'security/cacerts.ks';
const SHIPPED_PASSWORD = 'changeit';
const PASSWORD_BYTES = 24;
const WIPE_MS = 30_000;

/** `gateway/cannot`, `keystore/*`, `gateway/no-shell`: where neither way is there. */
export async function keyPlace(context: InjectContext): Promise<KeyPlace> {
  const { gateway, params, signal } = context;
  if (params.way === 'shell') return shellPlace(context);
  const kura = hasKura(gateway) ? await kuraOf(gateway, callOptions(signal)) : undefined;
  const isTaking = kura?.can('install-chain') === true && kura.can('keystores');
  if (kura !== undefined && isTaking) return kuraPlace(context);
  if (params.way === 'auto' && gateway.has.shell) return shellPlace(context);
  throw new AppError('gateway/cannot', { params: { call: 'install-chain', generation: kura?.generation ?? 'unknown' } });
}

async function kuraPlace({ gateway, params, signal }: InjectContext): Promise<KeyPlace> {
  const kura = await kuraOf(gateway, callOptions(signal));
  return {
    keystore: await chosenKeystore(kura, params, callOptions(signal)),
    source: kuraSource(gateway),
    entries: () => kura.keystoreEntries(callOptions(signal)),
    prepare: async () => undefined,
    install: async (name, { privateKeyPem, certificatePem, chainPem }) => {
      await kura.installKey({ ...name, privateKeyPem, chain: [certificatePem, ...chainPem] }, callOptions(signal));
    },
    leftovers: async () => [],
  };
}

async function shellPlace(context: InjectContext): Promise<KeyPlace> {
  const { signal } = context;
  const call = () => callOptions(signal);
  const place = await findPlace(context);
  return {
    keystore: place.file,
    source: 'shell',
    entries: () => keytoolEntries(place, call()),
    prepare: () => wipeFolder(place, call()),
    install: async (name, issued) => {
      const bundlePassword = randomBytes(PASSWORD_BYTES).toString('hex');
      rememberSecret(bundlePassword);
      const isRight = (entries: readonly KeystoreEntry[]) =>
        leafOf(entries.find((entry) => isAt(entry, name)))?.sha256 === issued.certificate.certificateSha256;
      try {
        await importBundle(place, { alias: name.alias, bundle: await bundleOf(issued, bundlePassword), bundlePassword, isRight }, call);
      } finally {
        context.progress('progress.keystore.wiping');
        await wipeFolder(place, { signal: AbortSignal.timeout(WIPE_MS), timeoutMs: WIPE_MS });
      }
    },
    leftovers: async () => {
      const isLeft = await isFolderThere(place, call());
      const name = `temporary key file ${temporaryFolder(place)}`;
      return [
        {
          name,
          expected: 'overwritten and removed',
          observed: isLeft ? 'still there' : 'removed',
          verdict: isLeft ? 'refuted' : 'proved',
          source: 'shell',
        },
      ];
    },
  };
}

/** `keystore/no-keytool`, `keystore/no-file`. */
async function findPlace({ gateway, params, signal }: InjectContext): Promise<KeytoolPlace> {
  const call = callOptions(signal);
  const shell = await gateway.shell(call);
  const files = await locateKuraFiles(gateway, shell, call);
  const file = params.file ?? (files === undefined ? '' : posix.join(posix.dirname(files.customPath), USUAL_FILE));
  const isUsable =
    file.startsWith('/') && (await succeeds(shell, ['sh', '-c', 'test -f "$1" && test -r "$1" && test -w "$1"', 'sh', file], call));
  if (!isUsable) throw new AppError('keystore/no-file', { params: { file: file === '' ? '–' : file } });
  const keytool = params.keytool ?? (await findKeytool(shell, files?.process?.pid, call));
  if (keytool === undefined) throw new AppError('keystore/no-keytool');
  return { shell, keytool, file, password: params.filePassword ?? SHIPPED_PASSWORD };
}

async function bundleOf({ privateKeyPem, certificatePem, chainPem }: IssuedWithKey, password: string): Promise<Uint8Array> {
  const [key] = pemBlocks(privateKeyPem);
  const certificates = [certificatePem, ...chainPem].flatMap((pem) => pemBlocks(pem).map(({ der }) => der));
  return await writePkcs12(
    { privateKey: key?.der ?? Buffer.alloc(0), certificates, name: BUNDLE_ALIAS },
    { password, rounds: RANDOM_ROUNDS },
  );
}
