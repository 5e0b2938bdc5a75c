/** Keystores and their entries as `keystores/v1` writes them (kura.md §3.5). */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyEntry, TrustEntry, TrustStore } from '../kura/trust-store.ts';

type StoredEntry = TrustEntry | KeyEntry;

export function listingOf(trust: TrustStore, pid: string): object {
  const size = [...trust.entries(), ...trust.keys()].filter(({ keystore }) => keystore === pid).length;
  return { keystoreServicePid: pid, type: 'PKCS12', size };
}

export function entriesOf(trust: TrustStore, query: URLSearchParams): readonly StoredEntry[] {
  const [pid, wanted] = [query.get('keystoreServicePid'), query.get('alias')?.toLowerCase()];
  return [...trust.entries(), ...trust.keys()].filter(
    ({ keystore, alias }) => (pid === null || pid === keystore) && (wanted === undefined || wanted === alias),
  );
}

/** As the list of everything has it. */
export function shortEntry(entry: StoredEntry): object {
  return 'pem' in entry ? trustedJson(entry) : keyJson(entry);
}

/** As lists of one keystore or one alias have it. */
export function entryWithCertificates(entry: StoredEntry): object {
  return { ...shortEntry(entry), ...('pem' in entry ? { certificate: entry.pem } : { certificateChain: entry.chain }) };
}

function keyJson({ keystore, alias, keyPem }: KeyEntry): object {
  const { asymmetricKeyType = '', asymmetricKeyDetails } = createPrivateKey(keyPem);
  const [algorithm, size] = [asymmetricKeyType.toUpperCase(), asymmetricKeyDetails?.modulusLength ?? 0];
  return { algorithm, size, keystoreServicePid: keystore, alias, type: 'PRIVATE_KEY' };
}

function trustedJson({ keystore, alias, pem }: TrustEntry): object {
  const certificate = new X509Certificate(pem);
  const nameOf = (lines: string) => lines.split('\n').toReversed().join(', ');
  return {
    subjectDN: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    startDate: Date.parse(certificate.validFrom),
    expirationDate: Date.parse(certificate.validTo),
    algorithm: 'SHA256withRSA',
    size: certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 0,
    keystoreServicePid: keystore,
    alias,
    type: 'TRUSTED_CERTIFICATE',
  };
}
