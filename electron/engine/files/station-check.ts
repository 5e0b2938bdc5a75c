/** What a station file's schema cannot say: lanes that stand twice, names without a value, pins, and what to be warned of. */
import { existsSync, realpathSync } from 'node:fs';
import type {
  BrokerSettings,
  CloudSettings,
  ConsoleEndpoint,
  LaneSettings,
  RestEndpoint,
  SecretRef,
  SshEndpoint,
  StationFile,
} from '../../../shared/domain/station-file.ts';
import { OWN_BROKER } from '../../../shared/domain/station-broker.ts';
import { hasBrokenTemplate, mapTexts, templateNames } from '../../../shared/domain/template.ts';
import { cervelloFindings } from './cervello-findings.ts';
import type { FileFinding } from './file-problem.ts';
import { ownBrokerFindings } from './own-broker-findings.ts';
import { parseBrokerUrl } from '../gateway/remote/broker-address.ts';
import { certificatesOf } from '../gateway/remote/pem-certificates.ts';
import { hostAndPort, readBeside } from './endpoint-target.ts';
import { describeRef, isNowhere, isOpenToOthers, type SecretPlaces, secretFile } from './station-secret.ts';

type Finding = FileFinding;

/** What an endpoint says of where its connection starts from. */
type Source = Pick<SshEndpoint, 'interface' | 'localAddress'>;

/** Parts that the schema takes so that one file serves every version. */
const unusedParts = ['flash'] as const;

export function stationFindings(station: StationFile, places: SecretPlaces): readonly Finding[] {
  const lanes = station.lanes.flatMap((lane, index) => laneFindings(lane, `lanes[${index}]`, places));
  const secrets = Object.entries(station.secrets ?? {}).flatMap(([name, ref]) => secretFindings(ref, `secrets.${name}`, places));
  const brokers = Object.entries(station.brokers ?? {}).flatMap(([name, broker]) => brokerFindings(broker, `brokers.${name}`, places));
  const clouds = Object.entries(station.clouds ?? {}).flatMap(([name, cloud]) => {
    if (cloud.kind !== 'cervello') return cloudFindings([name, cloud], station, places);
    const files = [...fileFindings(cloud.caFile, `clouds.${name}.caFile`, places)];
    return [
      ...cervelloFindings(name, cloud, places),
      ...files,
      ...fileFindings(cloud.telemetry.caFile, `clouds.${name}.telemetry.caFile`, places),
    ];
  });
  const own = ownBrokerFindings(station);
  return [
    ...own,
    ...repeatedLanes(station),
    ...repeatedEndpoints(station),
    ...unknownBrokers(station),
    ...lanes,
    ...brokers,
    ...clouds,
    ...secrets,
  ];
}

function repeatedLanes(station: StationFile): Finding[] {
  const seen = new Set<string>();
  return station.lanes.flatMap(({ lane }, index) => {
    const repeated = seen.has(lane);
    seen.add(lane);
    return repeated ? [toFinding(`lanes[${index}].lane`, 'station/repeated-lane', { lane })] : [];
  });
}

/** Two lanes at one address would put two units on one gateway; an interface or address of their own tells them apart. */
function repeatedEndpoints(station: StationFile): Finding[] {
  const seen = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [index, { lane, ssh, rest, console, remote }] of station.lanes.entries()) {
    const places: [string, string, Source | undefined][] = [
      [`lanes[${index}].ssh`, ssh === undefined ? '' : `${ssh.host}:${ssh.port}`, ssh],
      [`lanes[${index}].rest`, rest?.url ?? '', rest],
      [
        `lanes[${index}].console`,
        console === undefined ? '' : consolePlace(console),
        console === undefined ? undefined : sourceOf(console),
      ],
      [`lanes[${index}].remote`, remote === undefined ? '' : `${remote.broker} ${remote.account}/${remote.clientId}`, remote && {}],
    ];
    for (const [path, address, endpoint] of places) {
      if (endpoint === undefined || isFilledLater(address)) continue;
      const key = [address, endpoint.interface, endpoint.localAddress].join(' ');
      const other = seen.get(key);
      if (other === undefined) seen.set(key, lane);
      else findings.push(toFinding(path, 'station/repeated-endpoint', { lane: other, address }));
    }
  }
  return findings;
}

