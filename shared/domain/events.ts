/**
 * Everything the journal can say. Events are facts in the past tense; they are stored once and never changed, so a shape is
 * never edited: a new shape gets the next `version` and an upcaster. No event holds a secret.
 */
import { z } from 'zod';
import { certificateEventSchemas } from './certificate-events.ts';
import { exportEventSchemas } from './export-events.ts';
import { returnDecisionSchema } from './device-return.ts';
import { changeSchema, evidenceSchema } from './evidence.ts';
import {
  batchIdSchema,
  deviceIdSchema,
  eventIdSchema,
  laneIdSchema,
  manufacturerIdSchema,
  personIdSchema,
  returnIdSchema,
  runIdSchema,
  sha256Schema,
  stationIdSchema,
  unitIdSchema,
  visitIdSchema,
} from './ids.ts';
import { manufacturerEventSchemas } from './manufacturer-events.ts';
import { outcomeSchema, proofSchema } from './outcome.ts';
import { roleSchema } from './roles.ts';
import { failureSchema } from './problem.ts';
import { requestEventSchemas } from './request-events.ts';
import { recipesBySchema } from './unit.ts';

export const stepTagSchema = z.enum(['idempotent', 'inspect', 'irreversible']);
export type StepTag = z.infer<typeof stepTagSchema>;

const ofUnit = { batchId: batchIdSchema, unitId: unitIdSchema };
const ofRun = { ...ofUnit, runId: runIdSchema };
const ofStep = { ...ofRun, stepIndex: z.int().min(0), step: z.string(), name: z.string() };

/** The engine opened the journal. Whatever was in work before has no engine any more: see the unit reducer. */
const stationOpened = z.strictObject({ type: z.literal('station.opened'), version: z.literal(1), linesideVersion: z.string() });

/** Publishes the staged units of a batch: before this event the batch does not exist. */
const batchImported = z.strictObject({
  type: z.literal('batch.imported'),
  version: z.literal(3),
  batchId: batchIdSchema,
  name: z.string(),
  profile: z.string(),
  file: z.strictObject({ name: z.string(), sha256: sha256Schema, sizeBytes: z.int() }),
  /** The recipe's content by hash: runs use exactly this content. */
  recipe: z.strictObject({ name: z.string(), version: z.int(), sha256: sha256Schema }),
  columns: z.array(z.string()),
  secretColumns: z.array(z.string()),
  unitCount: z.int().min(0),
  /** Over the staged units in row order, so that the hash chain covers them too. */
  unitsSha256: sha256Schema,
  quantity: z.int().optional(),
  manufacturer: z.string().optional(),
  /** The manufacturer of this station's list that it is; then `manufacturer` is the name it had. */
  manufacturerId: manufacturerIdSchema.optional(),
  customer: z.string().optional(),
  /** Headers of the file that were read as another column, by their names in the file. */
  mapping: z.record(z.string(), z.string()).optional(),
  /** What a person changed in the checked table before it was imported: the file on disk stayed as `file` says. */
  edits: z.strictObject({ cells: z.int().min(0), deletedRows: z.int().min(0), addedRows: z.int().min(0) }).optional(),
  /** Rows with such a value in this column get another recipe than `recipe`. */
  recipesBy: recipesBySchema.optional(),
  /** Undefined in records of before version 2 only. */
  by: personIdSchema.optional(),
});

const runStarted = z.strictObject({
  type: z.literal('run.started'),
  version: z.literal(1),
  ...ofRun,
  deviceId: deviceIdSchema,
  lane: laneIdSchema,
  operator: personIdSchema,
  attempt: z.int().min(1),
  recipeSha256: sha256Schema,
  steps: z.array(z.strictObject({ step: z.string(), name: z.string() })),
  training: z.boolean(),
});

/** A run that lost its engine goes on, perhaps in another lane. */
const runResumed = z.strictObject({
  type: z.literal('run.resumed'),
  version: z.literal(1),
  ...ofRun,
  lane: laneIdSchema,
  operator: personIdSchema,
});

/** The operator stopped the line: the run rests at a step boundary, or with an intent that waits for inspection. */
const runPaused = z.strictObject({
  type: z.literal('run.paused'),
  version: z.literal(2),
  ...ofRun,
  /** Who stopped the line. Undefined where nobody did, and in records of before version 2. */
  by: personIdSchema.optional(),
  /** Why it cannot go on here, where it was not the operator who stopped it. */
  failure: failureSchema.optional(),
});

