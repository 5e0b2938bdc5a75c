/**
 * The `with` of every step kind, as a recipe may hold it (CLI.md, recipe file). Texts may contain `{{…}}`; after these are
 * filled in, the same schema is applied again, so a number that came out of a template ends as a number.
 */
import { z } from 'zod';

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

export const stepParamSchemas = {
  identify: z.strictObject({
    expect: z
      .strictObject({ serialNumber: text, macAddress: text, model: text, imei: text, identifier: text })
      .partial()
      .refine((expect) => Object.keys(expect).length > 0, 'names nothing to expect'),
  }),
  'kura.properties': z
    .strictObject({
      set: z.record(propertyKey, text).default({}),
      remove: z.array(propertyKey).default([]),
      /** How long the gateway may take from the restart until it answers. */
      restartTimeoutSeconds: z.int().min(1).max(3600).default(300),
    })
    .refine((value) => Object.keys(value.set).length + value.remove.length > 0, 'sets and removes nothing'),
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
    /** The station's own deadline, also where the gateway tries for ever. */
    deadlineSeconds: z.int().min(1).max(86_400).default(600),
    pollSeconds: z.number().min(0.05).max(60).default(1),
  }),
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
