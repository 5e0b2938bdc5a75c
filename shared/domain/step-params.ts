/**
 * The `with` of every step kind, as a recipe may hold it (CLI.md, recipe file). Texts may contain `{{…}}`; after these are
 * filled in, the same schema is applied again, so a number that came out of a template ends as a number.
 */
import { z } from 'zod';
import { cervelloParams } from './cervello-params.ts';
import { birthParams, everywareCloudParams } from './everyware-params.ts';
import { firstSnapshotParamsSchema } from './first-snapshot-params.ts';
import { keystoreStepParams } from './keystore-params.ts';
import { promptParamsSchema } from './prompt-params.ts';
import { remoteStepParams } from './remote-params.ts';
import { returnStepParams } from './return-params.ts';
import { softwareStepParams } from './software-params.ts';

const text = z.string().max(65_536);
/** A whole number, or a text that is one once its templates are filled in. */
const wholeNumber = (min: number) =>
  z.union([
    z.int().min(min),
    z
      .string()
      .regex(/^(-?\d{1,9}|.*\{\{.*\}\}.*)$/)
      .transform((value) => (/^-?\d+$/.test(value) ? Number(value) : value)),
  ]);
const propertyKey = z.string().min(1).max(512);
/** A file's numbers lose digits beyond 53 bits before anybody can check them, so those are given as texts. */
const componentScalar = z.union([
  text,
  z.number().refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), 'numbers of this size are written as text'),
  z.boolean(),
]);

/** By property id. A list for properties that hold one. */
const componentValues = z
  .record(propertyKey, z.union([componentScalar, z.array(componentScalar).max(1000)]))
  .refine((set) => Object.keys(set).length > 0, 'sets nothing');
/** How long components may take until the gateway gives the values back. */
const componentTimeout = z.int().min(1).max(3600).default(30);

export const stepParamSchemas = {
  identify: z.strictObject({
    expect: z
      .strictObject({ serialNumber: text, macAddress: text, model: text, imei: text, identifier: text })
      .partial()
      .refine((expect) => Object.keys(expect).length > 0, 'names nothing to expect'),
    /** Over a broker, for a gateway before Kura 5.4: how long its birth message is waited for. Default 60. */
    birthSeconds: z.int().min(0).max(3600).optional(),
  }),
  'kura.properties': z
    .strictObject({
      set: z.record(propertyKey, text).default({}),
      remove: z.array(propertyKey).default([]),
      /** How long the gateway may take from the restart until it answers. */
      restartTimeoutSeconds: z.int().min(1).max(3600).default(300),
    })
    .refine((value) => Object.keys(value.set).length + value.remove.length > 0, 'sets and removes nothing'),
  'kura.component': z.strictObject({
    pid: z.string().min(1).max(512),
    set: componentValues,
    timeoutSeconds: componentTimeout,
  }),
  'kura.first-snapshot': firstSnapshotParamsSchema,
  'kura.configuration': z.strictObject({
    /** By pid; all of them in one update. */
    components: z
      .record(z.string().min(1).max(512), componentValues)
      .refine((components) => Object.keys(components).length > 0, 'sets nothing'),
    timeoutSeconds: componentTimeout,
  }),
  'everyware.settings': z.strictObject({
    cloudConnection: text.optional(),
    enabled: z.boolean().optional(),
    brokerUrl: text.optional(),
    accountName: text.optional(),
    username: text.optional(),
    password: text.optional(),
    activationKey: text.optional(),
    clientId: text.optional(),
    caAuthentication: z.boolean().optional(),
    retryInterval: wholeNumber(1).optional(),
    retryMaxAttempts: wholeNumber(-1).optional(),
    timeout: wholeNumber(1).optional(),
  }),
  'everyware.provision': z.strictObject({
    mode: z.enum(['first', 'again']),
    cloudConnection: text.optional(),
    /** SHA-256 of certificates that the gateway has to trust before it is sent to another account: 64 hexadecimal digits each. */
    targetCertificates: z.array(text).max(20).optional(),
    /** The station's own deadline, also where the gateway tries for ever. */
    deadlineSeconds: z.int().min(1).max(86_400).default(600),
    pollSeconds: z.number().min(0.05).max(60).default(1),
    ...birthParams,
  }),
  prompt: promptParamsSchema,
  'broker.check': z.strictObject({
    /** Name of a broker of the station file: where to connect unless `brokerUrl` says so, and whom to trust there. */
    broker: text.optional(),
    brokerUrl: text.optional(),
    /** Empty or left out: by the rules that everyware.settings writes by. */
    username: text.optional(),
    clientId: text.optional(),
    password: text,
    /** The recipe's author says that the broker does not lock accounts, so a unit may be asked about more than once. */
    repeat: z.boolean().default(false),
    /** Sends the login over `mqtt://`, readable on the way. */
    allowPlain: z.boolean().default(false),
    timeoutSeconds: z.int().min(1).max(300).default(15),
  }),
  'gateway.ready': z.strictObject({
    /** As in broker.check. Without either only the clock is asked for. */
    broker: text.optional(),
    brokerUrl: text.optional(),
    maxClockSkewSeconds: z.int().min(1).max(86_400).default(120),
    /** Left out: a missing authority is an error where the gateway's keystore can be read. `true`: also one that cannot be read. */
    requireRoot: z.boolean().optional(),
    /** For each question. */
    timeoutSeconds: z.int().min(1).max(120).default(10),
  }),
  ...cervelloParams,
  ...everywareCloudParams,
  ...keystoreStepParams,
  ...remoteStepParams,
  ...returnStepParams,
  ...softwareStepParams,
  wait: z.strictObject({ seconds: z.number().min(0).max(86_400) }),
  shell: z.strictObject({
    /** No place for a secret: every process of the gateway can read the arguments of every other. */
    command: z.array(text).min(1),
    /** For the command's standard input, in UTF-8 and as it is, without a line end of its own. Secrets belong here. */
    stdin: text.optional(),
    expectStatus: z.int().min(0).max(255).default(0),
    /** The recipe's author says that running it twice does no harm; otherwise a person decides after a lost answer. */
    idempotent: z.boolean().default(false),
    timeoutSeconds: z.int().min(1).max(3600).default(60),
  }),
} as const;

export type StepKind = keyof typeof stepParamSchemas;
export type StepParams<Kind extends StepKind> = z.output<(typeof stepParamSchemas)[Kind]>;
export const stepKinds = Object.keys(stepParamSchemas) as readonly StepKind[];
