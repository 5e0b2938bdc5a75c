/** Provision requests of the station file's clouds: made for a batch, looked at, edited, removed. An activation key is never in an answer. */
import { z } from 'zod';
import { cellProblemSchema } from '../domain/csv-report.ts';
import { batchIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { failureSchema } from '../domain/problem.ts';
import { languageSchema } from './language.ts';

const count = z.int().min(0);
const cloud = z.string().min(1).max(200);
/** Id or name. */
const batch = z.string().min(1).max(1024);
/** A client id, or any identifier of a unit. */
const identifier = z.string().min(1).max(1024);
const operator = z.string().min(1).max(MAX_NAME_LENGTH);
/** ISO 8601. */
const moment = z.iso.datetime({ offset: true });

export const requestViewSchema = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  status: z.string(),
  activatesOn: moment.optional(),
  expiresOn: moment.optional(),
  createdOn: moment.optional(),
  secureUrl: z.boolean().optional(),
  hasActivationKey: z.boolean(),
  job: z.strictObject({ status: z.string(), retryCount: z.int().optional(), retryMaxAttempts: z.int().optional() }).optional(),
});
export type RequestView = z.infer<typeof requestViewSchema>;

/** One row that is not done, in the batch's order. */
const rowResultSchema = z.strictObject({
  row: count,
  identifier: z.string(),
  clientId: z.string(),
  /** `unknown`: the cloud gave no answer, and looking did not tell; the next creation looks again. */
  result: z.enum(['failed', 'conflict', 'unknown']),
  failure: failureSchema,
});
export type RequestRowResult = z.infer<typeof rowResultSchema>;

export const creationSummarySchema = z.strictObject({
  rows: count,
  created: count,
  /** There already as they shall be, made by this station earlier. */
  present: count,
  /** There already as they shall be, made by somebody else: username and password were not compared, for nobody can read them. */
  found: count,
  /** Provisioned already: they need none any more, and nothing is asked about them. */
  provisioned: count,
  failed: count,
  conflict: count,
  unknown: count,
  /** Not looked at any more: stopped, or the cloud refused them all alike. */
  remaining: count,
  activationKeys: count,
  seconds: z.number(),
  interrupted: z.boolean(),
  /** The first thousand that are not done. */
  problems: z.array(rowResultSchema),
  /** Why it ended before the last row, where it was not stopped. */
  ended: failureSchema.optional(),
});
export type CreationSummary = z.infer<typeof creationSummarySchema>;

const executionSchema = z.strictObject({
  id: z.string(),
  status: z.string(),
  startedOn: moment.optional(),
  endedOn: moment.optional(),
  log: z.string().optional(),
});

const cloudViewSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['everyware-ec4', 'everyware-ec5']),
  url: z.string(),
  account: z.string().optional(),
  accountId: z.string().optional(),
  hasLogin: z.boolean(),
  /** What is not public about it is only assumed (help: unconfirmed facts). */
  isUnconfirmed: z.boolean(),
});

const create = {
  batch,
  cloud,
  /** Overwrites requests that are there for the same client ids, whoever made them. */
  overwrite: z.boolean().default(false),
  /** In the place of the station file's `newRequests`. */
  activatesOn: moment.optional(),
  expiresOn: moment.optional(),
  retryMaxAttempts: z.int().min(1).max(1_000_000).optional(),
  generateActivationKey: z.boolean().optional(),
};
const list = {
  cloud,
  offset: count.default(0),
  limit: z.int().min(1).max(500).default(50),
  clientIds: z.array(z.string().min(1).max(255)).max(100).optional(),
  statuses: z.array(z.string().min(1).max(64)).max(20).optional(),
};
const edit = {
  cloud,
  identifier,
  /** null takes the limit away. */
  activatesOn: moment.nullable().optional(),
  expiresOn: moment.nullable().optional(),
  status: z.enum(['ENABLED', 'DISABLED']).optional(),
  retryMaxAttempts: z.int().min(1).max(1_000_000).optional(),
};

const page = z.strictObject({ requests: z.array(requestViewSchema), limitExceeded: z.boolean() });
const one = z.strictObject({ request: requestViewSchema });
const updated = z.strictObject({
  problems: z.array(cellProblemSchema),
  problemCount: count,
  result: z.union([
    z.strictObject({ batch: z.strictObject({ id: batchIdSchema, name: z.string(), units: count, columns: z.array(z.string()) }) }),
    z.strictObject({ failure: failureSchema }),
  ]),
});

export const cloudRequests = {
  'clouds.list': { input: z.strictObject({}), output: z.strictObject({ clouds: z.array(cloudViewSchema) }) },
  /** Answered when every row has its result; each is an event of the journal before. Cancelled, it stops between two rows. */
  'requests.create': { input: z.strictObject({ ...create, operator: operator.optional() }), output: creationSummarySchema },
  'requests.list': { input: z.strictObject(list), output: page },
  'requests.count': { input: z.strictObject({ cloud }), output: z.strictObject({ count }) },
  'requests.show': { input: z.strictObject({ cloud, identifier }), output: one },
  /** Only for requests of this station's units. */
  'requests.edit': { input: z.strictObject({ ...edit, operator: operator.optional() }), output: one },
  'requests.delete': {
    input: z.strictObject({ cloud, identifier, operator: operator.optional() }),
    output: z.strictObject({ clientId: z.string(), requestId: z.string() }),
  },
  'requests.executions': {
    input: z.strictObject({ cloud, identifier }),
    output: z.strictObject({ executions: z.array(executionSchema) }),
  },
  /** Merges columns that came back into the units of a batch, all or nothing. */
  'batches.update': {
    input: z.strictObject({
      uploadId: z.string().min(1).max(64),
      batch,
      secretColumns: z.array(z.string()).max(100).default([]),
      language: languageSchema.default('en'),
      operator: operator.optional(),
    }),
    output: updated,
  },
} as const;

/** The same for commands, which name the station file that the clouds stand in, and files by their path. */
const filePath = z.string().min(1).max(4096);
const ordered = {
  station: z.strictObject({ file: filePath, environment: z.record(z.string().max(256), z.string().max(65_536)) }),
};

export const cloudCommandRequests = {
  'commands.requests.create': { input: z.strictObject({ ...ordered, ...create, operator }), output: creationSummarySchema },
  /** Stops this command's own creation between two rows; its answer follows. */
  'commands.requests.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  'commands.requests.list': { input: z.strictObject({ ...ordered, ...list }), output: page },
  'commands.requests.count': { input: z.strictObject({ ...ordered, cloud }), output: z.strictObject({ count }) },
  'commands.requests.show': { input: z.strictObject({ ...ordered, cloud, identifier }), output: one },
  'commands.requests.edit': { input: z.strictObject({ ...ordered, ...edit, operator }), output: one },
  'commands.requests.delete': {
    input: z.strictObject({ ...ordered, cloud, identifier, operator }),
    output: z.strictObject({ clientId: z.string(), requestId: z.string() }),
  },
  'commands.requests.executions': {
    input: z.strictObject({ ...ordered, cloud, identifier }),
    output: z.strictObject({ executions: z.array(executionSchema) }),
  },
  'commands.update': {
    input: z.strictObject({ file: filePath, batch, secretColumns: z.array(z.string()).max(100), language: languageSchema, operator }),
    output: updated,
  },
} as const;
