/** Station files: the lanes of a bench and how to reach what is plugged into them (CLI.md, station file). */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { FileProblem } from '../../../shared/domain/problem.ts';
import { type CloudSettings, type LaneSettings, type StationFile, stationFileSchema } from '../../../shared/domain/station-file.ts';
import { fillTemplate, type TemplateName } from '../../../shared/domain/template.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { GatewayTarget, StationBroker } from '../gateway/open-gateway.ts';
import type { HoldLink } from '../gateway/remote/remote-links.ts';
import { readProfile, shippedProfile } from '../platforms/cervello/read-profile.ts';
import type { StationCervello } from '../platforms/cervello/station-cervello.ts';
import type { StationCloud } from '../platforms/everyware/requests/station-cloud.ts';
import { consoleTarget, readBeside, remoteTarget, restTarget, sshTarget } from './endpoint-target.ts';
import { portName } from '../gateway/shell/serial/find-port.ts';
import { fileProblem } from './file-problem.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { readSmallText } from './small-file.ts';
import { stationFindings } from './station-check.ts';
import { resolveSecret, secretFile, type SecretPlaces } from './station-secret.ts';

export interface LoadedStation extends SecretPlaces {
  /** What the file says; its secrets are still references. */
  readonly file: StationFile;
  /** Undefined where it came as a text. */
  readonly path: string | undefined;
  /** What can be done without and should be seen to. */
  readonly warnings: readonly FileProblem[];
  /** For lanes behind the station's own broker: opens it, and holds it open while a gateway is spoken to. */
  readonly holdOwnLink?: HoldLink | undefined;
}

export interface StationOptions {
  /** Default: this process's. */
  readonly environment?: SecretPlaces['environment'] | undefined;
  readonly vault?: SecretPlaces['vault'];
  /** Of problems' words; English by default. */
  readonly language?: Language | undefined;
}

export interface StationTextOptions extends StationOptions {
  /** Relative paths in the text count from here; without it they are problems. */
  readonly folder?: string | undefined;
  readonly path?: string | undefined;
}

/** Throws `station/unreadable` or, with the first problem, `station/invalid`. */
export function loadStation(path: string, options: StationOptions = {}): LoadedStation {
  return parseStation(readStation(path), { ...options, path, folder: dirname(resolve(path)) });
}

/** The station in a text, as it was chosen by a person; throws `station/invalid`. */
export function parseStation(text: string, options: StationTextOptions): LoadedStation {
  const { file, problems, places } = checkStation(text, options);
  const first = problems.find((problem) => problem.severity === 'error');
  if (file === undefined || first !== undefined) {
    const params = { file: options.path ?? 'JSON', path: first?.path || '$', reason: first?.message ?? '' };
    throw new AppError('station/invalid', { params });
  }
  return { file, path: options.path, warnings: problems, ...places };
}

/** Every problem of a station file; throws `station/unreadable` only. */
export function checkStationFile(
  path: string,
  options: StationOptions = {},
): { readonly file: string; readonly problems: readonly FileProblem[] } {
  return { file: path, problems: checkStation(readStation(path), { ...options, folder: dirname(resolve(path)) }).problems };
}

/** The JSON Schema of station files, for editors and for `station schema`. */
export function stationJsonSchema(): object {
  return z.toJSONSchema(stationFileSchema, { io: 'input' });
}

/** The plain value of a secret that the file names, for `{{secret.NAME}}`; `template/unknown-name` or `station/secret-missing`. */
export function stationSecret(station: LoadedStation, name: string): string {
  const secrets = station.file.secrets ?? {};
  const ref = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (ref === undefined) throw new AppError('template/unknown-name', { params: { name: `secret.${name}`, suggestion: '' } });
  return resolveSecret(ref, station);
}

/** The station's brokers with their authorities; throws `station/file-missing`, `station/relative-path`. */
export function stationBrokers(station: LoadedStation): readonly StationBroker[] {
  return Object.entries(station.file.brokers ?? {}).map(([name, { caFile, password, ...broker }]) => ({
    name,
    url: broker.url,
    family: broker.family,
    allowPlain: broker.allowPlain,
    clientId: broker.clientId,
    account: broker.account,
    user: broker.user,
    caPem: caFile === undefined ? undefined : readBeside(caFile, station),
    password: password === undefined ? undefined : () => resolveSecret(password, station),
  }));
}

