/**
 * A keystore's file worked on by Java's keytool over the gateway's shell: where Kura itself cannot take a key. Passwords go to keytool by its
 * environment and never stand in an argument list or in a file.
 */
import { posix } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import type { KeystoreEntry } from '../gateway/kura-calls.ts';
import { outputOf, succeeds } from './shell-output.ts';

export interface KeytoolPlace {
  readonly shell: Shell;
  readonly keytool: string;
  /** The keystore. */
  readonly file: string;
  readonly password: string;
}

/** Of a temporary bundle: PKCS#12 with one entry of this name. */
export const BUNDLE_ALIAS = 'lineside';

const ENGLISH = '-J-Duser.language=en';
/** Lines of standard input become the environment of keytool, whatever signs are in them. */
const WITH_PASSWORDS = 'IFS= read -r STORE; IFS= read -r BUNDLE; export STORE BUNDLE; exec "$@"';
/** Overwritten with zeros to its length, synced, removed; the folder goes last. Exit status 3 where it is not ours. */
const WIPE = `
[ -e "$1" ] || [ -h "$1" ] || exit 0
[ -d "$1" ] && [ ! -h "$1" ] && [ -O "$1" ] || exit 3
for file in "$1"/* "$1"/.[!.]*; do
  [ -f "$file" ] || continue
  size=$(wc -c < "$file") && head -c "$size" /dev/zero | dd of="$file" conv=notrunc 2>/dev/null
  sync
  rm -f "$file"
done
rmdir "$1"`;

/** On the same disk as the keystore, in a folder that nobody else may write. */
export function temporaryFolder({ file }: Pick<KeytoolPlace, 'file'>): string {
  return posix.join(posix.dirname(file), '.lineside-key');
}

/** Trusted certificates and keys with their chains. `keystore/keytool-refused` */
export async function keytoolEntries(place: KeytoolPlace, call: CallOptions, file = place.file): Promise<readonly KeystoreEntry[]> {
  const listed = await keytool(place, { deed: 'list', words: ['-list', '-rfc', '-keystore', file, '-storepass:env', 'STORE'] }, call);
  return listed
    .split(/^Alias name: /m)
    .slice(1)
    .flatMap((part) => entryOf(part, place.file));
}

/**
 * Into a copy that takes the place of the keystore only once it was read back and `isRight`: a power cut leaves the old or the new one.
 * `keystore/keytool-refused`, `keystore/no-file`, `keystore/folder-not-ours`, `keystore/key-not-there`.
 */
export async function importBundle(
  place: KeytoolPlace,
  order: {
    readonly alias: string;
    readonly bundle: Uint8Array;
    readonly bundlePassword: string;
    readonly isRight: (entries: readonly KeystoreEntry[]) => boolean;
  },
  call: () => CallOptions,
): Promise<void> {
  const { shell, file } = place;
  const folder = temporaryFolder(place);
  const [bundleFile, copy] = [`${folder}/key.p12`, `${folder}/store`];
  await mustWork(place, ['mkdir', '-m', '700', folder], call());
  const written = await shell.exec(['sh', '-c', 'umask 077; cat > "$1"', 'sh', bundleFile], { ...call(), stdin: order.bundle });
  if (written.exitStatus !== 0) throw noFile(file);
  await mustWork(place, ['cp', '-p', file, copy], call());
  const source = ['-srckeystore', bundleFile, '-srcstoretype', 'PKCS12', '-srcstorepass:env', 'BUNDLE', '-srcalias', BUNDLE_ALIAS];
  const target = ['-destkeystore', copy, '-deststorepass:env', 'STORE', '-destkeypass:env', 'STORE', '-destalias', order.alias];
  await keytool(
    place,
    { deed: 'importkeystore', words: ['-importkeystore', '-noprompt', ...source, ...target], bundle: order.bundlePassword },
    call(),
  );
  if (!order.isRight(await keytoolEntries(place, call(), copy))) {
    throw new AppError('keystore/key-not-there', { params: { keystore: file, alias: order.alias } });
  }
  await mustWork(place, ['sh', '-c', 'sync; mv -f "$1" "$2" && sync', 'sh', copy, file], call());
}

