/** The station's own broker: is its port free, and does the name that gateways get lead to this computer? Nothing is asked of a gateway. */
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { listenAddress, type StationBrokerSettings } from '../../../shared/domain/station-broker.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { loadStation } from '../files/station-file.ts';
import type { Finding } from './finding.ts';
import type { StationFileSurroundings } from './station-file-check.ts';

/** None where the file has no such broker, or a mosquitto in its place, which is one of the brokers. */
export async function checkOwnBroker(file: string | undefined, surroundings: StationFileSurroundings): Promise<readonly Finding[]> {
  const settings = settingsOf(file, surroundings);
  if (settings === undefined || settings.external !== undefined) return [];
  return [await checkPort(settings), await checkName(settings)];
}

function settingsOf(file: string | undefined, surroundings: StationFileSurroundings): StationBrokerSettings | undefined {
  try {
    return file === undefined ? undefined : loadStation(file, surroundings).file.stationBroker;
  } catch {
    return undefined;
  }
}

/** Not required: a run or a watch that goes on has it, and a station without this way needs none. */
async function checkPort({ listen }: StationBrokerSettings): Promise<Finding> {
  const place = listenAddress(listen) ?? { host: '0.0.0.0', port: 0 };
  const reason = await refusalOf(place);
  if (reason === undefined) return finding(true, { key: 'doctor.own-broker.port', params: { place: listen } });
  const code = reason === 'EADDRINUSE' ? 'own-broker/port-in-use' : 'own-broker/cannot-listen';
  return finding(false, { error: new AppError(code, { params: { place: listen, reason } }) });
}

function refusalOf(place: { readonly host: string; readonly port: number }): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(place, () => server.close(() => resolve(undefined)));
  });
}

async function checkName({ host = '' }: StationBrokerSettings): Promise<Finding> {
  const found = await lookup(host, { all: true }).catch(() => []);
  const own = new Set(Object.values(networkInterfaces()).flatMap((addresses) => addresses?.map(({ address }) => address) ?? []));
  const addresses = found.map(({ address }) => address);
  const isHere = addresses.some((address) => own.has(address));
  const params = { host, addresses: addresses.join(', ') || '–' };
  return isHere
    ? finding(true, { key: 'doctor.own-broker.name', params })
    : finding(false, { error: new AppError('own-broker/name-elsewhere', { params }) });
}

function finding(ok: boolean, said: Finding['said']): Finding {
  return { name: 'broker', required: false, ok, said };
}