/** The station's clouds with their authorities; throws `station/file-missing`, `station/relative-path`. Logins are read when asked for. */
export function stationClouds(station: LoadedStation): readonly StationCloud[] {
  return Object.entries(station.file.clouds ?? {}).flatMap(([name, settings]) => {
    if (settings.kind === 'cervello') return [];
    return [{ name, settings, caPem: authorities(settings.caFile, station), login: () => cloudLogin(settings, station) }];
  });
}

/** The station's Cervellos with their authorities; throws `station/file-missing`, `station/relative-path`. Profiles are read when asked for. */
export function stationCervellos(station: LoadedStation): readonly StationCervello[] {
  return Object.entries(station.file.clouds ?? {}).flatMap(([name, settings]) => {
    if (settings.kind !== 'cervello') return [];
    const { caFile, telemetry, profile } = settings;
    return [
      {
        name,
        settings,
        caPem: authorities(caFile, station),
        telemetryCaPem: authorities(telemetry.caFile ?? caFile, station),
        profile: () => (profile === undefined ? shippedProfile() : readProfile(secretFile(profile, station))),
      },
    ];
  });
}

function authorities(caFile: string | undefined, station: LoadedStation): string | undefined {
  return caFile === undefined ? undefined : readBeside(caFile, station);
}

function cloudLogin({ user, password, apiKey }: CloudSettings, station: LoadedStation): ReturnType<StationCloud['login']> {
  if (user !== undefined && password !== undefined) return { kind: 'password', user, password: resolveSecret(password, station) };
  return apiKey === undefined ? undefined : { kind: 'api-key', apiKey: resolveSecret(apiKey, station) };
}

/**
 * The lane's endpoints made ready to be reached. `unitColumn` gives a column's plain value, secret ones included; without it a
 * lane that needs a unit's column is refused. Throws `template/unknown-name`, `station/secret-missing`, `station/file-missing`,
 * `station/unknown-interface`, `station/bad-port`.
 */
export function laneTarget(
  station: LoadedStation,
  lane: LaneSettings,
  unitColumn?: (column: string) => string,
): Omit<GatewayTarget, 'judgeFingerprint'> {
  const valueOf = ({ scope, path, raw }: TemplateName): string => {
    if (scope === 'unit' && unitColumn !== undefined) return unitColumn(path);
    throw new AppError('template/unknown-name', { params: { name: raw, suggestion: '' } });
  };
  const { folder, environment, vault } = station;
  const filling = { folder, environment, vault, fill: (text: string) => fillTemplate(text, valueOf) };
  const restart = lane.restartCommand ?? station.file.restartCommand;
  return {
    console: lane.console === undefined ? undefined : consoleTarget(lane.console, filling),
    ssh: lane.ssh === undefined ? undefined : sshTarget(lane.ssh, filling),
    rest: lane.rest === undefined ? undefined : restTarget(lane.rest, filling),
    remote:
      lane.remote === undefined
        ? undefined
        : remoteTarget(lane.remote, filling, { brokers: stationBrokers(station), own: station.holdOwnLink }),
    kuraHome: lane.kuraHome ?? station.file.kuraHome,
    restartCommand: restart === undefined ? undefined : toCommand(restart),
  };
}

/** The lane's endpoints in words, for the foot of the lane: templates as they stand, no login. */
export function pluggedInto(lane: LaneSettings): string {
  const { ssh, rest, console, remote } = lane;
  const line = console === undefined ? '' : `console ${'tcp' in console ? console.tcp : portName(console.serial)}`;
  return [
    ssh === undefined ? '' : `ssh ${ssh.host}:${ssh.port}`,
    rest?.url ?? '',
    line,
    remote === undefined ? '' : `${remote.broker} ${remote.account}/${remote.clientId}`,
  ]
    .filter((word) => word !== '')
    .join(' · ');
}

/** Blanks divide a text; no shell is asked, so quotes mean nothing. A list is taken as it is. */
function toCommand(command: string | readonly string[]): readonly string[] {
  return typeof command === 'string' ? command.split(/\s+/).filter((word) => word !== '') : command;
}

function checkStation(
  text: string,
  options: StationTextOptions,
): { readonly file: StationFile | undefined; readonly problems: readonly FileProblem[]; readonly places: SecretPlaces } {
  const language = options.language ?? 'en';
  const places = { folder: options.folder, environment: options.environment ?? process.env, vault: options.vault };
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const parsed = parseJsonFile(json, stationFileSchema, language);
  const findings = parsed.value === undefined ? [] : stationFindings(parsed.value, places);
  return { file: parsed.value, problems: [...parsed.problems, ...findings.map((finding) => fileProblem(finding, language))], places };
}

function readStation(path: string): string {
  return readSmallText(path, 'station/unreadable');
}
