/** Opens the station's broker: the embedded one or a mosquitto, and the station's own connection to it. */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { listenAddress, type StationBrokerSettings } from '../../../../shared/domain/station-broker.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../../gateway/gateway.ts';
import type { StationBroker } from '../../gateway/open-gateway.ts';
import type { BrokerLogin } from '../../gateway/remote/connect-once.ts';
import { RemoteLink } from '../../gateway/remote/remote-link.ts';
import { brokerKeys, type KeptSecrets } from './broker-keys.ts';
import { DynamicSecurity } from './dynamic-security.ts';
import { openEmbeddedBroker } from './embedded-broker.ts';
import { LifecycleLedger } from './lifecycle-ledger.ts';
import { hearLifecycle } from './lifecycle-news.ts';
import { openMosquittoControl } from './mosquitto-control.ts';
import type { BrokerControl, OwnBroker } from './own-broker.ts';
import type { UnitLogins } from './unit-logins.ts';

export interface OwnBrokerParts {
  readonly settings: StationBrokerSettings;
  /** Of the station file. */
  readonly brokers: readonly StationBroker[];
  readonly kept: KeptSecrets;
  readonly logins: UnitLogins;
}

export interface OpenOwnBroker {
  readonly broker: OwnBroker;
  close(): Promise<void>;
}

const CALL_MS = 15_000;
const LOOPBACK = ['localhost', '127.0.0.1', '::1'] as const;

