/** The station file (CLI.md): the lanes of a bench and how to reach what is plugged into them. */
import { z } from 'zod';
import { cervelloSchema } from './cervello-station.ts';
import { laneIdSchema } from './ids.ts';
import { stationBrokerSchema } from './station-broker.ts';

/** Plain text works and is warned of; the others say where the secret is kept. */
export const secretRefSchema = z.union([
  z.string(),
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ vault: z.string().min(1) }),
]);
export type SecretRef = z.infer<typeof secretRefSchema>;

const fromWhere = { interface: z.string().min(1).optional(), localAddress: z.string().min(1).optional() };

export const sshEndpointSchema = z.strictObject({
  host: z.string().min(1),
  port: z.union([z.int().min(1).max(65_535), z.string()]).default(22),
  user: z.string().min(1),
  password: secretRefSchema.optional(),
  keyFile: z.string().optional(),
  /** `SHA256:base64`; binds the lane. Without it the first contact fills the device's passport. */
  hostKeySha256: z.string().optional(),
  ...fromWhere,
});
export type SshEndpoint = z.infer<typeof sshEndpointSchema>;

export const restEndpointSchema = z.strictObject({
  url: z.string().min(1),
  user: z.string().min(1),
  /** May be left out beside a client certificate. */
  password: secretRefSchema.optional(),
  /**
   * For gateways that demand another password at the first login; from then on this one is used. `generate`, as without it: each gateway
   * is given a random one of its own, kept as a secret of its unit.
   */
  newPassword: z.union([z.strictObject({ generate: z.literal(true) }), secretRefSchema]).optional(),
  /** How many wrong logins in a row the gateway takes before it locks the account, where that is known. */
  loginAttempts: z.int().min(2).max(100).optional(),
  /** PEM files of the login by client certificate (port 4443); the private key may also come from where secrets come from. */
  clientCertFile: z.string().optional(),
  clientKeyFile: secretRefSchema.optional(),
  caFile: z.string().optional(),
  /** 64 hexadecimal digits of the certificate's SHA-256; binds the lane. */
  certSha256: z.string().optional(),
  ...fromWhere,
});
export type RestEndpoint = z.infer<typeof restEndpointSchema>;

const loginSchema = z.strictObject({
  user: z.string().min(1),
  password: secretRefSchema.optional(),
  /** How the login becomes root where it is not: `sudo`, `su`, or not at all. */
  become: z.enum(['none', 'sudo', 'su']).default('none'),
  /** Default: the login's password for `sudo`; `su` asks for root's own. */
  becomePassword: secretRefSchema.optional(),
  /** Given where the gateway demands another password at its first login. */
  newPassword: secretRefSchema.optional(),
});

/** Which adapter, not which number the system gave it today (ARCHITECTURE, idea 4); a path is for ports that are soldered in. */
export const serialPortSchema = z.union([
  z.strictObject({ path: z.string().min(1) }),
  z.strictObject({ usb: z.union([z.strictObject({ location: z.string().min(1) }), z.strictObject({ serialNumber: z.string().min(1) })]) }),
]);
export type SerialPortChoice = z.infer<typeof serialPortSchema>;

export const consoleEndpointSchema = z.union([
  z.strictObject({ serial: serialPortSchema, baud: z.int().min(50).max(4_000_000).default(115_200), login: loginSchema }),
  /** `host:port` of a console server's raw TCP port. */
  z.strictObject({ tcp: z.string().min(3), login: loginSchema, ...fromWhere }),
]);
export type ConsoleEndpoint = z.infer<typeof consoleEndpointSchema>;

/** A broker that the station knows by name: what to trust when it is spoken to. Further keys are kept. */
export const brokerSchema = z.looseObject({
  /** `mqtts://host:port`. */
  url: z.string().min(1),
  /** PEM file with the authorities that its certificate may come from; default: those that Node ships. */
  caFile: z.string().optional(),
  /** Its make, as far as known: it decides what its refusals may mean. */
  family: z.enum(['everyware', 'mosquitto', 'rabbitmq', 'unknown']).optional(),
  /** The station's own login there, for remote management; without it, it comes as nobody. */
  user: z.string().min(1).optional(),
  password: secretRefSchema.optional(),
  /** The station's own, never a gateway's. Default: one that nobody else has. */
  clientId: z.string().min(1).max(255).optional(),
  /** As in topics: whose gateways the watch hears there. Default: those of every account that the login may hear. */
  account: z.string().min(1).max(255).optional(),
  /** Remote management also over `mqtt://`, where everything crosses the network readable. */
  allowPlain: z.boolean().optional(),
});
export type BrokerSettings = z.infer<typeof brokerSchema>;

