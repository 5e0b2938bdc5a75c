/**
 * MQTT over TLS for the devices of the simulated Cervello. That devices come with their client id, and with access key and access token as
 * username and password, is documented (cervello.md §5); topics and payloads over MQTT are not, and are those of HTTP here.
 */
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { CertifiedKey } from '../../engine/pki/self-signed.ts';
import { serveMqtt } from '../loopback-server.ts';
import type { CervelloDevice } from './organisation.ts';
import { isOwnTopic, readTelemetry, type TelemetryMessage } from './telemetry-message.ts';

export interface CervelloBrokerOptions {
  readonly serverKey: CertifiedKey;
  /** Undefined where the platform lets nobody in with these. */
  readonly login: (accessKey: string, accessToken: string) => CervelloDevice | undefined;
  readonly onTelemetry: (device: CervelloDevice, message: TelemetryMessage) => void;
}

export interface CervelloBroker {
  readonly url: string;
  close(): Promise<void>;
}

/** CONNACK: bad user name or password. */
const BAD_LOGIN = 4;

export async function startCervelloBroker(options: CervelloBrokerOptions): Promise<CervelloBroker> {
  const aedes = await Aedes.createBroker();
  guard(aedes, options);
  const { port, close } = await serveMqtt(options.serverKey, aedes);
  return { url: `mqtts://127.0.0.1:${port}`, close };
}

function guard(aedes: Aedes, { login, onTelemetry }: CervelloBrokerOptions): void {
  const devices = new WeakMap<Client, CervelloDevice>();
  aedes.authenticate = (client, ...[username, password, done]) => {
    const device = login(username ?? '', password?.toString('utf8') ?? '');
    if (device === undefined || client.id !== device.credentials.clientId) return done(refused(), false);
    devices.set(client, device);
    done(null, true);
  };
  aedes.authorizePublish = (client, packet, done) => {
    const device = client === null ? undefined : devices.get(client);
    const message = readTelemetry(Buffer.from(packet.payload).toString('utf8'));
    if (device === undefined || message === undefined || !isOwnTopic(device, packet.topic)) return done(new Error('not authorized'));
    onTelemetry(device, message);
    done(null);
  };
  aedes.authorizeSubscribe = (client, subscription, done) => {
    const { accessKey, clientId } = devices.get(client)?.credentials ?? {};
    const isOwn = [accessKey, clientId].some((name) => name !== undefined && subscription.topic.startsWith(`/device/${name}/`));
    done(null, isOwn ? subscription : null);
  };
  aedes.on('clientError', () => undefined);
  aedes.on('connectionError', () => undefined);
}

function refused(): AuthenticateError {
  return Object.assign(new Error('refused'), { returnCode: BAD_LOGIN } as const);
}
