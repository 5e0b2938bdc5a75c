/**
 * Branded identifiers: globally unique texts (UUIDs from the engine), so that several stations can later share a batch
 * (ARCHITECTURE, idea 11). A brand keeps a unit's id from being passed where a run's is meant.
 */
import { z } from 'zod';

const id = <Brand extends string>() => z.string().min(1).max(64).brand<Brand>();

export const deviceIdSchema = id<'DeviceId'>();
export const unitIdSchema = id<'UnitId'>();
export const batchIdSchema = id<'BatchId'>();
export const runIdSchema = id<'RunId'>();
export const returnIdSchema = id<'ReturnId'>();
/** A person at one gateway outside a run. */
export const visitIdSchema = id<'VisitId'>();
export const stationIdSchema = id<'StationId'>();
export const eventIdSchema = id<'EventId'>();
/** A person, by id only: names live apart so that they can be erased. */
export const personIdSchema = id<'PersonId'>();
/** Who made the devices of a batch, in the station's own list. */
export const manufacturerIdSchema = id<'ManufacturerId'>();
/** A certificate that a platform made for a manufacturer, with its key and access key. */
export const manufacturerCertificateIdSchema = id<'ManufacturerCertificateId'>();
/** A lane is named by the number on its sign, as text: "1", "12". */
export const laneIdSchema = z.string().min(1).max(32).brand<'LaneId'>();
/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();

export type DeviceId = z.infer<typeof deviceIdSchema>;
export type UnitId = z.infer<typeof unitIdSchema>;
export type BatchId = z.infer<typeof batchIdSchema>;
export type RunId = z.infer<typeof runIdSchema>;
export type ReturnId = z.infer<typeof returnIdSchema>;
export type VisitId = z.infer<typeof visitIdSchema>;
export type StationId = z.infer<typeof stationIdSchema>;
export type EventId = z.infer<typeof eventIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type ManufacturerId = z.infer<typeof manufacturerIdSchema>;
export type ManufacturerCertificateId = z.infer<typeof manufacturerCertificateIdSchema>;
export type LaneId = z.infer<typeof laneIdSchema>;
export type Sha256 = z.infer<typeof sha256Schema>;
