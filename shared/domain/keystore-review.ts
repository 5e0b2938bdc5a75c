/** The entries of a gateway's keystores as people review them: who, until when, what for, and what speaks against each (kura.md §3.5). */
import { z } from 'zod';
import { sha256Schema } from './ids.ts';

/**
 * - `broker`: whom the gateway trusts as its broker, and by which key it logs in there.
 * - `management-signing`: by whose signature it knows the orders of its cloud.
 * - `https`: its web console.
 */
export const keystorePurposes = ['broker', 'management-signing', 'https', 'other'] as const;
export type KeystorePurpose = (typeof keystorePurposes)[number];

/**
 * - `expires-soon`: within 30 days.
 * - `weak-key`: RSA and DSA under 2048 bits, EC under 256.
 * - `revoked`: in the station's record of certificates.
 * - `shared-key`: the same private key is in another entry, or known from another device.
 * - `unreadable`: no certificate that the station can read.
 */
export const entryFindings = ['expired', 'expires-soon', 'not-yet-valid', 'weak-key', 'revoked', 'shared-key', 'unreadable'] as const;
export type EntryFinding = (typeof entryFindings)[number];

export const keystoreEntrySchema = z.strictObject({
  keystore: z.string(),
  alias: z.string(),
  kind: z.enum(['trusted', 'key']),
  purpose: z.enum(keystorePurposes),
  /** True where the purpose is concluded from the keystore's name, and not one that the documents name (esf.md §6). */
  isPurposeUnconfirmed: z.boolean(),
  /** Of the certificate, of a key's chain the first one. All of them are missing where nobody can read it. */
  subject: z.string().optional(),
  issuer: z.string().optional(),
  serialNumber: z.string().optional(),
  /** UTC, ISO 8601. */
  notBefore: z.string().optional(),
  notAfter: z.string().optional(),
  /** `rsa 2048`, `ec prime256v1`. */
  keyType: z.string().optional(),
  certificateSha256: sha256Schema.optional(),
  spkiSha256: sha256Schema.optional(),
  isSelfSigned: z.boolean().optional(),
  /** Certificates of a key; 1 for a trusted one. */
  chainLength: z.int(),
  /** True where the station's own authority issued it. */
  isOfStation: z.boolean(),
  findings: z.array(z.enum(entryFindings)),
});
export type KeystoreEntryView = z.infer<typeof keystoreEntrySchema>;

export const keystoreReviewSchema = z.strictObject({
  keystores: z.array(
    z.strictObject({
      keystore: z.string(),
      type: z.string(),
      size: z.int(),
      purpose: z.enum(keystorePurposes),
      isPurposeUnconfirmed: z.boolean(),
    }),
  ),
  entries: z.array(keystoreEntrySchema),
});
export type KeystoreReview = z.infer<typeof keystoreReviewSchema>;

/** Names in the documents of Kura and ESF; by some, the web console's is `HttpKeystore` (esf.md §6). */
const DOCUMENTED: Readonly<Record<string, KeystorePurpose>> = {
  SSLKeystore: 'broker',
  DMKeystore: 'management-signing',
  HttpsKeystore: 'https',
  HttpKeystore: 'https',
};
/** What the documents' requests put before a name, which snapshots leave out. */
const PACKAGE = 'org.eclipse.kura.core.keystore.';

/** What a keystore is for, by its pid. A name that is only like a documented one is a conclusion of the station. */
export function purposeOfKeystore(pid: string): { readonly purpose: KeystorePurpose; readonly isPurposeUnconfirmed: boolean } {
  const name = pid.startsWith(PACKAGE) ? pid.slice(PACKAGE.length) : pid;
  const documented = Object.hasOwn(DOCUMENTED, name) ? DOCUMENTED[name] : undefined;
  if (documented !== undefined) return { purpose: documented, isPurposeUnconfirmed: false };
  const likely = Object.entries(DOCUMENTED).find(([known]) => name.toLowerCase().includes(known.toLowerCase()));
  return { purpose: likely?.[1] ?? 'other', isPurposeUnconfirmed: true };
}