function unknownBrokers({ lanes, brokers = {} }: StationFile): Finding[] {
  const known = Object.keys(brokers).join(', ') || '–';
  return lanes.flatMap(({ remote }, index) =>
    remote === undefined || remote.broker === OWN_BROKER || Object.hasOwn(brokers, remote.broker)
      ? []
      : [toFinding(`lanes[${index}].remote.broker`, 'remote/unknown-broker', { name: remote.broker, known })],
  );
}

/** A cable starts nowhere but at its port. */
function sourceOf(console: ConsoleEndpoint): Source {
  return 'tcp' in console ? console : {};
}

/** Where a console's cable ends. Links such as `/dev/serial/by-id/…` are followed: two names may be one port. */
function consolePlace(console: ConsoleEndpoint): string {
  if ('tcp' in console) return console.tcp;
  const { serial } = console;
  if (!('path' in serial)) return Object.entries(serial.usb).flat().join(' ');
  return existsSync(serial.path) ? realpathSync(serial.path) : serial.path;
}

function laneFindings(lane: LaneSettings, path: string, places: SecretPlaces): Finding[] {
  const unused = unusedParts.filter((part) => lane[part] !== undefined);
  return [
    ...unused.map((part) => toFinding(`${path}.${part}`, 'station/unused-part', { part })),
    ...([lane.ssh, lane.rest, lane.console, lane.remote].every((endpoint) => endpoint === undefined)
      ? [toFinding(path, 'station/lane-without-endpoint', { lane: lane.lane })]
      : []),
    ...(lane.ssh === undefined ? [] : sshFindings(lane.ssh, `${path}.ssh`, places)),
    ...(lane.rest === undefined ? [] : restFindings(lane.rest, `${path}.rest`, places)),
    ...(lane.console === undefined ? [] : consoleFindings(lane.console, `${path}.console`, places)),
    ...(lane.remote === undefined ? [] : templateFindings(lane.remote, `${path}.remote`)),
  ];
}

function sshFindings(ssh: SshEndpoint, path: string, places: SecretPlaces): Finding[] {
  const pin = ssh.hostKeySha256;
  return [
    ...templateFindings(ssh, path),
    ...(ssh.password === undefined ? [] : secretFindings(ssh.password, `${path}.password`, places)),
    ...(ssh.password === undefined && ssh.keyFile === undefined ? [toFinding(path, 'station/no-login', {})] : []),
    ...(pin === undefined || isFilledLater(pin) || /^SHA256:[A-Za-z0-9+/]{43}=?$/.test(pin)
      ? []
      : [toFinding(`${path}.hostKeySha256`, 'station/bad-pin', { form: 'SHA256:BASE64' })]),
    ...(typeof ssh.port === 'number' || isFilledLater(ssh.port) || isPort(ssh.port)
      ? []
      : [toFinding(`${path}.port`, 'station/bad-port', {})]),
    ...fileFindings(ssh.keyFile, `${path}.keyFile`, places),
    ...sourceFindings(ssh, path),
  ];
}

function isMade(newPassword: NonNullable<RestEndpoint['newPassword']>): newPassword is { readonly generate: true } {
  return typeof newPassword === 'object' && 'generate' in newPassword;
}

