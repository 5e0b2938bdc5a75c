/** Where a cloud connection leads: what it shall be beside what the gateway has, written in one update and read back. */
import { type Change, type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import type { CallOptions, Component, PropertyValue } from '../gateway/gateway.ts';
import { type Connection, fingerprintOf, trusts } from './remote-connection.ts';
import { masked } from './masked.ts';
import type { StepContext } from './step.ts';

/** What a connection is pointed at. */
export interface Destination {
  readonly url: string;
  readonly account: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** False only where the gateway is put back to what it was: without it nobody comes (`connect.auto-on-startup`, kura.md §5). */
  readonly comesByItself?: boolean;
  /** Certificates that the gateway has to trust; none where it trusts them already or the station knows none. */
  readonly authorities: readonly string[];
  /** By which each of them is put into the keystore. */
  readonly alias: string;
}

interface Setting {
  readonly component: 'transport' | 'data';
  readonly name: string;
  readonly type: string;
  readonly value: string | boolean;
}

function settingsOf({ url, account, clientId, username, comesByItself = true }: Destination): readonly Setting[] {
  const transport = (name: string, value: string): Setting => ({ component: 'transport', name, type: 'STRING', value });
  return [
    transport('broker-url', url),
    transport('topic.context.account-name', account),
    transport('client-id', clientId),
    transport('username', username),
    { component: 'data', name: 'connect.auto-on-startup', type: 'BOOLEAN', value: comesByItself },
  ];
}

type Secrecy = Pick<StepContext<unknown>, 'isSecret'>;

/** Empty where the gateway is known to have all of it. */
export function changesTo(connection: Connection, destination: Destination, secrecy: Secrecy): readonly Change[] {
  const settings = settingsOf(destination).flatMap((setting): readonly Change[] => {
    const current = valueOf(connection, setting);
    if (isSame(setting, current)) return [];
    const from = current === undefined || current === null ? {} : { from: masked(secrecy, String(current)) };
    return [{ target: targetOf(connection, setting), ...from, to: masked(secrecy, String(setting.value)), secret: false }];
  });
  const { pid } = connection.transport;
  const password: Change[] = connection.password === destination.password ? [] : [{ target: `${pid} password`, to: MASK, secret: true }];
  return [...settings, ...password, ...missingAuthorities(connection, destination).map((pem) => authorityChange(connection, pem))];
}

/** Authorities first: a gateway that does not trust its broker would give up and wait for its next try. */
export async function pointAt(connection: Connection, destination: Destination, call: CallOptions): Promise<void> {
  await addAuthorities(connection, destination, call);
  await updateSettings(connection, destination, call);
}

export async function addAuthorities(connection: Connection, destination: Destination, call: CallOptions): Promise<void> {
  const { kura, keystore } = connection;
  for (const [index, pem] of missingAuthorities(connection, destination).entries()) {
    const alias = index === 0 ? destination.alias : `${destination.alias}-${index + 1}`;
    await kura.addTrusted({ keystore, alias, pem }, call);
  }
}

/** Both components in one update: half of it would lead nowhere. */
export async function updateSettings(connection: Connection, destination: Destination, call: CallOptions): Promise<void> {
  const { kura, transport, data } = connection;
  const settings = settingsOf(destination);
  const ofData = settings.filter((setting) => setting.component === 'data' && !isSame(setting, valueOf(connection, setting)));
  const ofTransport = settings.filter(({ component }) => component === 'transport');
  const password: PropertyValue = { type: 'PASSWORD', value: destination.password };
  await kura.updateComponents(
    [
      ...(ofData.length === 0 ? [] : [{ pid: data.pid, properties: toProperties(ofData) }]),
      { pid: transport.pid, properties: { ...toProperties(ofTransport), password } },
    ],
    call,
  );
}

/** The first that is not as it shall be is named by `differs`. */
export function proveDestination(
  connection: Connection,
  destination: Destination,
  secrecy: Secrecy,
): { readonly evidence: readonly Evidence[]; readonly differs: string | undefined } {
  const { source } = connection;
  const settings = settingsOf(destination).map((setting): Evidence => {
    const observed = valueOf(connection, setting);
    return {
      name: targetOf(connection, setting),
      expected: masked(secrecy, String(setting.value)),
      ...(observed === undefined || observed === null ? {} : { observed: masked(secrecy, String(observed)) }),
      verdict: isSame(setting, observed) ? 'proved' : 'refuted',
      source,
    };
  });
  const authorities = destination.authorities.map((pem): Evidence => {
    const found = trusts(connection, pem);
    const verdict = found === undefined ? 'not-proved' : found ? 'proved' : 'refuted';
    return { name: `${connection.keystore} trusted certificate`, expected: fingerprintOf(pem), verdict, source };
  });
  const evidence = [...settings, passwordEvidence(connection, destination), ...authorities];
  return { evidence, differs: evidence.find(({ verdict }) => verdict === 'refuted')?.name };
}

/** A gateway does not give its password back; a snapshot does, and is compared in memory only (kura.md §3.3). */
function passwordEvidence({ password, transport, source }: Connection, destination: Destination): Evidence {
  const verdict = password === undefined ? 'not-proved' : password === destination.password ? 'proved' : 'refuted';
  return { name: `${transport.pid} password`, expected: MASK, verdict, source };
}

function authorityChange({ keystore }: Connection, pem: string): Change {
  return { target: `${keystore} trusted certificate`, to: fingerprintOf(pem), secret: false };
}

function missingAuthorities(connection: Connection, { authorities }: Destination): readonly string[] {
  return authorities.filter((pem) => trusts(connection, pem) !== true);
}

function toProperties(settings: readonly Setting[]): Readonly<Record<string, PropertyValue>> {
  return Object.fromEntries(settings.map(({ name, type, value }) => [name, { type, value }]));
}

function targetOf(connection: Connection, { component, name }: Setting): string {
  return `${componentOf(connection, component).pid} ${name}`;
}

function valueOf(connection: Connection, { component, name }: Setting): unknown {
  return componentOf(connection, component).properties[name]?.value;
}

function componentOf({ transport, data }: Connection, which: Setting['component']): Component {
  return which === 'transport' ? transport : data;
}

/** Kura takes a slash off the end of a URL (kura.md §5). */
function isSame({ name, value }: Setting, current: unknown): boolean {
  const trimmed = (text: unknown) => (typeof text === 'string' && name === 'broker-url' ? text.replace(/\/$/, '') : text);
  return trimmed(current) === trimmed(value);
}
