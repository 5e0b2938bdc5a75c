/** The brokers of the station file: name, TCP and TLS as the station sees them. No login is sent, so no account can be locked. */
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import type { TextParams } from '../../../shared/texts/text.ts';
import { loadStation, stationBrokers } from '../files/station-file.ts';
import type { StationBroker } from '../gateway/open-gateway.ts';
import { parseBrokerUrl, placeOf } from '../gateway/remote/broker-address.ts';
import { causesOf } from '../gateway/remote/broker-causes.ts';
import { brokerFailure } from '../gateway/remote/broker-failure.ts';
import { openBrokerSocket } from '../gateway/remote/broker-socket.ts';
import type { Finding } from './finding.ts';
import { checkOwnBroker } from './own-broker-check.ts';
import type { StationFileSurroundings } from './station-file-check.ts';

const TIMEOUT_MS = 4000;

/** Of the file's brokers and of the station's own. */
export async function checkAllBrokers(file: string | undefined, surroundings: StationFileSurroundings): Promise<readonly Finding[]> {
  return (await Promise.all([checkBrokers(file, surroundings), checkOwnBroker(file, surroundings)])).flat();
}

/** One finding for each broker; none where there is no broker, or no file that can be used, which the file's own check tells. */
export async function checkBrokers(file: string | undefined, surroundings: StationFileSurroundings): Promise<readonly Finding[]> {
  return Promise.all(brokersOf(file, surroundings).map(checkOne));
}

function brokersOf(file: string | undefined, surroundings: StationFileSurroundings): readonly StationBroker[] {
  try {
    return file === undefined ? [] : stationBrokers(loadStation(file, surroundings));
  } catch {
    return [];
  }
}

/** Not required: a station prepares gateways that provision themselves elsewhere. */
async function checkOne({ name, url, caPem, family = 'unknown' }: StationBroker): Promise<Finding> {
  const finding = (ok: boolean, said: Finding['said']): Finding => ({ name: 'broker', required: false, ok, said });
  const address = parseBrokerUrl(url);
  if (address === undefined) return finding(false, { error: new AppError('broker/bad-url', { params: { url: name } }) });
  try {
    const socket = await openBrokerSocket({ address, caPem }, { signal: new AbortController().signal, timeoutMs: TIMEOUT_MS });
    if ('verdict' in socket) {
      const causes = causesOf(socket.verdict, family, socket.reason);
      return finding(false, { error: brokerFailure(address, { ...socket, family, causes }) });
    }
    socket.destroy();
    const params: TextParams = { name, place: placeOf(address) };
    return finding(true, { key: address.isSecure ? 'doctor.broker.ok' : 'doctor.broker.plain', params });
  } catch (thrown) {
    return finding(false, { error: toAppError(thrown) });
  }
}
