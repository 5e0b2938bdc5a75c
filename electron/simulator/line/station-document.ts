/** The station file of a simulated line (shared/domain/station-file.ts). */
import type { StationFile } from '../../../shared/domain/station-file.ts';
import { stationFileSchema } from '../../../shared/domain/station-file.ts';
import type { Login } from '../login.ts';
import type { Transport } from './transports.ts';

export interface StationOptions {
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
}

interface LaneAddress {
  readonly name: string;
  readonly sshPort: number;
  readonly httpsPort: number;
  readonly consolePort: number;
}

/** No keys are pinned: they change with every gateway that is plugged in. */
export function stationDocument(options: StationOptions): StationFile {
  return stationFileSchema.parse({
    lineside: 1,
    name: 'Training line',
    lanes: options.lanes.map((lane) => ({
      lane: lane.name,
      name: `Lane ${lane.name}`,
      ...endpoints(lane, options),
      kuraHome: options.kuraHome,
    })),
    brokers: { training: options.broker },
    training: { hand: options.handUrl },
  });
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
