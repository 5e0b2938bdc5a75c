/**
 * The way to the station's broker in a gateway's first snapshot: URL, account and the unit's own login as properties (kura.md §5), and the
 * broker's authority in the keystore's file, which no snapshot carries (kura.md §6).
 */
import { posix } from 'node:path';
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import type { KeystoreEntry } from '../gateway/kura-calls.ts';
import type { SeedValues } from '../platforms/kura/seed-snapshot.ts';
import { callOptions } from './call-options.ts';
import { findKeytool, importTrusted, keytoolEntries, type KeytoolPlace } from './keytool-store.ts';
import { ALIAS, clientIdOf } from './remote-bootstrap.ts';
import { DATA_SERVICE, fingerprintOf, TRANSPORT } from './remote-connection.ts';
import { succeeds } from './shell-output.ts';
import type { StepContext } from './step.ts';

export type SeedContext = StepContext<StepParams<'kura.first-snapshot'>>;

export interface StationSeed {
  readonly values: SeedValues;
  readonly authorityPem: string;
}

/** Kura's own file for `SSLKeystore`, beside its properties, and the password that it ships with. */
const KEYSTORE = 'security/cacerts.ks';
const SHIPPED_PASSWORD = 'changeit';

/** What the recipe sets, and the station's settings where it asks for them. Throws what `OwnBroker.admit` throws. */
export async function seedValues(context: SeedContext): Promise<SeedValues> {
  const values: SeedValues = (await stationSeed(context))?.values ?? {};
  const { set } = context.params;
  const pids = [...new Set([...Object.keys(set), ...Object.keys(values)])];
  return Object.fromEntries(pids.map((pid) => [pid, { ...set[pid], ...values[pid] }]));
}

/** A login at the station's own broker is nothing that the gateway has: it may be there before the intent. */
export async function stationSeed(context: SeedContext): Promise<StationSeed | undefined> {
  const { brokerRoom, params, unit, signal } = context;
  if (params.stationBroker === undefined) return undefined;
  const own = await brokerRoom.own();
  const login = await own.admit(unit, clientIdOf(params.stationBroker.clientId, unit), callOptions(signal));
  const text = (value: string) => ({ type: 'STRING', value });
  const transport = {
    'broker-url': text(own.url),
    'topic.context.account-name': text(own.account),
    'client-id': text(login.clientId),
    username: text(login.username),
    password: { type: 'PASSWORD', value: login.password },
  };
  const values = { [TRANSPORT]: transport, [DATA_SERVICE]: { 'connect.auto-on-startup': { type: 'BOOLEAN', value: true } } };
  return { values, authorityPem: own.authorityPem };
}

/** What the gateway is to trust, and how it gets it. */
export interface SeedTrust {
  readonly pem: string;
  readonly file: string;
  /** Undefined where the shell has no keytool, or no keystore that it may write: then a person has to do it. */
  readonly place: KeytoolPlace | undefined;
  readonly isThere: boolean;
  /** Read back from the keystore before Kura was started, which changes its password. */
  isProved: boolean;
}

export interface TrustPlace {
  readonly shell: Shell;
  /** Kura's own, beside which its keystores are. */
  readonly folder: string;
  readonly pid: string | undefined;
}

/** Undefined where the recipe asks for none. `keystore/keytool-refused` where the keystore's password is another one. */
export async function planTrust(context: SeedContext, { shell, folder, pid }: TrustPlace): Promise<SeedTrust | undefined> {
  const { signal, params } = context;
  const seed = await stationSeed(context);
  if (seed === undefined) return undefined;
  const call = callOptions(signal);
  const file = posix.join(folder, KEYSTORE);
  const keytool = (await isWritable(shell, file, call)) ? await findKeytool(shell, pid, call) : undefined;
  const pem = seed.authorityPem;
  if (keytool === undefined) return { pem, file, place: undefined, isThere: false, isProved: false };
  const place = { shell, keytool, file, password: params.stationBroker?.keystorePassword ?? SHIPPED_PASSWORD };
  const isThere = isTrusted(await keytoolEntries(place, call), pem);
  return { pem, file, place, isThere, isProved: isThere };
}

export function trustChanges(trust: SeedTrust | undefined): readonly Change[] {
  if (trust?.place === undefined || trust.isThere) return [];
  return [{ target: `${trust.file} trusted certificate`, to: fingerprintOf(trust.pem), secret: false }];
}

export async function applyTrust({ signal }: SeedContext, trust: SeedTrust): Promise<void> {
  if (trust.place === undefined || trust.isThere) return;
  const isRight = (entries: readonly KeystoreEntry[]) => isTrusted(entries, trust.pem);
  await importTrusted(trust.place, { alias: ALIAS, pem: trust.pem, isRight }, () => callOptions(signal));
  trust.isProved = true;
}

export function trustEvidence(trust: SeedTrust | undefined): readonly Evidence[] {
  if (trust === undefined) return [];
  const base = { name: `${trust.file} trusted certificate`, expected: fingerprintOf(trust.pem), source: 'shell' } as const;
  if (trust.isProved) return [{ ...base, observed: fingerprintOf(trust.pem), verdict: 'proved' }];
  return [{ ...base, observed: 'not written: no keytool, or no keystore to write', verdict: 'not-proved' }];
}

function isTrusted(entries: readonly KeystoreEntry[], pem: string): boolean {
  const wanted = fingerprintOf(pem);
  return entries.some((entry) => entry.kind === 'trusted' && entry.pem !== undefined && fingerprintOf(entry.pem) === wanted);
}

function isWritable(shell: Shell, file: string, call: CallOptions): Promise<boolean> {
  return succeeds(shell, ['sh', '-c', 'test -f "$1" && test -r "$1" && test -w "$1"', 'sh', file], call);
}
