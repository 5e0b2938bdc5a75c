/** The file of faults of a training line: what goes wrong, with which gateways, when, for how long and how often. */
import { z } from 'zod';
import { cervelloFaultsSchema } from '../cervello/cervello-trouble.ts';
import { cloudFaultsSchema } from '../cloud/cloud-trouble.ts';
import { remoteTroubles } from '../remote/remote-trouble.ts';
import { gatewayChoiceSchema } from './gateway-choice.ts';

/** Moments in the life of a gateway at which something can go wrong. */
export const moments = [
  /** It was plugged in, or its power came back. */
  'plugged-in',
  /** Somebody connected for the first time since. */
  'first-contact',
  /** A command is about to run. */
  'command',
  /** The first bytes of a write to a file are on their way; half of them still reach the disk. */
  'write',
  /** A component took new values over REST; the answer has not left yet. */
  'update',
  /** Kura has stopped and has not started again. */
  'restart',
  /** An attempt to be provisioned begins. */
  'provisioning',
  /** The gateway is provisioned, and nobody can have read that yet. */
  'provisioned',
] as const;
export type MomentName = (typeof moments)[number];

const gateways = gatewayChoiceSchema;
const seconds = z.number().min(0).max(86_400);

/** When it happens: at the `number`th such moment since the gateway was first plugged in, and at the next ones, `times` in all. */
function when(usually: MomentName) {
  return {
    gateways,
    at: z.enum(moments).default(usually),
    /** For `write`: what the file's name has in it. */
    file: z.string().min(1).default('kura_custom.properties'),
    number: z.int().min(1).default(1),
    times: z.int().min(1).default(1),
    afterSeconds: seconds.default(0),
  };
}

/** For how long; without end where it is left out. */
const lasting = { seconds: seconds.optional() };

const happeningSchemas = [
  /** Every byte takes so much longer, in both directions. */
  z.strictObject({ fault: z.literal('slow'), ...when('plugged-in'), ...lasting, delayMs: z.int().min(1).max(60_000).default(300) }),
  /** Connections are taken and stay open, and nothing comes any more. */
  z.strictObject({ fault: z.literal('silent'), ...when('first-contact'), ...lasting }),
  /** The power goes and comes back. */
  z.strictObject({ fault: z.literal('reboot'), ...when('write'), offSeconds: seconds.default(1) }),
  /** All connections are cut; for so long none is taken. */
  z.strictObject({ fault: z.literal('drop-line'), ...when('command'), seconds: seconds.default(0) }),
  /** Another board is plugged in: the next one of the batch, or where none is left one of no batch. The first one comes again at the end. */
  z.strictObject({ fault: z.literal('swap-board'), ...when('restart') }),
  z.strictObject({ fault: z.literal('certificate-changed'), ...when('restart') }),
  z.strictObject({ fault: z.literal('host-key-changed'), ...when('restart') }),
  /** From now on the gateway answers on other ports only. */
  z.strictObject({ fault: z.literal('address-changes'), ...when('provisioned') }),
  /** The cloud lets the gateway's client id not in, for so many logins or for good. */
  z.strictObject({
    fault: z.literal('broker-refuses'),
    ...when('plugged-in'),
    answer: z.enum(['client-id', 'unavailable', 'credentials', 'not-authorized', 'silent']).default('credentials'),
    logins: z.int().min(1).optional(),
  }),
  /** Kernel messages between everything else on the console. */
  z.strictObject({ fault: z.literal('noise'), ...when('plugged-in'), ...lasting, everyMs: z.int().min(1).max(60_000).default(250) }),
] as const;

/** What is wrong from the beginning. */
const innateSchemas = [
  /** Somebody else's serial number in the board's properties. */
  z.strictObject({ fault: z.literal('wrong-serial'), gateways, serialNumber: z.string().min(1).max(64).optional() }),
  /** The logins demand another password at their first use. */
  z.strictObject({
    fault: z.literal('password-change'),
    gateways,
    of: z
      .array(z.enum(['system', 'rest']))
      .min(1)
      .default(['system', 'rest']),
  }),
  /** An older Kura: no sessions, no system properties over REST, Basic authentication (kura.md §3.1). */
  z.strictObject({ fault: z.literal('old-rest'), gateways }),
  /** Without a ProvisioningService only: so many of its connections to a broker break, each just after its birth message. */
  z.strictObject({ fault: z.literal('broker-drop'), gateways, times: z.int().min(1).max(100).default(1) }),
  /** It tells each birth twice. */
  z.strictObject({ fault: z.literal('birth-twice'), gateways }),
  /** Without a ProvisioningService only: it takes so long before each connection. */
  z.strictObject({ fault: z.literal('broker-slow'), gateways, delayMs: z.int().min(1).max(60_000).default(1000) }),
  /** Without a ProvisioningService only: so many requests over a broker go wrong, from the `number`th on. */
  z.strictObject({
    fault: z.literal('remote-answers'),
    gateways,
    trouble: z.enum(remoteTroubles).default('silent'),
    /** Of `slow`. */
    delayMs: z.int().min(1).max(60_000).default(2000),
    number: z.int().min(1).default(1),
    times: z.int().min(1).max(1000).default(1),
  }),
] as const;

const happeningSchema = z.discriminatedUnion('fault', happeningSchemas);
/** Something that happens to a gateway. */
export type Happening = z.output<typeof happeningSchema>;
const innateSchema = z.discriminatedUnion('fault', innateSchemas);
/** Something that a gateway comes with. */
export type InnateFault = z.output<typeof innateSchema>;
export type Fault = Happening | InnateFault;

export const faultFileSchema = z
  .strictObject({
    lineside: z.literal(1),
    description: z.string().optional(),
    faults: z.array(z.discriminatedUnion('fault', [...happeningSchemas, ...innateSchemas])).default([]),
    /** Of the cloud's API. */
    cloud: cloudFaultsSchema.optional(),
    /** Of the simulated Cervello. */
    cervello: cervelloFaultsSchema.optional(),
  })
  .refine(({ faults, cloud, cervello }) => faults.length > 0 || cloud !== undefined || cervello !== undefined, 'names no fault');
export type FaultFile = z.output<typeof faultFileSchema>;

export function isHappening(fault: Fault): fault is Happening {
  return 'at' in fault;
}
