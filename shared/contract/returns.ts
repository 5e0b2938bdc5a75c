/**
 * Returns: a device that comes back is looked at from all sides, a person decides, and the return is opened as a batch of one unit. Its
 * run is then `runs.start` with that batch in that lane; an interrupted one is `runs.resume`.
 */
import { z } from 'zod';
import { cellProblemSchema } from '../domain/csv-report.ts';
import { returnDecisionSchema, returnFindingSchema, returnViewSchema } from '../domain/device-return.ts';
import { batchIdSchema, laneIdSchema, returnIdSchema, unitIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { failureSchema } from '../domain/problem.ts';
import { languageSchema } from './language.ts';
import { secondPersonSchema } from './people.ts';
import { passportSchema } from './units.ts';

const identifier = z.string().min(1).max(1024);
const operator = z.string().min(1).max(MAX_NAME_LENGTH).optional();
const columnName = z.string().min(1).max(200);
/** Values by column, in the place of the old unit's; an empty text empties the column. Those of secret columns are never shown again. */
const setColumns = z.record(columnName, z.string().max(65_536)).default({});

/** Why the finding is what it is; `code` is the end of a text key `returns.reason.<code>`, `params` fills it. */
const findingReason = z.strictObject({
  code: z.enum([
    'identity-differs',
    'fingerprint-of-another',
    'fingerprint-changed',
    'certificate-of-another',
    'account-of-another',
    'label-names-several',
    'not-in-journal',
    'device-agrees',
    'device-not-asked',
    'device-did-not-tell',
    'owner-not-checked',
    'owner-agrees',
  ]),
  params: z.record(z.string(), z.string()),
});
export type FindingReason = z.infer<typeof findingReason>;

/** What the device in the lane says of itself. What could not be asked is missing, with the reason in `troubles`. */
export const askedDeviceSchema = z.strictObject({
  /** By fact: serialNumber, macAddress, model, imei. */
  identity: z.record(z.string(), z.string()),
  fingerprints: z.array(z.strictObject({ fact: z.enum(['ssh-host-key', 'tls-certificate']), fingerprint: z.string() })),
  generation: z.string().optional(),
  /** Of its ProvisioningService; texts as the gateway gives them, no secrets. */
  provisioning: z
    .strictObject({
      pid: z.string(),
      enabled: z.boolean(),
      provisioned: z.boolean(),
      brokerUrl: z.string().optional(),
      accountName: z.string().optional(),
      clientId: z.string().optional(),
      username: z.string().optional(),
    })
    .optional(),
  /** Certificates of its private keys, the leaf of each chain. */
  keys: z
    .array(
      z.strictObject({
        keystore: z.string(),
        alias: z.string(),
        subject: z.string(),
        issuer: z.string(),
        serialNumber: z.string(),
        notAfter: z.string(),
        spkiSha256: z.string(),
        /** By the station's own list; `not-known` also where the station has no list. */
        standing: z.enum(['active', 'revoked', 'of-another-device', 'not-known']),
      }),
    )
    .optional(),
  troubles: z.array(failureSchema),
});
export type AskedDevice = z.infer<typeof askedDeviceSchema>;

const ownershipSchema = z.discriminatedUnion('checked', [
  /** `why` is the end of a text key `returns.not-checked.<why>`. */
  z.strictObject({
    checked: z.literal(false),
    why: z.enum(['no-cloud-login', 'no-client-id', 'no-answer']),
    failure: failureSchema.optional(),
  }),
  z.strictObject({
    checked: z.literal(true),
    cloud: z.string(),
    clientId: z.string(),
    /** Undefined where no account of that cloud that the login may read has it. */
    account: z.string().optional(),
    /** Of the record, to be held against. */
    expectedAccount: z.string().optional(),
  }),
]);
export type Ownership = z.infer<typeof ownershipSchema>;

const possibleDecision = z.strictObject({
  decision: returnDecisionSchema,
  needsSecondPerson: z.boolean(),
  /** Why it cannot be decided now. */
  refused: failureSchema.optional(),
});

export const returnLookSchema = z.strictObject({
  finding: returnFindingSchema,
  reasons: z.array(findingReason),
  /** Of the device that the label names, else of the one in the lane. */
  passport: passportSchema.optional(),
  /** Undefined where no lane was named. */
  device: askedDeviceSchema.optional(),
  ownership: ownershipSchema,
  decisions: z.array(possibleDecision),
  /** The return of this device that is not at its end yet. */
  unfinished: returnViewSchema.optional(),
});
export type ReturnLook = z.infer<typeof returnLookSchema>;

/** What opening would store and do. */
export const returnPreviewSchema = z.strictObject({
  recipe: z.strictObject({ name: z.string(), steps: z.array(z.strictObject({ step: z.string(), name: z.string() })) }),
  /** The new unit's row. `value` is masked where secret. */
  columns: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string(),
      secret: z.boolean(),
      /** `lost`: the old unit had a secret there that the vault cannot give any more. */
      source: z.enum(['old-unit', 'set', 'empty', 'lost']),
    }),
  ),
  /** Columns that have to be set before the return can be opened. */
  missing: z.array(z.string()),
  /** What is wrong with the row, as in a batch file. */
  problems: z.array(cellProblemSchema),
  needsSecondPerson: z.boolean(),
  /** Why it could not be opened as it is; missing columns and problems are not repeated here. */
  refused: failureSchema.optional(),
});
export type ReturnPreview = z.infer<typeof returnPreviewSchema>;

