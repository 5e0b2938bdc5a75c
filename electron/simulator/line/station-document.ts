/** The station file of a simulated line (shared/domain/station-file.ts). */
import type { StationFile } from '../../../shared/domain/station-file.ts';
import { stationFileSchema } from '../../../shared/domain/station-file.ts';
import type { Login } from '../login.ts';

export interface StationOptions {
  readonly lanes: readonly { readonly name: string; readonly sshPort: number; readonly httpsPort: number }[];
  readonly rootLogin: Login;
  readonly adminLogin: Login;
  readonly kuraHome: string;
  readonly handUrl: string;
}

/** No keys are pinned: they change with every gateway that is plugged in. */
export function stationDocument(options: StationOptions): StationFile {
  const { rootLogin, adminLogin, kuraHome } = options;
  return stationFileSchema.parse({
    lineside: 1,
    name: 'Training line',
    lanes: options.lanes.map(({ name, sshPort, httpsPort }) => ({
      lane: name,
      name: `Lane ${name}`,
      ssh: { host: '127.0.0.1', port: sshPort, user: rootLogin.user, password: rootLogin.password },
      rest: { url: `https://127.0.0.1:${httpsPort}`, user: adminLogin.user, password: adminLogin.password },
      kuraHome,
    })),
    training: { hand: options.handUrl },
  });
}
