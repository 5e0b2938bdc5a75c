/** The `with` of the steps that run a program or install a package through Kura (kura.md §4.2). */
import { z } from 'zod';

const text = z.string().max(65_536);
const seconds = z.int().min(1).max(3600);

export const softwareStepParams = {
  'kura.command': z.strictObject({
    /** Program and arguments, each a text of its own. No place for a secret: every process of the gateway can read them. */
    command: z.array(text).min(1).max(200),
    /** For its standard input, in UTF-8 and as it is. Only MQTT carries it. */
    stdin: text.optional(),
    workingDirectory: text.optional(),
    /** Of the gateway's CommandCloudApp, where it has one. */
    password: text.optional(),
    expectStatus: z.int().min(0).max(255).default(0),
    /** The recipe's author says that running it twice does no harm; otherwise a person decides after a lost answer. */
    idempotent: z.boolean().default(false),
    timeoutSeconds: seconds.default(60),
  }),
  'kura.package': z.strictObject({
    /** As the gateway reaches it. */
    url: text.regex(/^(https?:\/\/[^\s/@]+\/\S*|.*\{\{.*)$/, 'is no http or https URL, or has a login in it'),
    name: z.string().min(1).max(512),
    version: z.string().min(1).max(200),
    sha256: text.regex(/^([0-9a-fA-F]{64}|.*\{\{.*)$/, 'is not 64 hexadecimal digits').optional(),
    timeoutSeconds: seconds.default(600),
  }),
} as const;
