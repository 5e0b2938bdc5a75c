/**
 * The embedded broker's authority and its server certificate, kept encrypted across restarts: a gateway that trusts the authority trusts it
 * also after the station was started again.
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { type CertifiedKey, issueServerCertificate, makeAuthority } from '../../pki/self-signed.ts';

/** A few texts by name, encrypted where they are kept. */
export interface KeptSecrets {
  reveal(name: string): string | undefined;
  set(name: string, value: string): void;
}

export interface BrokerKeys {
  readonly authorityPem: string;
  readonly serverKey: CertifiedKey;
}

const AUTHORITY_DAYS = 3650;
const SERVER_DAYS = 397;
/** A certificate that ends sooner is made anew. */
const MARGIN_MS = 30 * 86_400_000;
const keySchema = z.strictObject({ keyPem: z.string(), certificatePem: z.string() });

/** @param hosts names and addresses by which the broker is reached; each stands in its certificate */
export async function brokerKeys(kept: KeptSecrets, hosts: readonly string[], nowMs: number): Promise<BrokerKeys> {
  const authority = await keptKey(kept, {
    name: 'authority',
    isUsable: (key) => isLasting(key, nowMs),
    make: () => makeAuthority({ subject: { CN: 'Lineside station broker', O: 'Lineside' }, validDays: AUTHORITY_DAYS, nowMs }),
  });
  const serverKey = await keptKey(kept, {
    name: 'server',
    isUsable: (key) => isLasting(key, nowMs) && isFor(key, hosts) && isUnder(key, authority),
    make: () =>
      issueServerCertificate(authority, {
        subject: { CN: hosts[0] ?? 'localhost', O: 'Lineside' },
        validDays: SERVER_DAYS,
        nowMs,
        dnsNames: hosts.filter((host) => isIP(host) === 0),
        ipAddresses: hosts.filter((host) => isIP(host) !== 0),
      }),
  });
  return { authorityPem: authority.certificatePem, serverKey };
}

interface WantedKey {
  readonly name: string;
  readonly isUsable: (key: CertifiedKey) => boolean;
  readonly make: () => Promise<CertifiedKey>;
}

async function keptKey(kept: KeptSecrets, { name, isUsable, make }: WantedKey): Promise<CertifiedKey> {
  const text = kept.reveal(name);
  const known = text === undefined ? undefined : keySchema.parse(JSON.parse(text));
  if (known !== undefined && isUsable(known)) return known;
  const made = await make();
  kept.set(name, JSON.stringify(made));
  return made;
}

function isLasting({ certificatePem }: CertifiedKey, nowMs: number): boolean {
  return Date.parse(new X509Certificate(certificatePem).validTo) - nowMs > MARGIN_MS;
}

function isFor({ certificatePem }: CertifiedKey, hosts: readonly string[]): boolean {
  const certificate = new X509Certificate(certificatePem);
  return hosts.every((host) => (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined);
}

function isUnder({ certificatePem }: CertifiedKey, authority: CertifiedKey): boolean {
  return new X509Certificate(certificatePem).verify(new X509Certificate(authority.certificatePem).publicKey);
}