/** Certificate and key come together; without them there has to be a password. */
function clientCertificateFindings(
  { clientCertFile, clientKeyFile, password }: RestEndpoint,
  path: string,
  places: SecretPlaces,
): Finding[] {
  const isWhole = (clientCertFile === undefined) === (clientKeyFile === undefined);
  const hasLogin = password !== undefined || clientCertFile !== undefined;
  return [
    ...(isWhole && hasLogin ? [] : [toFinding(path, isWhole ? 'station/no-login' : 'station/half-client-certificate', {})]),
    ...fileFindings(clientCertFile, `${path}.clientCertFile`, places),
    ...(typeof clientKeyFile === 'string' ? fileFindings(clientKeyFile, `${path}.clientKeyFile`, places) : []),
    ...(typeof clientKeyFile === 'object' ? secretFindings(clientKeyFile, `${path}.clientKeyFile`, places) : []),
  ];
}

function restFindings(rest: RestEndpoint, path: string, places: SecretPlaces): Finding[] {
  const pin = rest.certSha256;
  return [
    ...templateFindings(rest, path),
    ...(rest.password === undefined ? [] : secretFindings(rest.password, `${path}.password`, places)),
    ...(rest.newPassword === undefined || isMade(rest.newPassword) ? [] : secretFindings(rest.newPassword, `${path}.newPassword`, places)),
    ...clientCertificateFindings(rest, path, places),
    ...urlFindings(rest.url, `${path}.url`),
    ...(pin === undefined || isFilledLater(pin) || /^[0-9a-fA-F]{64}$/.test(pin)
      ? []
      : [toFinding(`${path}.certSha256`, 'station/bad-pin', { form: '64 × 0-9 a-f' })]),
    ...fileFindings(rest.caFile, `${path}.caFile`, places),
    ...sourceFindings(rest, path),
  ];
}

function consoleFindings(console: ConsoleEndpoint, path: string, places: SecretPlaces): Finding[] {
  const { login, ...line } = console;
  const secrets = (['password', 'becomePassword', 'newPassword'] as const).flatMap((name) => {
    const ref = login[name];
    return ref === undefined ? [] : secretFindings(ref, `${path}.login.${name}`, places);
  });
  return [
    ...templateFindings(line, path),
    ...templateFindings(login, `${path}.login`),
    ...secrets,
    ...('tcp' in console && !isFilledLater(console.tcp) && !isPort(hostAndPort(console.tcp).port)
      ? [toFinding(`${path}.tcp`, 'station/bad-port', {})]
      : []),
    ...('tcp' in console ? sourceFindings(console, path) : []),
  ];
}

/** As of brokers: what a URL says is not repeated. */
function cloudFindings([name, cloud]: [string, CloudSettings], station: StationFile, places: SecretPlaces): Finding[] {
  const path = `clouds.${name}`;
  const url = URL.parse(cloud.url);
  const isUsable = url?.protocol === 'https:' && url.username === '' && url.password === '';
  const secrets = (['password', 'apiKey'] as const).flatMap((secret) => {
    const ref = cloud[secret];
    return ref === undefined ? [] : secretFindings(ref, `${path}.${secret}`, places);
  });
  const { broker } = cloud;
  const known = Object.keys(station.brokers ?? {});
  return [
    ...(isUsable ? [] : [toFinding(`${path}.url`, 'requests/bad-url', {})]),
    ...(cloud.kind === 'everyware-ec5' && cloud.requestsPath === undefined
      ? [toFinding(`${path}.requestsPath`, 'requests/path-unconfirmed', { cloud: name })]
      : []),
    ...(broker === undefined || known.includes(broker)
      ? []
      : [toFinding(`${path}.broker`, 'broker/not-in-station-file', { name: broker, known: known.join(', ') || '–' })]),
    ...secrets,
    ...fileFindings(cloud.caFile, `${path}.caFile`, places),
  ];
}

