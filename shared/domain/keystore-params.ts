/** The `with` of the steps about a gateway's keys and trusted certificates (kura.md §3.5, esf.md §6). */
import { z } from 'zod';
import { devicePurposeSchema } from './certificates.ts';

const text = z.string().max(4096);
const name = z.string().min(1).max(512);
/** PEM, of one or several certificates. */
const pem = z.string().min(1).max(1_000_000);

/** By its pid, or by what it is for. */
const keystoreChoice = {
  keystore: name.optional(),
  for: z.enum(['broker', 'management-signing', 'https']).optional(),
};
const oneChoice = { path: ['keystore'], error: 'is given beside for' };
const isOneChoice = (value: { readonly keystore?: unknown; readonly for?: unknown }) =>
  value.keystore === undefined || value.for === undefined;

const certificate = {
  alias: name,
  /** As in RFC 4514. Default: the unit's first identifier as common name. */
  subject: text.optional(),
  purpose: devicePurposeSchema.default('client'),
  days: z.int().min(1).max(36_500).default(825),
  /** A certificate that has less left is replaced. */
  renewDays: z.int().min(0).max(36_500).default(30),
  dnsNames: z.array(z.string().min(1).max(253)).max(100).optional(),
  ipAddresses: z.array(z.string().min(1).max(45)).max(100).optional(),
  timeoutSeconds: z.int().min(1).max(3600).default(180),
};
const lasts = { path: ['renewDays'], error: 'is no less than days' };
const isLasting = ({ days, renewDays }: { readonly days: number; readonly renewDays: number }) => renewDays < days;

const certificates = z.array(text).max(20).default([]);

export const keystoreStepParams = {
  'kura.key-pair': z
    .strictObject({
      ...keystoreChoice,
      ...certificate,
      algorithm: z.enum(['RSA', 'DSA']).default('RSA'),
      sizeBits: z.union([z.literal(2048), z.literal(3072), z.literal(4096)]).default(2048),
    })
    .refine(isOneChoice, oneChoice)
    .refine(isLasting, lasts),
  'kura.injected-key': z
    .strictObject({
      ...keystoreChoice,
      ...certificate,
      keyType: z.enum(['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384']).default('rsa-2048'),
      /** `kura`: keystores/v2. `shell`: keytool. Default: the first where it can, else the second. */
      way: z.enum(['auto', 'kura', 'shell']).default('auto'),
      /** For the shell: the keystore's file, default that of SSLKeystore, and its password, default the one that Kura ships with. */
      file: text.optional(),
      filePassword: text.optional(),
      /** Default: the one in the path, else that of the running Java. */
      keytool: text.optional(),
    })
    .refine(isOneChoice, oneChoice)
    .refine(isLasting, lasts),
  'kura.trust': z
    .strictObject({
      ...keystoreChoice,
      /** `broker`: a broker of the station file, whose `caFile` is taken. */
      add: z
        .array(z.union([z.strictObject({ alias: name, pem }), z.strictObject({ alias: name, broker: name })]))
        .max(100)
        .default([]),
      remove: z
        .array(z.union([z.strictObject({ alias: name }), z.strictObject({ sha256: text })]))
        .max(100)
        .default([]),
    })
    .refine(isOneChoice, oneChoice)
    .refine(({ add, remove }) => add.length + remove.length > 0, 'adds and removes nothing'),
  'everyware.target-certificates': z
    .strictObject({
      /** Each its SHA-256 or PEM. In a keystore for the broker, in one for signed orders, or in any. Empty texts do not count. */
      broker: certificates,
      managementSigning: certificates,
      anywhere: certificates,
    })
    .refine(
      ({ broker, managementSigning, anywhere }) => broker.length + managementSigning.length + anywhere.length > 0,
      'names no certificate',
    ),
} as const;
