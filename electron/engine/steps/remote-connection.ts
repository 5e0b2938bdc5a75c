/**
 * A gateway's cloud connection as three components (kura.md §5): CloudService, DataService, MqttDataTransport. Those of a second connection
 * have its suffix. And the keystore that the transport's TLS looks into (kura.md §6).
 */
import { X509Certificate } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Component, Rest } from '../gateway/gateway.ts';
import type { StepContext } from './step.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { callOptions } from './call-options.ts';

const CLOUD_SERVICE = 'org.eclipse.kura.cloud.CloudService';
export const DATA_SERVICE = 'org.eclipse.kura.data.DataService';
export const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const USUAL_KEYSTORE = 'SSLKeystore';

export interface Connection {
  readonly kura: Rest;
  readonly source: 'rest' | 'remote';
  readonly transport: Component;
  readonly data: Component;
  /** The transport's password as the newest snapshot has it; undefined where that cannot be read. In memory only. */
  readonly password: string | undefined;
  /** Where its trusted certificates are. */
  readonly keystore: string;
  /** Of all trusted certificates in that keystore; undefined where it cannot be read. */
  readonly trusted: readonly string[] | undefined;
}

type Context = Pick<StepContext<{ readonly cloudConnection?: string | undefined }>, 'gateway' | 'params' | 'signal'>;

/** `bootstrap/no-way` and `bootstrap/no-connection`: then nothing can be written. */
export async function readConnection(context: Context): Promise<Connection> {
  const call = callOptions(context.signal);
  const { gateway } = context;
  const ways = [gateway.has.shell ? 'a shell' : '', gateway.has.rest ? 'REST' : '', gateway.has.remote ? 'MQTT' : ''];
  const noWay = () => new AppError('bootstrap/no-way', { params: { ways: ways.filter((way) => way !== '').join(', ') || 'nothing' } });
  if (!gateway.has.rest && !gateway.has.remote) throw noWay();
  const kura = await kuraOf(gateway, call);
  const suffix = suffixOf(context.params.cloudConnection);
  const transport = await componentOf(kura, { pid: TRANSPORT + suffix, noWay }, call);
  const data = await componentOf(kura, { pid: DATA_SERVICE + suffix, noWay }, call);
  const keystore = await keystoreOf(kura, transport, call);
  const [password, trusted] = await Promise.all([passwordOf(kura, transport.pid, call), trustedIn(kura, keystore, call)]);
  return { kura, source: kuraSource(gateway), transport, data, password, keystore, trusted };
}

/** True where one of the certificates is there already. */
export function trusts({ trusted }: Connection, pem: string): boolean | undefined {
  const wanted = fingerprintOf(pem);
  return trusted?.some((each) => fingerprintOf(each) === wanted);
}

/** SHA-256, as evidence names it. */
export function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
}

/** `…CloudService-2` means the suffix `-2`. */
function suffixOf(cloudConnection = ''): string {
  if (cloudConnection === '' || cloudConnection === CLOUD_SERVICE) return '';
  const [, suffix] = /^org\.eclipse\.kura\.cloud\.CloudService(-[A-Za-z0-9]+)$/.exec(cloudConnection) ?? [];
  if (suffix === undefined) throw new AppError('bootstrap/no-connection', { params: { pid: cloudConnection } });
  return suffix;
}

interface Wanted {
  readonly pid: string;
  /** Where this generation has no such call. */
  readonly noWay: () => AppError;
}

async function componentOf(kura: Rest, { pid, noWay }: Wanted, call: CallOptions): Promise<Component> {
  try {
    return await kura.component(pid, call);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    if (thrown.code === 'rest/component-not-found') throw new AppError('bootstrap/no-connection', { params: { pid }, cause: thrown });
    throw thrown.code === 'gateway/cannot' ? noWay() : thrown;
  }
}

/** Kura up to 4.1 has its one keystore and no such targets. */
async function keystoreOf(kura: Rest, transport: Component, call: CallOptions): Promise<string> {
  const manager = targetOf(transport, 'SslManagerService.target');
  if (manager === undefined) return USUAL_KEYSTORE;
  try {
    const component = await kura.component(manager, call);
    return targetOf(component, 'TruststoreKeystoreService.target') ?? targetOf(component, 'KeystoreService.target') ?? USUAL_KEYSTORE;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'rest/component-not-found') return USUAL_KEYSTORE;
    throw thrown;
  }
}

/** `(kura.service.pid=SSLKeystore)` */
function targetOf(component: Component, property: string): string | undefined {
  const value = component.properties[property]?.value;
  return typeof value === 'string' ? /^\(kura\.service\.pid=([^()*]+)\)$/.exec(value)?.[1] : undefined;
}

async function passwordOf(kura: Rest, pid: string, call: CallOptions): Promise<string | undefined> {
  const kept = await ifAllowed(() => kura.snapshotOf(pid, call));
  const value = kept?.['password']?.value;
  return typeof value === 'string' ? value : undefined;
}

async function trustedIn(kura: Rest, keystore: string, call: CallOptions): Promise<readonly string[] | undefined> {
  const entries = await ifAllowed(() => kura.trustedCertificates(call));
  return entries?.filter((entry) => entry.keystore === keystore).map(({ pem }) => pem);
}

const NOT_TOLD: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/no-permission',
  'rest/refused',
  'rest/bad-answer',
  'remote/bad-answer',
]);

async function ifAllowed<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof AppError && NOT_TOLD.has(thrown.code)) return undefined;
    throw thrown;
  }
}
