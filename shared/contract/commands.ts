/**
 * What a command of the command line may ask of an engine that runs already, over its local socket. Unlike a window, a command names
 * paths; these requests therefore exist there only and are unknown on a window's port.
 */
import { z } from 'zod';
import { cellProblemSchema } from '../domain/csv-report.ts';
import { columnMappingSchema } from './batch-table.ts';
import { storedEventSchema } from '../domain/events.ts';
import { batchIdSchema, laneIdSchema, unitIdSchema } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import { failureSchema } from '../domain/problem.ts';
import { laneQuestionSchema } from '../domain/lane-view.ts';
import { profileSchema } from '../domain/recipe.ts';
import { certificateRequests } from './certificates.ts';
import { manufacturerRequests } from './manufacturers.ts';
import { peopleRequests, secondPersonSchema } from './people.ts';
import { exportCommandRequests } from './exports.ts';
import { languageSchema } from './language.ts';
import { watchCommandRequests } from './watch.ts';
import { returnLookSchema, returnWish } from './returns.ts';
import { cloudCommandRequests } from './requests.ts';
import { visitRequests, visitSchema } from './visits.ts';

/** Raised whenever a frame or a request changes its meaning; two programs of different numbers do not speak to each other. */
export const COMMAND_PROTOCOL = 1;
export const MAX_EVENTS_AT_A_TIME = 500;

/** An absolute path: the engine has another working folder than the command. */
const filePath = z.string().min(1).max(4096);
const reason = z.string().min(3).max(500);

/** As a station file may name it; nothing that `__proto__` and its like could be mistaken for. */
const secretName = z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,99}$/);
const operator = z.string().min(1).max(64);

const order = {
  station: z.strictObject({
    file: filePath,
    /** Values of the variables that the file's secrets name, from the command's environment. */
    environment: z.record(z.string().max(256), z.string().max(65_536)),
  }),
  operator,
  /** Somebody at the command's terminal answers what steps ask (`commands.questions`). */
  isAttended: z.boolean().default(false),
  lanes: z.array(laneIdSchema).max(256).optional(),
  gatewayTimeoutMs: z.int().min(1).optional(),
};

/** The recipe's own text: the engine need not find it again. `file` is for the words of a refusal. */
const recipeText = z.strictObject({ file: z.string().max(4096), content: z.string().max(1024 * 1024) });

const count = z.int().min(0);
const outcomeCounts = {
  pass: count,
  fail: count,
  error: count,
  timeout: count,
  aborted: count,
  skipped: count,
  unknown: count,
} satisfies Record<Outcome, z.ZodType>;

const runSummarySchema = z.strictObject({
  ...outcomeCounts,
  units: count,
  prepared: count,
  provisioned: count,
  remaining: count,
  inDoubt: count,
  stopped: z.array(z.strictObject({ lane: laneIdSchema, failure: failureSchema })),
  seconds: z.number(),
  interrupted: z.boolean(),
});

const ended = z.strictObject({ summary: runSummarySchema });

/** A unit that events are about, as people call it. */
const unitAtWork = z.strictObject({ identifier: z.string(), lane: z.string(), stepCount: z.int() });
export type UnitAtWork = z.infer<typeof unitAtWork>;

