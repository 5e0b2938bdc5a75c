/** The `with` of the steps about Cervello. */
import { z } from 'zod';

const text = z.string().min(1).max(1024);
const alias = z.string().min(1).max(512);

/** Name of a Cervello of the station file; left out where it has one only. */
const cloud = { cloud: text.optional() };
/** By name. Left out: the one that the station file names, else the newest of the batch's manufacturer that can be used. */
const certificate = { certificate: text.optional() };

export const cervelloParams = {
  'cervello.request': z.strictObject({
    ...cloud,
    ...certificate,
    /** A PERIPHERAL has no connection of its own (cervello.md §4): its gateway would call in. `true`: the station does it here. */
    peripherals: z.boolean().default(false),
    timeoutSeconds: z.int().min(1).max(600).optional(),
  }),
  'cervello.telemetry': z.strictObject({
    ...cloud,
    timeoutSeconds: z.int().min(1).max(600).optional(),
  }),
  /** Unconfirmed: the manufacturer's certificate on the device, which calls in itself. */
  'cervello.install-certificate': z
    .strictObject({
      ...cloud,
      ...certificate,
      keystore: alias.optional(),
      for: z.enum(['broker', 'management-signing', 'https']).optional(),
      alias,
      timeoutSeconds: z.int().min(1).max(3600).default(180),
    })
    .refine((value) => value.keystore === undefined || value.for === undefined, { path: ['keystore'], error: 'is given beside for' }),
} as const;
