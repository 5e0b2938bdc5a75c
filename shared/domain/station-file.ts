/** The station file (CLI.md): the lanes of a bench and how to reach what is plugged into them. */
import { z } from 'zod';
import { laneIdSchema } from './ids.ts';

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
  password: secretRefSchema,
  /** Given where the gateway demands another password at its first login; from then on this one is used. */
  newPassword: secretRefSchema.optional(),
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
});
export type BrokerSettings = z.infer<typeof brokerSchema>;

export const laneSchema = z.strictObject({
  lane: z.union([z.int().min(1).max(9999).transform(String), z.string()]).pipe(laneIdSchema),
  name: z.string().min(1).max(200),
  ssh: sshEndpointSchema.optional(),
  rest: restEndpointSchema.optional(),
  console: consoleEndpointSchema.optional(),
  /** Accepted so that one file serves every version; `station check` says that this version does not use them. */
  remote: z.unknown().optional(),
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
  clouds: z.record(z.string(), z.unknown()).optional(),
  printers: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), secretRefSchema).optional(),
  /**
   * Written by `simulate` only: everything done with this file is marked TRAINING. `hand` is where the simulated operator
   * listens, who unplugs a finished gateway and plugs the next one in.
   */
  training: z.strictObject({ hand: z.url() }).optional(),
});
export type StationFile = z.infer<typeof stationFileSchema>;
