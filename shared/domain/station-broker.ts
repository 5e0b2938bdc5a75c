/** `stationBroker` of a station file: the broker that gateways without a ProvisioningService are pointed at (kura.md §4, §5). */
import { z } from 'zod';

/** Under this name lanes and the watch mean the station's own broker; no broker of a station file may have it. */
export const OWN_BROKER = 'station';

/** Where to listen: address and port of this computer, an IPv6 address in brackets. */
const LISTEN = /^(?<host>\[[0-9a-fA-F:.]+\]|[^\s:[\]]+):(?<port>\d{1,5})$/;

const topicLevel = z.string().regex(/^[^/+#\0]{1,255}$/u, 'holds / + # or nothing');

export const stationBrokerSchema = z
  .strictObject({
    /** Address and port that the embedded broker listens at. */
    listen: z
      .string()
      .refine((text) => listenAddress(text) !== undefined, 'is no address:port')
      .default('0.0.0.0:8883'),
    /** Name or address by which gateways reach this computer. It stands in the broker's certificate. */
    host: z
      .string()
      .regex(/^(?:[A-Za-z0-9.-]{1,253}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/, 'is no host name or address')
      .optional(),
    account: topicLevel.default('lineside'),
    maxConnections: z.int().min(1).max(20_000).default(1024),
    /** Of one message; who sends a longer one is cut off. */
    maxPayloadBytes: z
      .int()
      .min(1024)
      .max(64 * 1024 * 1024)
      .default(1024 * 1024),
    /** A mosquitto with its dynamic security plugin, in place of the embedded broker: a broker of this file with an administrator's login. */
    external: z.strictObject({ broker: z.string().min(1) }).optional(),
  })
  .refine(({ host, external }) => host !== undefined || external !== undefined, {
    path: ['host'],
    error: 'is needed by the embedded broker',
  });
export type StationBrokerSettings = z.output<typeof stationBrokerSchema>;

/** Undefined for a text of another form. Port 0 lets the system choose, which is for tests. */
export function listenAddress(text: string): { readonly host: string; readonly port: number } | undefined {
  const { host, port } = LISTEN.exec(text)?.groups ?? {};
  if (host === undefined || Number(port) > 65_535) return undefined;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}