/**
 * A cloud whose provision requests the station may look at and make (esf.md §4). Without a login nothing there is asked, and whatever
 * would have been checked says so. `everyware-ec5` is a profile: the way of its requests is not public, so `requestsPath` has to say it.
 */
export const cloudSchema = z.strictObject({
  kind: z.enum(['everyware-ec4', 'everyware-ec5']),
  /** Root of its API, e.g. `https://api-sandbox.everyware-cloud.com/v2`. */
  url: z.string().min(1),
  user: z.string().min(1).optional(),
  password: secretRefSchema.optional(),
  /** EC5 only, in the place of user and password. */
  apiKey: secretRefSchema.optional(),
  /** PEM file with the authorities that its certificate may come from; default: those that Node ships. */
  caFile: z.string().optional(),
  /** Name of the account that units are meant for, as it stands in its topics. */
  account: z.string().min(1).optional(),
  /** Number of that account, which every new request has to name. */
  accountId: z
    .union([z.int().min(0), z.string().regex(/^\d{1,19}$/)])
    .transform(String)
    .optional(),
  /** EC5 only, unconfirmed: from `url` on, e.g. `/_/provisionRequests`. */
  requestsPath: z.string().startsWith('/').optional(),
  /** Name of a broker of this file at which units of the account are seen to arrive. */
  broker: z.string().min(1).optional(),
  requestsPerSecond: z.number().min(0.1).max(200).default(5),
  timeoutSeconds: z.int().min(1).max(600).default(30),
  /** What new requests are made with. */
  newRequests: z
    .strictObject({
      retryMaxAttempts: z.int().min(1).max(1_000_000).default(5),
      generateActivationKey: z.boolean().default(false),
      secureUrl: z.boolean().default(true),
      credentials: z.enum(['INHERITED', 'LOOSE', 'STRICT']).optional(),
      /** From the moment of creation. Left out: without an end. */
      validDays: z.number().min(0.01).max(3650).optional(),
    })
    .prefault({}),
});
export type CloudSettings = z.infer<typeof cloudSchema>;

/** A gateway that is reached over a broker, by remote management (kura.md §4). */
export const remoteEndpointSchema = z.strictObject({
  /** Name of a broker of this file, or `station` for the station's own. */
  broker: z.string().min(1),
  /** As it stands in the gateway's topics. */
  account: z.string().min(1),
  /** The gateway's; `{{unit.clientId}}` where it differs by unit. */
  clientId: z.string().min(1),
});
export type RemoteEndpoint = z.infer<typeof remoteEndpointSchema>;

export const laneSchema = z.strictObject({
  lane: z.union([z.int().min(1).max(9999).transform(String), z.string()]).pipe(laneIdSchema),
  name: z.string().min(1).max(200),
  ssh: sshEndpointSchema.optional(),
  rest: restEndpointSchema.optional(),
  console: consoleEndpointSchema.optional(),
  remote: remoteEndpointSchema.optional(),
  /** Accepted so that one file serves every version; `station check` says that this version does not use it. */
  flash: z.unknown().optional(),
  /** Where the gateway's Kura is, if not where its platform puts it. */
  kuraHome: z.string().startsWith('/').optional(),
  /** Program and arguments that restart Kura, if not `systemctl restart kura`. */
  restartCommand: z.union([z.string().min(1), z.array(z.string()).min(1)]).optional(),
});
export type LaneSettings = z.infer<typeof laneSchema>;

export const stationFileSchema = z.strictObject({
  $schema: z.string().optional(),
  lineside: z.literal(1),
  name: z.string().max(200).optional(),
  lanes: z.array(laneSchema).min(1).max(256),
  kuraHome: z.string().startsWith('/').optional(),
  restartCommand: z.union([z.string().min(1), z.array(z.string()).min(1)]).optional(),
  brokers: z.record(z.string(), brokerSchema).optional(),
  stationBroker: stationBrokerSchema.optional(),
  clouds: z.record(z.string(), z.discriminatedUnion('kind', [cloudSchema, cervelloSchema])).optional(),
  printers: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), secretRefSchema).optional(),
  /**
   * Written by `simulate` only: everything done with this file is marked TRAINING. `hand` is where the simulated operator
   * listens, who unplugs a finished gateway and plugs the next one in.
   */
  training: z.strictObject({ hand: z.url() }).optional(),
});
export type StationFile = z.infer<typeof stationFileSchema>;
