/** What the lanes of the station are plugged into, and the serial ports of this computer. No secret, and no port is opened. */
import { z } from 'zod';
import { laneIdSchema } from '../domain/ids.ts';
import { serialPortSchema } from '../domain/station-file.ts';

const transport = z.strictObject({
  kind: z.enum(['ssh', 'rest', 'serial', 'tcp']),
  /** As the station file has it, templates and all, without login: `127.0.64.1:22`, `usb 1-2.3`. */
  place: z.string(),
  /** How the station file finds a serial port. */
  serial: serialPortSchema.optional(),
});
export type Transport = z.infer<typeof transport>;

const benchSetup = z.strictObject({
  lanes: z.array(z.strictObject({ lane: laneIdSchema, name: z.string(), transports: z.array(transport) })),
  brokers: z.array(z.strictObject({ name: z.string(), url: z.string(), caFile: z.string().optional() })),
  /** Where the station file lies, if the engine knows: only then a port can be saved into it. */
  file: z.string().optional(),
  keys: z.strictObject({ provider: z.enum(['environment', 'safe-storage', 'key-file']), file: z.string().optional() }),
});
export type BenchSetup = z.infer<typeof benchSetup>;

const serialPort = z.strictObject({
  /** A name of the moment: `/dev/ttyUSB0`, `COM3`. */
  path: z.string(),
  manufacturer: z.string().optional(),
  serialNumber: z.string().optional(),
  /** Where the adapter is plugged in, which stays when another adapter is plugged in there. */
  location: z.string().optional(),
  /** Lanes of the station file that mean this port. */
  lanes: z.array(laneIdSchema),
});
export type SerialPortView = z.infer<typeof serialPort>;

export const portRequests = {
  'bench.get': { input: z.strictObject({}), output: benchSetup },
  /** `no-udev`: the system has no list of its ports. Listing opens none. */
  'ports.list': {
    input: z.strictObject({}),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('listed'), ports: z.array(serialPort) }),
      z.strictObject({ kind: z.literal('no-udev') }),
    ]),
  },
  /** Saves into the station file which port a lane's console uses; the rest of the lane stays as it is. */
  'ports.bind': {
    input: z.strictObject({ lane: laneIdSchema, serial: serialPortSchema }),
    output: z.strictObject({ file: z.string() }),
  },
} as const;
