/** One MQTT connection of a gateway. It reaches the simulated cloud and nothing else, and trusts only that cloud's authority. */
import { isIP } from 'node:net';
import { type IClientOptions, type MqttClient, connect } from 'mqtt';
import { unlessAborted } from '../shell/interruption.ts';

export interface LinkTarget {
  readonly brokerUrl: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** What the broker tells where the gateway vanishes. */
  readonly will?: NonNullable<IClientOptions['will']> | undefined;
}

export interface LinkOptions {
  /** PEM of the authority the gateway trusts. */
  readonly trustedCa: string;
  readonly connectTimeoutMs: number;
  readonly signal: AbortSignal;
}

export type RefusalReason = 'broker-url' | 'unreachable' | 'credentials' | 'client-id' | 'not-authorized' | 'tls' | 'lost';

/** Why there is no connection. */
export class LinkRefused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, cause?: unknown) {
    super(`no connection: ${reason}`, { cause });
    this.reason = reason;
  }
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'mqtt:': '1883', 'mqtts:': '8883' };

/** CONNACK codes of MQTT 3.1.1 §3.2.2.3. */
const CONNACK_REASONS: Readonly<Record<number, RefusalReason>> = {
  2: 'client-id',
  3: 'unreachable',
  4: 'credentials',
  5: 'not-authorized',
};

/**
 * Resolves with the connected client; a lost connection is not made again by itself.
 * @throws LinkRefused, or the signal's reason
 */
export async function openLink(target: LinkTarget, options: LinkOptions): Promise<MqttClient> {
  options.signal.throwIfAborted();
  const client = connect(checkedUrl(target.brokerUrl), clientOptions(target, options));
  const connected = new Promise<MqttClient>((resolve, reject) => {
    client.once('connect', () => resolve(client));
    client.on('error', (error) => reject(new LinkRefused(reasonOf(error), error)));
    client.once('close', () => reject(new LinkRefused('lost')));
  });
  try {
    return await unlessAborted(connected, options.signal);
  } catch (error) {
    connected.catch(() => undefined);
    client.end(true);
    throw error;
  }
}

function clientOptions(target: LinkTarget, options: LinkOptions): IClientOptions {
  return {
    clientId: target.clientId,
    username: target.username,
    password: target.password,
    ...(target.will === undefined ? {} : { will: target.will }),
    protocolVersion: 4,
    ca: options.trustedCa,
    rejectUnauthorized: true,
    reconnectPeriod: 0,
    // Of every packet, for nobody.
    log: () => undefined,
    connectTimeout: options.connectTimeoutMs,
  };
}

/** Training never leaves this computer: the only cloud is the simulated one on the loopback interface. */
function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !(url.protocol in DEFAULT_PORTS)) throw new LinkRefused('broker-url');
  const isLoopback = url.hostname === 'localhost' || (isIP(url.hostname) === 4 && url.hostname.startsWith('127.'));
  if (!isLoopback) throw new LinkRefused('unreachable');
  return `${url.protocol}//${url.hostname}:${url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port}`;
}

function reasonOf(error: Error): RefusalReason {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return CONNACK_REASONS[code] ?? 'not-authorized';
  if (typeof code !== 'string') return 'unreachable';
  return /CERT|TLS|SSL/.test(code) ? 'tls' : 'unreachable';
}