/** Intent before deed: committed before the first byte of the step's apply goes to the device (idea 1). */
const stepIntended = z.strictObject({
  type: z.literal('step.intended'),
  version: z.literal(1),
  ...ofStep,
  stepVersion: z.int(),
  tag: stepTagSchema,
  planSha256: sha256Schema,
  changes: z.array(changeSchema),
});

/** The apply has no definite answer (lost line, timeout, abort, missing exit status): nothing is retried before inspection. */
const stepLost = z.strictObject({ type: z.literal('step.lost'), version: z.literal(1), ...ofStep, failure: failureSchema });

/** What was read from the device about an apply without an answer. */
const stepInspected = z.strictObject({
  type: z.literal('step.inspected'),
  version: z.literal(1),
  ...ofStep,
  finding: z.enum(['applied', 'not-applied', 'partly', 'cannot-tell']),
  evidence: z.array(evidenceSchema),
});

/** The committed result of a step. Green is shown from this, never from memory. */
const stepSettled = z.strictObject({
  type: z.literal('step.settled'),
  version: z.literal(1),
  ...ofStep,
  outcome: outcomeSchema,
  /** False where the plan found nothing to change. */
  applied: z.boolean(),
  evidence: z.array(evidenceSchema),
  proof: proofSchema.optional(),
  /** For `{{result.STEP.NAME}}` of later steps; never a secret. */
  results: z.record(z.string(), z.string()),
  failure: failureSchema.optional(),
  durationMs: z.number(),
});

const runSettled = z.strictObject({
  type: z.literal('run.settled'),
  version: z.literal(1),
  ...ofRun,
  outcome: outcomeSchema,
  proof: proofSchema.optional(),
  failure: failureSchema.optional(),
});

/** A person decided what the station could not tell. */
const unitDecided = z.strictObject({
  type: z.literal('unit.decided'),
  version: z.literal(2),
  ...ofRun,
  decision: z.enum(['applied', 'not-applied', 'scrap']),
  reason: z.string().min(1),
  operator: personIdSchema,
  /** Who agreed by a PIN of their own, where the decision takes two (`needsSecondPerson`). */
  secondPerson: personIdSchema.optional(),
});

/** First contact: a fact about the device that later contacts are held to (host key, TLS certificate), or a new identifier. */
const deviceObserved = z.strictObject({
  type: z.literal('device.observed'),
  version: z.literal(1),
  ...ofRun,
  deviceId: deviceIdSchema,
  fact: z.enum(['ssh-host-key', 'tls-certificate']),
  /** `SHA256:base64` for a host key, 64 hexadecimal digits for a certificate. */
  fingerprint: z.string(),
});

/** Secrets of the batch's units left the station, encrypted for the holder of this key. */
const secretsHandedOver = z.strictObject({
  type: z.literal('secrets.handed-over'),
  version: z.literal(2),
  batchId: batchIdSchema,
  /** Of the public key (SPKI). */
  recipientSha256: sha256Schema,
  reason: z.string(),
  by: personIdSchema,
  /** Units whose secrets they were. */
  count: z.int().min(1),
  /** Names of them. Undefined in records of before version 2, which know those only that the station had given. */
  columns: z.array(z.string()).optional(),
});

/** A person answered what a step asked at the lane: right or wrong, verbatim, before anything is made of it. */
const promptAnswered = z.strictObject({
  type: z.literal('prompt.answered'),
  version: z.literal(1),
  ...ofStep,
  question: z.string(),
  answer: z.string(),
  by: personIdSchema,
});

/** From now on the person may sign in with this role. Neither name nor PIN is ever in an event. */
const personAdded = z.strictObject({
  type: z.literal('person.added'),
  version: z.literal(1),
  personId: personIdSchema,
  role: roleSchema,
  by: personIdSchema,
});

const personRoleChanged = z.strictObject({
  type: z.literal('person.role-changed'),
  version: z.literal(1),
  personId: personIdSchema,
  role: roleSchema,
  by: personIdSchema,
});

