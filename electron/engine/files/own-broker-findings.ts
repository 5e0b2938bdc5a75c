/** What a station file's schema cannot say of the station's own broker. */
import { OWN_BROKER } from '../../../shared/domain/station-broker.ts';
import type { StationFile } from '../../../shared/domain/station-file.ts';
import type { FileFinding } from './file-problem.ts';

/** Its name belongs to it alone, and a mosquitto in its place has to be one of the brokers, with all that the station needs there. */
export function ownBrokerFindings({ brokers = {}, stationBroker }: StationFile): readonly FileFinding[] {
  const external = stationBroker?.external?.broker;
  return [...reservedName(brokers), ...(external === undefined ? [] : besideFindings(external, brokers))];
}

type Brokers = NonNullable<StationFile['brokers']>;

function reservedName(brokers: Brokers): readonly FileFinding[] {
  if (!Object.hasOwn(brokers, OWN_BROKER)) return [];
  return [toFinding(`brokers.${OWN_BROKER}`, 'own-broker/reserved-name', { name: OWN_BROKER })];
}

function besideFindings(name: string, brokers: Brokers): readonly FileFinding[] {
  const path = 'stationBroker.external.broker';
  const named = Object.hasOwn(brokers, name) ? brokers[name] : undefined;
  if (named === undefined) {
    return [toFinding(path, 'broker/not-in-station-file', { name, known: Object.keys(brokers).join(', ') || '–' })];
  }
  const hasLogin = named.user !== undefined && named.password !== undefined;
  return [
    ...(hasLogin ? [] : [toFinding(path, 'own-broker/no-administrator', { broker: name })]),
    ...(named.caFile === undefined ? [toFinding(path, 'own-broker/no-authority', { broker: name })] : []),
  ];
}

function toFinding(path: string, code: FileFinding['code'], params: FileFinding['params']): FileFinding {
  return { path, code, params, severity: 'error' };
}
