/** Looking units up: by batch, by any identifier, and one device's whole passport. */
import { z } from 'zod';
import { certificateSchema } from '../domain/certificates.ts';
import { returnViewSchema } from '../domain/device-return.ts';
import { storedEventSchema } from '../domain/events.ts';
import { batchIdSchema, runIdSchema, unitIdSchema } from '../domain/ids.ts';
import { visitRecordSchema } from './visits.ts';
import { unitSchema } from '../domain/unit.ts';
import { unitStateSchema } from '../domain/unit-state.ts';

const unitRow = z.strictObject({ unit: unitSchema, state: unitStateSchema });

export const passportSchema = z.strictObject({
  /** The newest batch's unit first. */
  units: z.array(
    z.strictObject({
      unit: unitSchema,
      state: unitStateSchema,
      batchName: z.string(),
      /** The unit whose place this one took when the device came back, and the one that took its. */
      supersedes: unitIdSchema.optional(),
      supersededBy: unitIdSchema.optional(),
    }),
  ),
  /** Newest first; the events of each run in order. */
  runs: z.array(z.strictObject({ runId: runIdSchema, unitId: unitIdSchema, state: unitStateSchema, events: z.array(storedEventSchema) })),
  /** Names of the people in these events, by id; an erased name is missing. */
  people: z.record(z.string(), z.string()).optional(),
  /** What people wrote to it outside runs, newest first. */
  visits: z.array(visitRecordSchema).optional(),
  facts: z.array(z.strictObject({ fact: z.string(), fingerprint: z.string() })),
  /** Newest first, revoked ones among them. */
  certificates: z.array(certificateSchema).optional(),
  /** Newest first. */
  returns: z.array(returnViewSchema).optional(),
});
export type Passport = z.infer<typeof passportSchema>;

export const unitRequests = {
  'units.list': {
    input: z.strictObject({ batchId: batchIdSchema, afterRow: z.int().min(0).default(0), limit: z.int().min(1).max(500) }),
    output: z.array(unitRow),
  },
  /** Any identifier, whole or its beginning, typed or scanned. */
  'units.search': { input: z.strictObject({ text: z.string().min(1).max(1024) }), output: z.array(unitRow) },
  'units.passport': { input: z.strictObject({ unitId: unitIdSchema }), output: passportSchema },
} as const;