const personPinChanged = z.strictObject({
  type: z.literal('person.pin-changed'),
  version: z.literal(1),
  personId: personIdSchema,
  by: personIdSchema,
});

/** The person may not sign in any more; `nameErased` where their name was taken out of the station, too. */
const personRemoved = z.strictObject({
  type: z.literal('person.removed'),
  version: z.literal(1),
  personId: personIdSchema,
  nameErased: z.boolean(),
  by: personIdSchema,
});

/**
 * A device that came back is taken in: `unitId` is its place in a batch of one made for it, published in the same commit. It links the
 * old unit and the new one. What is done to the device is that unit's run.
 */
const returnOpened = z.strictObject({
  type: z.literal('return.opened'),
  version: z.literal(1),
  ...ofUnit,
  returnId: returnIdSchema,
  deviceId: deviceIdSchema,
  /** The unit that it was last; undefined for a device that this station did not make. */
  oldUnitId: unitIdSchema.optional(),
  decision: returnDecisionSchema,
  reason: z.string().min(1),
  by: personIdSchema,
  /** Who agreed by a PIN of their own, where the decision takes two. */
  secondPerson: personIdSchema.optional(),
  /** The recipe that the return's own steps were put in front of. Undefined for `scrap`. */
  recipe: z.strictObject({ name: z.string(), version: z.int(), sha256: sha256Schema }).optional(),
});

const ofVisit = {
  visitId: visitIdSchema,
  /** Of one write of the visit; its `visit.settled` bears the same. */
  writeId: z.string().min(1).max(64),
  lane: laneIdSchema,
  /** Undefined for a gateway that is no device of this record. */
  deviceId: deviceIdSchema.optional(),
  /** What is done: `configuration.update`, `snapshot.rollback`, … */
  action: z.string().min(1).max(64),
};

/** A person is about to change a gateway outside a run: committed before the first byte of it goes out. */
const visitIntended = z.strictObject({
  type: z.literal('visit.intended'),
  version: z.literal(1),
  ...ofVisit,
  planSha256: sha256Schema,
  changes: z.array(changeSchema),
  by: personIdSchema,
  training: z.boolean(),
});

/** How it ended, read back. An intent without it, whose engine is gone, ended in a way that nobody knows. */
const visitSettled = z.strictObject({
  type: z.literal('visit.settled'),
  version: z.literal(1),
  ...ofVisit,
  outcome: outcomeSchema,
  evidence: z.array(evidenceSchema),
  failure: failureSchema.optional(),
  durationMs: z.number(),
});

/** What the station stores beside its events did not follow from them, and was made again from them; `seenAt` is a unit where it showed. */
const journalRebuilt = z.strictObject({
  type: z.literal('journal.rebuilt'),
  version: z.literal(1),
  seenAt: unitIdSchema,
});

export const journalEventSchema = z.discriminatedUnion('type', [
  stationOpened,
  batchImported,
  runStarted,
  runResumed,
  runPaused,
  stepIntended,
  stepLost,
  stepInspected,
  stepSettled,
  runSettled,
  unitDecided,
  deviceObserved,
  promptAnswered,
  visitIntended,
  visitSettled,
  personAdded,
  personRoleChanged,
  personPinChanged,
  personRemoved,
  returnOpened,
  secretsHandedOver,
  journalRebuilt,
  ...requestEventSchemas,
  ...certificateEventSchemas,
  ...exportEventSchemas,
  ...manufacturerEventSchemas,
]);

/** What is handed to `append`. */
export type JournalEvent = z.infer<typeof journalEventSchema>;
export type JournalEventType = JournalEvent['type'];
export type EventOf<T extends JournalEventType> = Extract<JournalEvent, { type: T }>;

/** What comes back: the event with its place in the record. Order is `seq`; wall time is for show. */
export const storedEventSchema = z.strictObject({
  seq: z.int().min(1),
  id: eventIdSchema,
  stationId: stationIdSchema,
  /** Counts the engine's openings of this journal. */
  epoch: z.int().min(1),
  /** UTC, ISO 8601 with milliseconds. */
  wallTime: z.string(),
  /** Milliseconds of the engine's monotonic clock within `epoch`. */
  monotonicMs: z.number(),
  hash: sha256Schema,
  event: journalEventSchema,
});
export type StoredEvent = z.infer<typeof storedEventSchema>;
