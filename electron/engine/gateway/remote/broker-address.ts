/** Where a broker listens, out of a URL as settings and batches hold it. */

export interface BrokerAddress {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** `mqtts:`. Without it the login would cross the network readable. */
  readonly isSecure: boolean;
}

const BROKER_URL = /^(?<scheme>mqtts?):\/\/(?<host>\[[0-9a-f:.]+\]|[^\s/:@?#[\]]+)(?::(?<port>\d{1,5}))?\/?$/i;
const DEFAULT_PORTS = { mqtts: 8883, mqtt: 1883 } as const;

/** Undefined for anything but `mqtts://host:port` and `mqtt://host:port`; also with a login in it, which would be shown with the URL. */
export function parseBrokerUrl(url: string): BrokerAddress | undefined {
  const { scheme, host, port } = BROKER_URL.exec(url)?.groups ?? {};
  if (scheme === undefined || host === undefined) return undefined;
  const isSecure = scheme.toLowerCase() === 'mqtts';
  const number = port === undefined ? DEFAULT_PORTS[isSecure ? 'mqtts' : 'mqtt'] : Number(port);
  if (number < 1 || number > 65_535) return undefined;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: number, isSecure };
}

/** `host:port`, to be read. */
export function placeOf({ host, port }: BrokerAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
