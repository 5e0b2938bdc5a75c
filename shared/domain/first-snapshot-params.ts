/** The `with` of `kura.first-snapshot`. */
import { z } from 'zod';

const scalar = z.union([
  z.string().max(65_536),
  z.number().refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), 'numbers of this size are written as text'),
  z.boolean(),
]);
const value = z.union([scalar, z.array(scalar).max(1000)]);
const types = ['STRING', 'LONG', 'DOUBLE', 'FLOAT', 'INTEGER', 'BYTE', 'CHAR', 'BOOLEAN', 'SHORT', 'PASSWORD'] as const;

/** Brings the gateway to the station's broker with its first start, in the place of remote.bootstrap. */
const stationBroker = z.strictObject({
  /** Under which the unit comes. Default: its first identifier. */
  clientId: z.string().max(65_536).optional(),
  /** Password of `security/cacerts.ks` before the first start. Default: that of the installation (kura.md §6). */
  keystorePassword: z.string().max(65_536).optional(),
});

const fields = z.strictObject({
  /** By pid and property id; with its type where the shipped snapshot does not have the property: nobody else can tell it yet. */
  set: z
    .record(
      z.string().min(1).max(512),
      z.record(z.string().min(1).max(512), z.union([value, z.strictObject({ type: z.enum(types), value })])),
    )
    .default({}),
  stationBroker: stationBroker.optional(),
  /** Starts Kura and proves that it has taken the values over. Without it the gateway leaves the bench with its first start to come. */
  start: z.boolean().default(true),
  startTimeoutSeconds: z.int().min(1).max(3600).default(300),
});

export const firstSnapshotParamsSchema = fields.refine(
  ({ set, stationBroker: station }) => station !== undefined || Object.keys(set).length > 0,
  { path: ['set'], error: 'sets nothing' },
);