export const commandRequests = {
  ...peopleRequests,
  ...certificateRequests,
  ...manufacturerRequests,
  ...cloudCommandRequests,
  ...exportCommandRequests,
  ...visitRequests,
  ...watchCommandRequests,
  /** Sequence number of the newest event. */
  'commands.head': { input: z.strictObject({}), output: z.strictObject({ seq: z.int() }) },
  /** Answers in words of the file, too, where it is refused; `problems` are the first that the check found. */
  'commands.import': {
    input: z.strictObject({
      file: filePath,
      recipe: recipeText,
      /** By value of the column. */
      recipesBy: z.strictObject({ column: z.string().min(1).max(200), recipes: z.record(z.string().max(200), recipeText) }).optional(),
      profile: profileSchema.optional(),
      mapping: columnMappingSchema.optional(),
      secretColumns: z.array(z.string().max(256)).max(100),
      quantity: z.int().min(1).optional(),
      /** A name of the station's list, or any other. */
      manufacturer: z.string().min(1).max(200).optional(),
      customer: z.string().min(1).max(200).optional(),
      name: z.string().min(1).max(200).optional(),
      operator,
      language: languageSchema,
    }),
    output: z.strictObject({
      problems: z.array(cellProblemSchema),
      problemCount: z.int(),
      result: z.union([
        z.strictObject({ batch: z.strictObject({ id: batchIdSchema, name: z.string(), units: z.int() }) }),
        z.strictObject({ failure: failureSchema }),
      ]),
    }),
  },
  /** Answered when the order has ended. A command that goes away stops its order at the next step boundary. */
  'commands.run': {
    input: z.strictObject({ ...order, batch: z.string().min(1).max(1024), limit: z.int().min(1).optional() }),
    output: ended,
  },
  /** As `visits.open`, for a lane of the command's own station file; held and closed by `visits.hold` and `visits.close`. */
  'commands.openVisit': {
    input: z.strictObject({ station: order.station, operator, lane: laneIdSchema, unit: z.string().min(1).max(1024).optional() }),
    output: visitSchema,
  },
  'commands.resume': {
    input: z.strictObject({
      ...order,
      batch: z.string().min(1).max(1024).optional(),
      decisions: z
        .array(z.strictObject({ unit: z.string().min(1).max(1024), decision: z.enum(['applied', 'not-applied', 'scrap']), reason }))
        .max(10_000),
      /** Agrees to all of them, where one takes two people. */
      secondPerson: secondPersonSchema.optional(),
    }),
    output: ended,
  },
  /** Looks at a unit that came back, in a lane of the command's own station file; changes nothing. */
  'commands.lookAtReturn': {
    input: z.strictObject({ station: order.station, operator, identifier: z.string().min(1).max(1024), lane: laneIdSchema }),
    output: returnLookSchema,
  },
  /** Opens a return, or goes on with the one that was begun in the same way, and runs it; answered when the run has ended. */
  'commands.reprovision': {
    input: z.strictObject({
      ...order,
      ...returnWish,
      lane: laneIdSchema,
      reason,
      recipe: z.strictObject({ file: z.string().max(4096), content: z.string().max(1024 * 1024) }).optional(),
      /** Agrees to it, where it takes two people. */
      secondPerson: secondPersonSchema.optional(),
    }),
    output: ended.extend({ batchId: batchIdSchema, goesOn: z.boolean(), scrapped: z.boolean() }),
  },
  /** What steps ask people on the lanes; waits a while for a change where it is what the command knows already. */
  'commands.questions': {
    input: z.strictObject({ known: z.array(z.string().max(64)).max(256) }),
    output: z.strictObject({ questions: z.array(laneQuestionSchema) }),
  },
  'commands.answer': {
    input: z.strictObject({ lane: laneIdSchema, questionId: z.string().min(1).max(64), answer: z.string().max(1024), operator }),
    output: z.strictObject({}),
  },
  /** Puts a value behind `{"vault": NAME}` of station files, or another in its place. It can never be asked for. */
  'commands.setSecret': {
    input: z.strictObject({ name: secretName, value: z.string().min(1).max(65_536), operator }),
    output: z.strictObject({ names: z.array(z.string()) }),
  },
  'commands.removeSecret': { input: z.strictObject({ name: secretName, operator }), output: z.strictObject({ removed: z.boolean() }) },
  'commands.secrets': { input: z.strictObject({}), output: z.strictObject({ names: z.array(z.string()) }) },
  /** Secrets that gateways of the batch were given, encrypted for their recipient (CMS, DER in base64); on record before it is answered. */
  'commands.handOverSecrets': {
    input: z.strictObject({
      batch: z.string().min(1).max(1024),
      recipientPem: z.string().max(65_536),
      reason,
      again: z.boolean(),
      operator,
    }),
    output: z.strictObject({ envelope: z.base64(), count: z.int(), recipientSha256: z.string() }),
  },
  /** Stops this command's own order at the next step boundary; its answer follows. */
  'commands.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  /** Events after `afterSeq` in order; waits a while for the first where there is none yet, and is then answered with none. */
  'commands.events': {
    input: z.strictObject({ afterSeq: z.int().min(0), limit: z.int().min(1).max(MAX_EVENTS_AT_A_TIME) }),
    output: z.strictObject({ events: z.array(storedEventSchema), units: z.partialRecord(unitIdSchema, unitAtWork) }),
  },
} as const;
export type CommandRequests = typeof commandRequests;
