/**
 * A person at one gateway in a lane, outside a run: its components as forms, its snapshots. What is to be written is planned first, and
 * exactly that plan is applied by its hash. No answer holds a secret: where one is or would be is shown masked.
 */
import { z } from 'zod';
import { gatewaySoftwareSchema } from '../domain/gateway-software.ts';
import { componentFormSchema } from '../domain/component-form.ts';
import { changeSchema, evidenceSchema } from '../domain/evidence.ts';
import { deviceIdSchema, laneIdSchema, personIdSchema, sha256Schema, visitIdSchema } from '../domain/ids.ts';
import { outcomeSchema } from '../domain/outcome.ts';
import { keystoreReviewSchema } from '../domain/keystore-review.ts';
import { kuraCalls } from '../domain/kura-call.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { snapshotLimit } from '../formats/kura-snapshot.ts';
import { failureSchema } from '../domain/problem.ts';

/** Who does it, at a station that nobody signs in at. */
const operator = z.string().min(1).max(MAX_NAME_LENGTH).optional();
const ofVisit = { visitId: visitIdSchema };
const pid = z.string().min(1).max(512);
/** Of an entry in a keystore. */
const alias = z.string().min(1).max(512);
/** A snapshot's id, or what the gateway has right now. */
const snapshotId = z.string().regex(/^\d{1,19}$/);
const snapshotOrPresent = z.union([snapshotId, z.literal('present')]);

export const visitSchema = z.strictObject({
  visitId: visitIdSchema,
  lane: laneIdSchema,
  laneName: z.string(),
  /** UTC. */
  since: z.string(),
  by: personIdSchema,
  /** What the gateway says of itself; facts that it does not tell are missing. */
  identity: z.strictObject({ serialNumber: z.string(), macAddress: z.string(), model: z.string(), imei: z.string() }).partial(),
  /** Undefined for a gateway that this record does not know. */
  device: z.strictObject({ deviceId: deviceIdSchema, identifier: z.string() }).optional(),
  ...gatewaySoftwareSchema.shape,
  /** What this gateway can be asked for. */
  can: z.array(z.enum(kuraCalls)),
});
export type VisitView = z.infer<typeof visitSchema>;

const problemSchema = z.strictObject({ pid: z.string(), name: z.string(), failure: failureSchema });

const planSchema = z.strictObject({
  /** What `visits.apply` takes. Undefined where there are problems or nothing would change. */
  planSha256: sha256Schema.optional(),
  changes: z.array(changeSchema),
  /** Each with its field; nothing is written while there is one. */
  problems: z.array(problemSchema),
  /** Components of the snapshot or file that the gateway does not have; `factoryPid` is what would make them, where the snapshot says so. */
  missing: z.array(z.strictObject({ pid: z.string(), factoryPid: z.string().optional() })),
  /** Instances that a roll back would delete, because the snapshot does not have them. */
  removed: z.array(z.string()),
  /** Properties of a file that nobody on the gateway knows: they are not written. */
  ignored: z.array(z.string()),
  /** Secrets that were not compared, because the gateway does not tell them. */
  uncompared: z.array(z.string()),
});
export type VisitPlan = z.infer<typeof planSchema>;

const appliedSchema = z.strictObject({
  outcome: outcomeSchema,
  evidence: z.array(evidenceSchema),
  failure: failureSchema.optional(),
  /** Of an update that the gateway took in part: each component, and whether its values were read back as wanted. */
  parts: z.array(z.strictObject({ pid: z.string(), ok: z.boolean() })),
});
export type VisitApplied = z.infer<typeof appliedSchema>;

/** As typed: one text for a list is its items, separated by commas; null clears. */
const typedValue = z.union([z.string().max(1_000_000), z.array(z.string().max(65_536)).max(1000), z.null()]);