/** What a person wishes of the device; for windows and commands alike. */
export const returnWish = {
  identifier,
  decision: returnDecisionSchema,
  /** File name of a recipe (`RecipeSummary.id`). Needed for every decision but `scrap`. */
  recipe: z.string().max(255).optional(),
  set: setColumns,
  /** For `move-account`: SHA-256 of the certificates of the new instance, where the recipe does not name them itself. */
  targetCertificates: z.array(z.string().min(1).max(200)).max(20).optional(),
  /** What the device said when it was looked at decides how it is provisioned; without, the recipe's own word counts. */
  isProvisioned: z.boolean().optional(),
  /** `clear`: the logs of Kura on the gateway are emptied, too. */
  logs: z.enum(['keep', 'clear']).default('keep'),
  /** Nobody knows the passwords: the shipped configuration is put back over the console before anything else. */
  resetPassword: z.boolean().default(false),
  /** For `scrap` of a device that does not answer: nothing on it is wiped, and the record says so. */
  absent: z.boolean().default(false),
  /** Where no cloud login can close the old request: a person at the lane is told to, and confirms it. */
  askRequest: z.boolean().default(false),
  language: languageSchema.optional(),
};

export const returnRequests = {
  /** By label, by lane, or both. Holds the line while a device is asked; changes nothing on it. */
  'returns.look': {
    input: z
      .strictObject({ identifier: identifier.optional(), lane: laneIdSchema.optional(), operator })
      .refine((value) => value.identifier !== undefined || value.lane !== undefined, 'names neither label nor lane'),
    output: returnLookSchema,
  },
  'returns.preview': { input: z.strictObject(returnWish), output: returnPreviewSchema },
  /** Stores the return; nothing is done to the device until its batch is run. */
  'returns.open': {
    input: z.strictObject({
      ...returnWish,
      reason: z.string().min(3).max(500),
      operator,
      /** Where the decision takes two (`ReturnPreview.needsSecondPerson`). */
      secondPerson: secondPersonSchema.optional(),
    }),
    output: z.strictObject({ returnId: returnIdSchema, batchId: batchIdSchema, unitId: unitIdSchema }),
  },
  /** Newest first. */
  'returns.list': { input: z.strictObject({ limit: z.int().min(1).max(500).default(100) }), output: z.array(returnViewSchema) },
} as const;
