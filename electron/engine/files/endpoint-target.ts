/** Endpoints of a lane made ready for one unit: templates filled in, secrets and key files read, the network interface found. */
import { networkInterfaces } from 'node:os';
import type {
  ConsoleEndpoint,
  RemoteEndpoint,
  RestEndpoint,
  SecretRef,
  SerialPortChoice,
  SshEndpoint,
} from '../../../shared/domain/station-file.ts';
import { OWN_BROKER } from '../../../shared/domain/station-broker.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ConsoleTarget, RemoteTarget, RestTarget, SshTarget, StationBroker } from '../gateway/open-gateway.ts';
import { readSmallText } from './small-file.ts';
import { resolveSecret, type SecretPlaces, secretFile } from './station-secret.ts';

export interface Filling extends SecretPlaces {
  readonly fill: (text: string) => string;
}

export function sshTarget(ssh: SshEndpoint, filling: Filling): SshTarget {
  const { fill } = filling;
  const host = fill(ssh.host);
  return {
    host,
    port: typeof ssh.port === 'number' ? ssh.port : toPort(fill(ssh.port)),
    user: fill(ssh.user),
    password: ssh.password === undefined ? undefined : fillSecret(ssh.password, filling),
    privateKey: ssh.keyFile === undefined ? undefined : readBeside(fill(ssh.keyFile), filling),
    hostKeySha256: ssh.hostKeySha256 === undefined ? undefined : fill(ssh.hostKeySha256),
    localAddress: localAddress(ssh, host),
  };
}

export function restTarget(rest: RestEndpoint, filling: Filling): RestTarget {
  const { fill } = filling;
  const url = fill(rest.url);
  return {
    url,
    user: fill(rest.user),
    password: rest.password === undefined ? undefined : fillSecret(rest.password, filling),
    newPassword: newPasswordOf(rest, filling),
    loginAttempts: rest.loginAttempts,
    client: clientOf(rest, filling),
    caPem: rest.caFile === undefined ? undefined : readBeside(fill(rest.caFile), filling),
    certSha256: rest.certSha256 === undefined ? undefined : fill(rest.certSha256).toLowerCase(),
    localAddress: localAddress(rest, URL.canParse(url) ? new URL(url).hostname : ''),
  };
}

/** `remote/unknown-broker` where the station file has none of that name; `own` gives the station's own. */
export function remoteTarget(
  { broker, account, clientId }: RemoteEndpoint,
  { fill }: Filling,
  { brokers, own }: { readonly brokers: readonly StationBroker[]; readonly own: RemoteTarget['broker'] | undefined },
): RemoteTarget {
  const address = { account: fill(account), clientId: fill(clientId) };
  if (broker === OWN_BROKER && own !== undefined) return { broker: own, ...address };
  const found = brokers.find(({ name }) => name === broker);
  if (found === undefined) {
    throw new AppError('remote/unknown-broker', { params: { name: broker, known: brokers.map(({ name }) => name).join(', ') || '–' } });
  }
  const { url, caPem, family, allowPlain, user, password } = found;
  return { broker: { url, caPem, family, allowPlain, user, password: password?.(), clientId: found.clientId }, ...address };
}

/** Undefined also where each gateway is to be given one of its own. */
function newPasswordOf({ newPassword }: RestEndpoint, filling: Filling): string | undefined {
  const isMade = newPassword === undefined || (typeof newPassword === 'object' && 'generate' in newPassword);
  return isMade ? undefined : fillSecret(newPassword, filling);
}

function clientOf({ clientCertFile, clientKeyFile }: RestEndpoint, filling: Filling): RestTarget['client'] {
  if (clientCertFile === undefined || clientKeyFile === undefined) return undefined;
  const keyPem =
    typeof clientKeyFile === 'string' ? readBeside(filling.fill(clientKeyFile), filling) : resolveSecret(clientKeyFile, filling);
  return { certificatePem: readBeside(filling.fill(clientCertFile), filling), keyPem };
}

export function consoleTarget(endpoint: ConsoleEndpoint, filling: Filling): ConsoleTarget {
  const { user, password, become, becomePassword, newPassword } = endpoint.login;
  const secret = (ref: SecretRef | undefined) => (ref === undefined ? undefined : fillSecret(ref, filling));
  return {
    line: 'serial' in endpoint ? serialLine(endpoint, filling) : tcpLine(endpoint, filling),
    user: filling.fill(user),
    password: secret(password),
    become,
    becomePassword: secret(becomePassword),
    newPassword: secret(newPassword),
  };
}

function serialLine({ serial, baud }: Extract<ConsoleEndpoint, { serial: unknown }>, { fill }: Filling): ConsoleTarget['line'] {
  return { kind: 'serial', port: filledPort(serial, fill), baud };
}

function filledPort(choice: SerialPortChoice, fill: Filling['fill']): SerialPortChoice {
  if ('path' in choice) return { path: fill(choice.path) };
  const { usb } = choice;
  return { usb: 'location' in usb ? { location: fill(usb.location) } : { serialNumber: fill(usb.serialNumber) } };
}

function tcpLine(endpoint: Extract<ConsoleEndpoint, { tcp: string }>, { fill }: Filling): ConsoleTarget['line'] {
  const address = fill(endpoint.tcp);
  const { host, port } = hostAndPort(address);
  return { kind: 'tcp', host, port: toPort(port), localAddress: localAddress(endpoint, host) };
}

/** `host:port`, an IPv6 address in brackets. */
export function hostAndPort(address: string): { readonly host: string; readonly port: string } {
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]+)\]|([^:\s]+)):(\d{1,5})$/.exec(address) ?? [];
  return { host: bracketed ?? plain ?? '', port };
}

/** Only what stands in the station file itself is a template; a secret from elsewhere is taken as it is, braces and all. */
function fillSecret(ref: SecretRef, filling: Filling): string {
  return typeof ref === 'string' ? filling.fill(ref) : resolveSecret(ref, filling);
}

function toPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new AppError('station/bad-port', { params: { port: text.slice(0, 20) } });
}

/** A file that the station file names; throws `station/file-missing`, `station/relative-path`. */
export function readBeside(file: string, places: SecretPlaces): string {
  return readSmallText(secretFile(file, places), 'station/file-missing');
}

/** Two lanes may have gateways with the same factory address: the interface tells them apart (ARCHITECTURE, idea 4). */
function localAddress(endpoint: Pick<SshEndpoint, 'interface' | 'localAddress'>, host: string): string | undefined {
  if (endpoint.interface === undefined) return endpoint.localAddress;
  const addresses = networkInterfaces()[endpoint.interface] ?? [];
  const family = host.includes(':') ? 'IPv6' : 'IPv4';
  // A link-local address means nothing without a zone, which a local address cannot carry.
  const usable = addresses.find((address) => address.family === family && !address.address.startsWith('fe80:'));
  if (usable === undefined) throw new AppError('station/unknown-interface', { params: { interface: endpoint.interface, family } });
  return usable.address;
}