/** Of windows and of commands. All but `get`, `hold` and `close` may be `visit/not-open`, `gateway/*`, `rest/*`. */
export const visitRequests = {
  'visits.get': { input: z.strictObject(ofVisit), output: visitSchema },
  /**
   * Keeps the visit: asked once after it was opened, and answered when it has ended. A visit that nobody keeps ends: so does one whose
   * window or command goes away.
   */
  'visits.hold': { input: z.strictObject(ofVisit), output: z.strictObject({}) },
  /** What is being written is finished first. */
  'visits.close': { input: z.strictObject(ofVisit), output: z.strictObject({}) },
  'visits.components': {
    input: z.strictObject(ofVisit),
    output: z.array(z.strictObject({ pid: z.string(), name: z.string(), factoryPid: z.string().optional() })),
  },
  'visits.form': { input: z.strictObject({ ...ofVisit, pid }), output: componentFormSchema },
  /** Only fields that were changed; a password only where one was typed. */
  'visits.plan': {
    input: z.strictObject({ ...ofVisit, components: z.record(pid, z.record(z.string().min(1).max(512), typedValue)) }),
    output: planSchema,
  },
  /** `visit/no-such-plan`, and `visit/plan-outdated` where the gateway is not as it was when planned. */
  'visits.apply': { input: z.strictObject({ ...ofVisit, planSha256: sha256Schema, operator }), output: appliedSchema },
  /** Oldest first; `takenAt` is UTC and missing for the first one, which has no time. */
  'visits.snapshots': {
    input: z.strictObject(ofVisit),
    output: z.array(z.strictObject({ id: snapshotId, takenAt: z.string().optional() })),
  },
  /** `from` is of `a`, `to` of `b`. */
  'visits.compareSnapshots': {
    input: z.strictObject({ ...ofVisit, a: snapshotOrPresent, b: snapshotOrPresent }),
    output: z.strictObject({
      changes: z.array(changeSchema),
      onlyInA: z.array(z.string()),
      onlyInB: z.array(z.string()),
      uncompared: z.array(z.string()),
    }),
  },
  'visits.planRollback': { input: z.strictObject({ ...ofVisit, id: snapshotId }), output: planSchema },
  /** The text of a snapshot: XML, plain or encrypted, or the JSON form of Kura 5.1 and later. */
  'visits.planSnapshotFile': { input: z.strictObject({ ...ofVisit, text: z.string().max(2 * snapshotLimit) }), output: planSchema },
  /** As a file to keep or to apply elsewhere; without its passwords, which keep their value where it is applied. */
  'visits.downloadSnapshot': {
    input: z.strictObject({ ...ofVisit, id: snapshotId, form: z.enum(['xml', 'json']) }),
    output: z.strictObject({ name: z.string(), text: z.string(), withoutSecrets: z.array(z.string()) }),
  },
  /** A recipe whose steps set these components as the gateway has them. `secrets` are the `{{secret.NAME}}` that the station file has to give. */
  'visits.exportRecipe': {
    input: z.strictObject({
      ...ofVisit,
      from: snapshotOrPresent,
      /** Default: every component that differs from its defaults. */
      pids: z.array(pid).max(1000).optional(),
      name: z.string().min(1).max(200),
      model: z.string().max(200),
    }),
    output: z.strictObject({ text: z.string(), secrets: z.array(z.string()), left: z.array(z.string()) }),
  },
  /** Every entry of every keystore. `gateway/cannot` where this gateway has none to ask for. */
  'visits.keystores': { input: z.strictObject(ofVisit), output: keystoreReviewSchema },
  /**
   * Trusted certificates of one keystore: to add, each PEM with its alias (a PEM of several: `alias`, `alias-2`, …), and to remove.
   * `from` and `to` of a change are SHA-256. Private keys are neither replaced nor removed: that is a problem of the plan.
   */
  'visits.planTrust': {
    input: z.strictObject({
      ...ofVisit,
      keystore: pid,
      add: z
        .array(z.strictObject({ alias, pem: z.string().min(1).max(1_000_000) }))
        .max(100)
        .default([]),
      remove: z.array(z.strictObject({ alias })).max(1000).default([]),
    }),
    output: planSchema,
  },
} as const;

/** A window names a lane of the line that it looks at. */
export const windowVisitRequests = {
  ...visitRequests,
  /**
   * Connects and asks who is there. `visit/lane-taken` where a run or another visit has the lane, `run/lane-unknown`, `visit/nobody-there`,
   * and what keeps a run from a gateway. `unit`: any identifier of the unit whose columns a lane with templates needs.
   */
  'visits.open': {
    input: z.strictObject({ lane: laneIdSchema, unit: z.string().min(1).max(1024).optional(), operator }),
    output: visitSchema,
  },
} as const;

/** What a person wrote to a device outside a run, for its passport. */
export const visitRecordSchema = z.strictObject({
  visitId: visitIdSchema,
  writeId: z.string(),
  lane: laneIdSchema,
  action: z.string(),
  by: personIdSchema,
  /** UTC, when it was about to begin. */
  at: z.string(),
  changes: z.array(changeSchema),
  /** `not-known`: nobody knows how it ended, because the engine was lost. */
  state: z.enum(['working', 'settled', 'not-known']),
  outcome: outcomeSchema.optional(),
  evidence: z.array(evidenceSchema),
  failure: failureSchema.optional(),
});
export type VisitRecord = z.infer<typeof visitRecordSchema>;
