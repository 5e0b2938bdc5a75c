/** The private keys in a gateway's keystores, by the certificates that go with them (kura.md §3.5). */
import { createHash, X509Certificate } from 'node:crypto';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway } from '../gateway/gateway.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import type { EntryName } from '../gateway/kura-calls.ts';

export interface DeviceKey extends EntryName {
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  /** UTC, ISO 8601. */
  readonly notAfter: string;
  /** Over the DER of its public key. */
  readonly spkiSha256: Sha256;
}

/** What says that this gateway, or its user, has no keystores to ask for. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'gateway/no-kura',
  'rest/not-found',
  'rest/no-permission',
  'rest/refused',
]);

/** Empty also where they cannot be asked; an entry whose certificate nobody can read is left out. */
export async function keysOnDevice(gateway: Gateway, call: CallOptions): Promise<readonly DeviceKey[]> {
  return (await keyEntries(gateway, call))?.flatMap(({ name, leaf }) => (leaf === undefined ? [] : keyOf(name, leaf))) ?? [];
}

/** Every private-key entry with its leaf certificate; undefined where the gateway has no keystores to ask. */
export async function keyEntries(
  gateway: Gateway,
  call: CallOptions,
): Promise<readonly { readonly name: EntryName; readonly leaf: string | undefined }[] | undefined> {
  try {
    const kura = await kuraOf(gateway, call);
    const entries = await kura.keystoreEntries(call);
    return entries.flatMap((entry) => {
      if (entry.kind !== 'private-key') return [];
      return [{ name: { keystore: entry.keystore, alias: entry.alias }, leaf: entry.chain[0] }];
    });
  } catch (thrown) {
    if (thrown instanceof AppError && NOT_TOLD.has(thrown.code)) return undefined;
    throw thrown;
  }
}

function keyOf(name: EntryName, leaf: string): DeviceKey[] {
  try {
    const certificate = new X509Certificate(leaf);
    const der = certificate.publicKey.export({ type: 'spki', format: 'der' });
    return [
      {
        ...name,
        subject: oneLine(certificate.subject),
        issuer: oneLine(certificate.issuer),
        serialNumber: certificate.serialNumber.toLowerCase(),
        notAfter: certificate.validToDate.toISOString(),
        spkiSha256: createHash('sha256').update(der).digest('hex') as Sha256,
      },
    ];
  } catch {
    return [];
  }
}

function oneLine(name: string): string {
  return name.replaceAll('\n', ',');
}
