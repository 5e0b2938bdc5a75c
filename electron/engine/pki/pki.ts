/**
 * The station's certificate authority as other rooms see it. Every certificate is on record before anybody holds it, its key, where the
 * station made one, encrypted in the same commit. Errors are `pki/*`, and `journal/*` where the record takes nothing.
 */
import type { Certificate, DevicePurpose, KeyType, RevocationReason } from '../../../shared/domain/certificates.ts';
import type { DeviceId, PersonId, Sha256, UnitId } from '../../../shared/domain/ids.ts';

/** Whom a certificate is for, for how long and what for. */
export interface CertificateOrder {
  readonly purpose: DevicePurpose;
  readonly days: number;
  /** Host names and addresses of a server's certificate. */
  readonly dnsNames?: readonly string[] | undefined;
  readonly ipAddresses?: readonly string[] | undefined;
  readonly unit?: { readonly unitId: UnitId; readonly deviceId: DeviceId } | undefined;
  readonly by: PersonId;
  /** Who agreed by a PIN of their own to one more than the quota. */
  readonly secondPerson?: PersonId | undefined;
}

export interface SignOrder extends CertificateOrder {
  readonly csrPem: string;
  /** As in RFC 4514, in the place of the request's own. */
  readonly subject?: string | undefined;
}

export interface KeyOrder extends CertificateOrder {
  readonly subject: string;
  readonly keyType?: KeyType | undefined;
}

export interface IssuedCertificate {
  readonly certificate: Certificate;
  readonly certificatePem: string;
  /** From the issuing authority up. */
  readonly chainPem: readonly string[];
}

export interface IssuedWithKey extends IssuedCertificate {
  /** PKCS#8, unencrypted: for memory only. */
  readonly privateKeyPem: string;
  /** Key, certificate and chain, encrypted. */
  pkcs12(options: BundleOptions): Promise<Uint8Array>;
}

export interface BundleOptions {
  readonly password: string;
  /** `random`: a password of at least 128 random bits needs no slow derivation. `person`, without one: 10,000 rounds. */
  readonly passwordOf?: 'random' | 'person' | undefined;
}

export interface Revocation {
  readonly certificate: { readonly serialNumber: string } | { readonly spkiSha256: Sha256 };
  readonly reason: RevocationReason;
  readonly note?: string | undefined;
  readonly by: PersonId;
}

export interface CertificateList {
  readonly afterSeq?: number | undefined;
  readonly limit: number;
}

export interface RevocationList {
  readonly crlPem: string;
  readonly number: number;
  /** UTC, ISO 8601. */
  readonly nextUpdate: string;
  readonly revoked: number;
}

export interface Pki {
  /** Before anything is made for a certificate of so many days: throws `pki/no-authority` and what else keeps it from being issued now. */
  demandReady(days: number): void;
  signRequest(order: SignOrder): Promise<IssuedCertificate>;
  issueWithKey(order: KeyOrder): Promise<IssuedWithKey>;
  /** The same with a key that stays at the station; bundles are made of the record. */
  issueKept(order: KeyOrder): Promise<Certificate>;
  /** `pki/not-found`, `pki/already-revoked`. */
  revoke(revocation: Revocation): Promise<Certificate>;
  /** In the order in which they were issued, revoked ones among them. */
  certificatesOf(whose: { readonly deviceId: DeviceId } | { readonly unitId: UnitId }): readonly Certificate[];
  /** Whose a public key is; undefined for one that the station never certified. */
  certificateOfKey(spkiSha256: Sha256): Certificate | undefined;
  /** A new list, signed now; of the authority that issues where none is named. */
  crl(order: {
    readonly by: PersonId;
    readonly days?: number | undefined;
    readonly issuerSha256?: Sha256 | undefined;
  }): Promise<RevocationList>;
  /** Once more what was handed out, with its chain; `pki/not-found`. */
  issued(serialNumber: string): IssuedCertificate;
  list(query: CertificateList): readonly Certificate[];
}