/** The same for a certificate that is to be trusted; it is no secret and passes by keytool's standard input. Throws as `importBundle`. */
export async function importTrusted(
  place: KeytoolPlace,
  {
    alias,
    pem,
    isRight,
  }: { readonly alias: string; readonly pem: string; readonly isRight: (entries: readonly KeystoreEntry[]) => boolean },
  call: () => CallOptions,
): Promise<void> {
  const folder = temporaryFolder(place);
  const copy = `${folder}/store`;
  await wipeFolder(place, call());
  await mustWork(place, ['mkdir', '-m', '700', folder], call());
  await mustWork(place, ['cp', '-p', place.file, copy], call());
  const words = ['-importcert', '-noprompt', '-alias', alias, '-keystore', copy, '-storepass:env', 'STORE'];
  await keytool(place, { deed: 'importcert', words, input: pem }, call());
  if (!isRight(await keytoolEntries(place, call(), copy))) {
    throw new AppError('keystore/key-not-there', { params: { keystore: place.file, alias } });
  }
  await mustWork(place, ['sh', '-c', 'sync; mv -f "$1" "$2" && sync', 'sh', copy, place.file], call());
  await wipeFolder(place, call());
}

/** `keystore/folder-not-ours`, `keystore/key-file-left`. */
export async function wipeFolder(place: Pick<KeytoolPlace, 'shell' | 'file'>, call: CallOptions): Promise<void> {
  const folder = temporaryFolder(place);
  const { exitStatus } = await place.shell.exec(['sh', '-c', WIPE, 'sh', folder], call);
  if (exitStatus === 3) throw new AppError('keystore/folder-not-ours', { params: { folder } });
  if (exitStatus !== 0 || (await isFolderThere(place, call))) throw new AppError('keystore/key-file-left', { params: { folder } });
}

export function isFolderThere(place: Pick<KeytoolPlace, 'shell' | 'file'>, call: CallOptions): Promise<boolean> {
  return succeeds(place.shell, ['test', '-e', temporaryFolder(place)], call);
}

/** In the path, else beside the Java that runs as process `pid`. Undefined where there is none. */
export async function findKeytool(shell: Shell, pid: string | undefined, call: CallOptions): Promise<string | undefined> {
  const inPath = (await outputOf(shell, ['sh', '-c', 'command -v keytool'], call))?.trim();
  if (inPath?.startsWith('/') === true) return inPath;
  if (pid === undefined) return undefined;
  const java = (await outputOf(shell, ['readlink', '-f', `/proc/${pid}/exe`], call))?.trim();
  const beside = java?.startsWith('/') === true ? posix.join(posix.dirname(java), 'keytool') : undefined;
  return beside !== undefined && (await succeeds(shell, ['test', '-x', beside], call)) ? beside : undefined;
}

interface Deed {
  readonly deed: string;
  readonly words: readonly string[];
  readonly bundle?: string;
  /** What keytool reads from its standard input. */
  readonly input?: string;
}

async function keytool(
  { shell, keytool: program, file, password }: KeytoolPlace,
  { deed, words, bundle = '', input = '' }: Deed,
  call: CallOptions,
): Promise<string> {
  const stdin = Buffer.from(`${password}\n${bundle}\n${input}`);
  const result = await shell.exec(['sh', '-c', WITH_PASSWORDS, 'sh', program, ENGLISH, ...words], { ...call, stdin });
  if (result.exitStatus === 0) return Buffer.from(result.stdout).toString('utf8');
  throw new AppError('keystore/keytool-refused', { params: { status: String(result.exitStatus), deed, file } });
}

async function mustWork({ shell, file }: KeytoolPlace, command: readonly string[], call: CallOptions): Promise<void> {
  if (!(await succeeds(shell, command, call))) throw noFile(file);
}

function noFile(file: string): AppError {
  return new AppError('keystore/no-file', { params: { file } });
}

/** @param part From an alias to the next one. */
function entryOf(part: string, keystore: string): readonly KeystoreEntry[] {
  const [alias = ''] = part.split('\n', 1);
  const certificates = part.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const name = { keystore, alias: alias.trim() };
  if (/^Entry type: PrivateKeyEntry/m.test(part)) return [{ kind: 'private-key', ...name, algorithm: '', chain: certificates }];
  return /^Entry type: trustedCertEntry/m.test(part) ? [{ kind: 'trusted', ...name, pem: certificates[0] }] : [];
}
