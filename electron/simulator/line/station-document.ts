/** The station file of a simulated line (shared/domain/station-file.ts). */
import type { StationFile } from '../../../shared/domain/station-file.ts';
import { stationFileSchema } from '../../../shared/domain/station-file.ts';
import type { Login } from '../login.ts';
import type { Transport } from './transports.ts';

export interface StationOptions {
  /** Where gateways come to the station's broker. */
  readonly ownBrokerPort?: number | undefined;
  readonly lanes: readonly LaneAddress[];
  readonly transports: readonly Transport[];
  readonly rootLogin: Login;
  readonly adminLogin: Login;
  /** Where some of the gateways demand another one. */
  readonly newPassword: string | undefined;
  readonly kuraHome: string;
  readonly handUrl: string;
  /** The cloud's; the file of its authority lies beside the station file. */
  readonly broker: { readonly url: string; readonly caFile: string };
  readonly cloud: {
    readonly url: string;
    readonly login: Login;
    readonly account: string;
    readonly accountId: number;
    readonly stationLogin: Login;
  };
  /** The file of its authority lies beside the station file as well. */
  readonly cervello?: CervelloAddress | undefined;
}

export interface CervelloAddress {
  readonly url: string;
  readonly brokerUrl: string;
  readonly caFile: string;
  readonly manufacturer: string;
}

export interface LaneAddress {
  readonly name: string;
  readonly sshPort: number;
  readonly httpsPort: number;
  readonly consolePort: number;
}

/** No keys are pinned: they change with every gateway that is plugged in. */
export function stationDocument(options: StationOptions): StationFile {
  const accountBroker = { ...options.broker, ...options.cloud.stationLogin, account: options.cloud.account };
  return stationFileSchema.parse({
    lineside: 1,
    name: 'Training line',
    lanes: options.lanes.map((lane) => ({
      lane: lane.name,
      name: `Lane ${lane.name}`,
      ...endpoints(lane, options),
      kuraHome: options.kuraHome,
    })),
    brokers: {
      training: options.broker,
      'training-account': accountBroker,
      ...(options.cervello === undefined ? {} : { cervello: { url: options.cervello.brokerUrl, caFile: options.cervello.caFile } }),
      ...(options.ownBrokerPort === undefined ? {} : { target: accountBroker }),
    },
    ...(options.ownBrokerPort === undefined ? {} : { stationBroker: ownBroker(options.ownBrokerPort) }),
    clouds: options.cervello === undefined ? { training: cloudOf(options) } : { cervello: cervelloOf(options.cervello) },
    ...(options.cervello === undefined ? {} : { secrets: { cervelloBroker: options.cervello.brokerUrl } }),
    // As the shipped recipe for it asks for.
    ...(options.cervello === undefined ? {} : { secrets: { cervelloBroker: options.cervello.brokerUrl } }),
    training: { hand: options.handUrl },
  });
}

function ownBroker(port: number): object {
  return { listen: `127.0.0.1:${port}`, host: '127.0.0.1', account: 'training-station' };
}

function cloudOf({ broker, cloud }: StationOptions): object {
  const { url, login, account, accountId } = cloud;
  return {
    kind: 'everyware-ec4',
    url,
    ...login,
    caFile: broker.caFile,
    account,
    accountId,
    broker: 'training-account',
    requestsPerSecond: 50,
  };
}

/** Its telemetry comes to the same door. */
function cervelloOf({ url, caFile, manufacturer }: CervelloAddress): object {
  return { kind: 'cervello', url, caFile, manufacturer, requestsPerSecond: 50, telemetry: { url, caFile } };
}

function endpoints(lane: LaneAddress, options: StationOptions): object {
  const { rootLogin, adminLogin, newPassword } = options;
  const has = (transport: Transport) => options.transports.includes(transport);
  const { user, password } = rootLogin;
  const change = newPassword === undefined ? {} : { newPassword };
  return {
    ...(has('ssh') ? { ssh: { host: '127.0.0.1', port: lane.sshPort, user, password } } : {}),
    ...(has('rest')
      ? { rest: { url: `https://127.0.0.1:${lane.httpsPort}`, user: adminLogin.user, password: adminLogin.password, ...change } }
      : {}),
    ...(has('console') ? { console: { tcp: `127.0.0.1:${lane.consolePort}`, login: { user, password, ...change } } } : {}),
  };
}
