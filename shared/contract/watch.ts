/**
 * The lifecycle watch: birth, app, disconnect and last-will messages of gateways (kura.md §4.3), as they come at one broker. What is
 * heard is shown and not journaled; a step that builds on it puts it into its evidence.
 */
import { z } from 'zod';
import { batchIdSchema, unitIdSchema } from '../domain/ids.ts';

const count = z.int().min(0);

/** What a birth message says of a gateway, by the names it has there. */
const birthFactsSchema = z.strictObject({
  serialNumber: z.string().optional(),
  /** Of all network interfaces that it names. */
  macAddresses: z.array(z.string()),
  displayName: z.string().optional(),
  modelName: z.string().optional(),
  kuraVersion: z.string().optional(),
  applicationIds: z.array(z.string()),
});
export type BirthFacts = z.infer<typeof birthFactsSchema>;

const watchedClientSchema = z.strictObject({
  account: z.string(),
  clientId: z.string(),
  /** Of the watched batch; undefined for a gateway that is none of its units. */
  unitId: unitIdSchema.optional(),
  /** As people call the unit. */
  identifier: z.string().optional(),
  /** `expected`: nothing was heard yet. `lost`: its last will came, so nobody said goodbye. */
  state: z.enum(['expected', 'connected', 'disconnected', 'lost']),
  birth: birthFactsSchema.optional(),
  /** `births`: one for each connection. `repeats`: births that came again within one. `takeovers`: others came with its client id. */
  counts: z.strictObject({ births: count, repeats: count, apps: count, disconnects: count, lastWills: count, takeovers: count }),
  /** UTC. */
  firstAt: z.string().optional(),
  lastAt: z.string().optional(),
});
export type WatchedClient = z.infer<typeof watchedClientSchema>;

export const watchViewSchema = z.strictObject({
  /** A broker of the station file by its name, or `station` for the station's own. */
  broker: z.string(),
  batchId: batchIdSchema.optional(),
  /** `waiting`: not connected to the broker, tries again. */
  link: z.enum(['connected', 'waiting']),
  /** The batch's units in the order of their rows. */
  units: z.array(watchedClientSchema),
  /** Whoever else was heard. */
  others: z.array(watchedClientSchema),
});
export type WatchView = z.infer<typeof watchViewSchema>;

/** One message as it came. */
export const watchMessageSchema = z.strictObject({
  at: z.string(),
  account: z.string(),
  clientId: z.string(),
  unitId: unitIdSchema.optional(),
  identifier: z.string().optional(),
  message: z.enum(['birth', 'birth-again', 'apps', 'disconnect', 'last-will', 'taken-over']),
  birth: birthFactsSchema.optional(),
});
export type WatchMessage = z.infer<typeof watchMessageSchema>;

const broker = z.string().min(1).max(200);

export const watchRequests = {
  /** Takes the place of the watch there was. `watch/no-broker`, `watch/no-login`, and what keeps the station's own broker from starting. */
  'watch.start': { input: z.strictObject({ batchId: batchIdSchema.optional(), broker }), output: watchViewSchema },
  'watch.stop': { input: z.strictObject({}), output: z.strictObject({}) },
  /** The watch that is going on, if there is one, and which brokers can be watched. */
  'watch.list': {
    input: z.strictObject({}),
    output: z.strictObject({ watch: watchViewSchema.optional(), brokers: z.array(z.string()) }),
  },
} as const;

/** Clients that changed since the last one, at most every 100 ms; what is not in it stays as it was. */
export const watchChangedSchema = watchViewSchema.pick({ broker: true, link: true, units: true, others: true });
export type WatchChanged = z.infer<typeof watchChangedSchema>;

export const watchEvents = { 'watch.changed': watchChangedSchema } as const;

/** For commands, which name their own station file and hear each message by itself. */
export const watchCommandRequests = {
  /** Watches for as long as it is asked: it is answered only when it fails. Without `broker` the first that can be watched. */
  'commands.watch': {
    input: z.strictObject({
      station: z.strictObject({
        file: z.string().min(1).max(4096),
        /** Values of the variables that the file's secrets name, from the command's environment. */
        environment: z.record(z.string().max(256), z.string().max(65_536)),
      }),
      broker: broker.optional(),
      batch: z.string().min(1).max(1024).optional(),
    }),
    output: z.strictObject({}),
  },
  /** What this command's watch heard after `after`; waits a while for the first. `broker` is there once it listens. */
  'commands.watchMessages': {
    input: z.strictObject({ after: z.int().min(0) }),
    output: z.strictObject({
      broker: z.string().optional(),
      /** To be asked for next. */
      last: z.int().min(0),
      /** Messages that were heard and are no longer kept, because nobody asked in time. */
      missed: z.int().min(0),
      messages: z.array(watchMessageSchema),
    }),
  },
} as const;
