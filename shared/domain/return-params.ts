/** The `with` of the steps that a return puts in front of its recipe. They are composed by the station; a recipe may hold them, too. */
import { z } from 'zod';
import { revocationReasonSchema } from './certificates.ts';

const text = z.string().max(1024);
/** Any of these texts is the device's. */
const names = z.array(text).max(20);

export const returnStepParams = {
  'return.owner': z.strictObject({
    /** Who the device may say that it is, by fact; the old identity and the new one. */
    accept: z
      .strictObject({ serialNumber: names, macAddress: names, imei: names, identifier: names })
      .partial()
      .refine((accept) => Object.values(accept).flat().length > 0, 'names nobody'),
    /** Client ids that it had, to ask clouds by. */
    clientIds: names.default([]),
    /** Accounts that it may belong to; none where the record has none. */
    accounts: names.default([]),
    /** A device that does not answer is passed over, and the evidence says so: for `scrap` only. */
    maySayNothing: z.boolean().default(false),
  }),
  'return.revoke': z.strictObject({
    /** Goes into the list of revoked certificates (RFC 5280 §5.3.1). */
    reason: revocationReasonSchema.default('superseded'),
  }),
  'return.request': z.strictObject({
    clientIds: names.default([]),
    /** The client id that the device has from now on: the newest request under it is the one that it goes on with, and stays. */
    goesOnAs: text.optional(),
    /** What becomes of the others. */
    action: z.enum(['disable', 'remove']).default('disable'),
  }),
  'return.wipe': z.strictObject({
    keys: z.boolean().default(true),
    snapshots: z.boolean().default(true),
    credentials: z.boolean().default(true),
    /** Further components whose passwords go back to what their definition ships, beside the ways to the cloud. */
    components: names.default([]),
    logs: z.enum(['keep', 'clear']).default('keep'),
    maySayNothing: z.boolean().default(false),
  }),
  'return.reset-password': z.strictObject({
    /** How long the gateway may take from the restart until it answers. */
    restartTimeoutSeconds: z.int().min(1).max(3600).default(300),
  }),
  'return.close': z.strictObject({
    /** Ends the unit as scrapped: the device is never taken into work again, unless another return is opened. */
    scrap: z.boolean().default(false),
  }),
} as const;