/** What the URL says may hold a password that somebody put there, so it is not repeated. */
function brokerFindings({ url, caFile, password, allowPlain }: BrokerSettings, path: string, places: SecretPlaces): Finding[] {
  const address = parseBrokerUrl(url);
  const missing = fileFindings(caFile, `${path}.caFile`, places);
  const isEmpty = caFile !== undefined && missing.length === 0 && !holdsCertificate(caFile, places);
  return [
    ...(address === undefined ? [toFinding(`${path}.url`, 'broker/bad-url', { url: '…' })] : []),
    ...(password === undefined ? [] : secretFindings(password, `${path}.password`, places)),
    ...(address?.isSecure === false && allowPlain !== true ? [toFinding(`${path}.url`, 'broker/plain-url', {})] : []),
    ...missing,
    ...(isEmpty ? [toFinding(`${path}.caFile`, 'broker/bad-authorities', {})] : []),
  ];
}

function holdsCertificate(file: string, places: SecretPlaces): boolean {
  try {
    return certificatesOf(readBeside(file, places)).length > 0;
  } catch {
    return false;
  }
}

/** Endpoints and logins are filled in before a gateway is reached, so only the unit's columns have a value then. */
function templateFindings(endpoint: object, path: string): Finding[] {
  const findings: Finding[] = [];
  mapTexts(endpoint, (text, place) => {
    const secret = /^(?:new|become)?password/i.test(place);
    const unknown = templateNames(text).filter((name) => name.scope !== 'unit' || name.path === '');
    const at = `${path}.${place}`;
    for (const name of unknown) findings.push(toFinding(at, 'template/unknown-name', { name: secret ? '…' : name.raw, suggestion: '' }));
    if (hasBrokenTemplate(text)) findings.push(toFinding(at, 'template/malformed', { name: secret ? '…' : text.slice(0, 80) }));
    return text;
  });
  return findings;
}

function urlFindings(url: string, path: string): Finding[] {
  if (isFilledLater(url)) return [];
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '') return [];
  return [toFinding(path, 'station/bad-url', {})];
}

function secretFindings(ref: SecretRef, path: string, places: SecretPlaces): Finding[] {
  if (typeof ref === 'string') return isFilledLater(ref) ? [] : [toFinding(path, 'station/plain-secret', {})];
  if ('env' in ref && places.environment[ref.env] !== undefined) return [];
  if ('vault' in ref && places.vault?.has(ref.vault) === true) return [];
  if (!('file' in ref)) return [toFinding(path, 'station/secret-missing', { file: describeRef(ref), reason: 'not set' })];
  if (isNowhere(ref.file, places)) return [toFinding(`${path}.file`, 'station/relative-path', { file: ref.file })];
  if (!existsSync(secretFile(ref.file, places)))
    return [toFinding(path, 'station/secret-missing', { file: describeRef(ref), reason: 'ENOENT' })];
  return isOpenToOthers(ref.file, places) ? [toFinding(path, 'station/secret-file-open', { file: ref.file })] : [];
}

function fileFindings(file: string | undefined, path: string, places: SecretPlaces): Finding[] {
  if (file === undefined || file.startsWith('{{')) return [];
  if (isNowhere(file, places)) return [toFinding(path, 'station/relative-path', { file })];
  if (isFilledLater(file) || existsSync(secretFile(file, places))) return [];
  return [toFinding(path, 'station/file-missing', { file })];
}

function sourceFindings(endpoint: Source, path: string): Finding[] {
  const both = endpoint.interface !== undefined && endpoint.localAddress !== undefined;
  return both ? [toFinding(path, 'station/two-sources', {})] : [];
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** A text with a template says what it is only once a unit is known. */
function isFilledLater(text: string): boolean {
  return text.includes('{{');
}

const warnings: ReadonlySet<string> = new Set([
  'broker/plain-url',
  'requests/path-unconfirmed',
  'station/unused-part',
  'station/lane-without-endpoint',
  'station/plain-secret',
  'station/secret-missing',
  'station/secret-file-open',
  'station/file-missing',
]);

function toFinding(path: string, code: Finding['code'], params: Finding['params']): Finding {
  return { path, code, params, severity: warnings.has(code) ? 'warning' : 'error' };
}
