/** A Cervello in the station file's `clouds`. What is peculiar to its wire is in a profile; who logs in is a manufacturer's certificate. */
import { z } from 'zod';

const name = z.string().min(1).max(200);

export const cervelloSchema = z.strictObject({
  kind: z.literal('cervello'),
  /** Root of its API, e.g. `https://api.cervello.example`. */
  url: z.string().min(1),
  /** PEM file with the authorities that its certificate may come from; default: those that Node ships. */
  caFile: z.string().optional(),
  /** JSON file that says how it is spoken to; default: the one that Lineside ships, which is unconfirmed. */
  profile: z.string().min(1).optional(),
  /** Manufacturer for batches that name none. */
  manufacturer: name.optional(),
  /** Name of the certificate to make requests with; default: the manufacturer's newest that can be used. */
  certificate: name.optional(),
  requestsPerSecond: z.number().min(0.1).max(200).default(5),
  timeoutSeconds: z.int().min(1).max(600).default(30),
  /** In the place of what the profile says. */
  telemetry: z
    .strictObject({
      isAllowed: z.boolean().optional(),
      /** `https://host:port`. */
      url: z.string().min(1).optional(),
      caFile: z.string().optional(),
    })
    .prefault({}),
});
export type CervelloSettings = z.infer<typeof cervelloSchema>;