/** Throws `own-broker/*`, and what the station's own connection to it throws. */
export async function openOwnBroker(parts: OwnBrokerParts): Promise<OpenOwnBroker> {
  const { settings } = parts;
  const clientId = stationClientId(parts.kept);
  const station = { clientId, username: clientId, password: randomBytes(24).toString('base64url') };
  const ledger = new LifecycleLedger();
  const opened = await (settings.external === undefined ? openEmbedded : openMosquitto)(parts, station, ledger);
  const { account } = settings;
  const { control, stationUrl: url, authorityPem: caPem } = opened;
  const { username: user, password } = station;
  let link: RemoteLink | undefined;
  const close = async () => {
    await link?.close();
    await control.close();
  };
  try {
    link = new RemoteLink({ url, caPem, clientId, user, password });
    const call = { signal: new AbortController().signal, timeoutMs: CALL_MS };
    await link.watchAccount(account, { onMessage: (message) => hearLifecycle(ledger, message), onGap: () => ledger.gap() }, call);
    const { kind, authorityPem } = opened;
    return {
      broker: { ...unitsAt({ control, station }, parts.logins), kind, url: opened.url, authorityPem, account, ledger, link },
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

interface Opened {
  readonly kind: OwnBroker['kind'];
  readonly control: BrokerControl;
  readonly url: string;
  /** As the station itself reaches it. */
  readonly stationUrl: string;
  readonly authorityPem: string;
}

async function openEmbedded({ settings, kept, logins }: OwnBrokerParts, station: BrokerLogin, ledger: LifecycleLedger): Promise<Opened> {
  const { account, maxConnections, maxPayloadBytes, host = 'localhost' } = settings;
  const listen = listenAddress(settings.listen) ?? { host: '0.0.0.0', port: 8883 };
  const own = ['0.0.0.0', '::'].includes(listen.host) ? '127.0.0.1' : listen.host;
  const { serverKey, authorityPem } = await brokerKeys(kept, [...new Set([host, own, ...LOOPBACK])], Date.now());
  const broker = await openEmbeddedBroker({
    listen,
    serverKey,
    account,
    maxConnections,
    maxPayloadBytes,
    station,
    loginOf: (username) => logins.ofUser(username),
    onTakeover: (clientId) => ledger.hear({ account, clientId, kind: 'taken-over' }, new Date().toISOString()),
  });
  const control: BrokerControl = {
    admit: async () => undefined,
    dismiss: ({ clientId }) => broker.drop(clientId),
    isConnected: async ({ clientId }) => broker.isConnected(clientId),
    recall: ({ clientId }) => broker.drop(clientId),
    close: () => broker.close(),
  };
  return { kind: 'embedded', control, url: urlOf(host, broker.port), stationUrl: urlOf(own, broker.port), authorityPem };
}

async function openMosquitto({ settings, brokers }: OwnBrokerParts, station: BrokerLogin, ledger: LifecycleLedger): Promise<Opened> {
  const name = settings.external?.broker ?? '';
  const found = brokers.find((broker) => broker.name === name);
  if (found === undefined)
    throw new AppError('broker/not-in-station-file', { params: { name, known: brokers.map((broker) => broker.name).join(', ') } });
  const { url, caPem, user, password } = found;
  if (user === undefined || password === undefined) throw new AppError('own-broker/no-administrator', { params: { broker: name } });
  // Gateways get it into their keystore: those that Node ships are no choice for them.
  if (caPem === undefined) throw new AppError('own-broker/no-authority', { params: { broker: name } });
  const security = new DynamicSecurity({ url, caPem, user, password: password(), clientId: controlClientId(station) });
  const call: CallOptions = { signal: new AbortController().signal, timeoutMs: CALL_MS };
  try {
    const control = await openMosquittoControl({ security, account: settings.account, station, ledger, place: new URL(url).host }, call);
    return { kind: 'mosquitto', control, url, stationUrl: url, authorityPem: caPem };
  } catch (thrown) {
    await security.close();
    throw thrown;
  }
}

type OfUnits = Omit<OwnBroker, 'kind' | 'url' | 'account' | 'authorityPem' | 'ledger' | 'link'>;
interface BrokerSide {
  readonly control: BrokerControl;
  readonly station: BrokerLogin;
}

function unitsAt({ control, station }: BrokerSide, logins: UnitLogins): OfUnits {
  const withLogin = async <T>(unit: Unit, otherwise: T, work: (login: BrokerLogin) => Promise<T>) => {
    const login = logins.of(unit);
    return login === undefined ? otherwise : work(login);
  };
  const dismiss = (unit: Unit, options: CallOptions) =>
    withLogin(unit, undefined, async (login) => {
      // Where the broker does not answer, the login is still known, and the next attempt takes it away.
      await control.dismiss(login, options);
      await logins.forget(unit);
      await control.dismiss(login, options);
    });
  return {
    admit: async (unit, clientId, options) => {
      const holders = logins.holdersOf(clientId, unit);
      // Whoever came under the station's id, or another's, would hear and say what is theirs.
      const isTaken = isOfStation(clientId, station) || holders.some(({ deviceId }) => deviceId !== unit.deviceId);
      if (isTaken) throw new AppError('own-broker/client-id-taken', { params: { clientId } });
      for (const earlier of holders) await dismiss(earlier, options);
      const before = logins.of(unit);
      if (before !== undefined && before.clientId !== clientId) await control.dismiss(before, options);
      const login = await logins.make(unit, clientId);
      await control.admit(login, options);
      return login;
    },
    loginOf: (unit) => logins.of(unit),
    wasDismissed: (unit) => logins.wasDismissed(unit),
    unitOfClient: (clientId) => logins.unitOfClient(clientId),
    keptOf: (unit) => logins.keptOf(unit),
    keep: (unit, before) => logins.keep(unit, before),
    dismiss,
    isConnected: (unit, options) => withLogin(unit, false, (login) => control.isConnected(login, options)),
    recall: (unit, options) => withLogin(unit, undefined, (login) => control.recall(login, options)),
  };
}

function isOfStation(clientId: string, station: BrokerLogin): boolean {
  return clientId === station.clientId || clientId === controlClientId(station);
}

function controlClientId({ clientId }: BrokerLogin): string {
  return `${clientId}-control`;
}

/** The same for ever: rights of units name it. */
function stationClientId(kept: KeptSecrets): string {
  const known = kept.reveal('client-id');
  if (known !== undefined) return known;
  const made = `lineside-${randomBytes(6).toString('hex')}`;
  kept.set('client-id', made);
  return made;
}

function urlOf(host: string, port: number): string {
  return `mqtts://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
