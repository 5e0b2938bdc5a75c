/** Where `remote.leave` sends a gateway: by the recipe, by a broker of the station file, or back to where it came from. */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { refusePlaceholder } from './everyware-login.ts';
import { keptDestination } from './remote-memory.ts';
import type { Destination } from './remote-settings.ts';
import type { StepContext } from './step.ts';

const ALIAS = 'lineside-target';

/** `leave/no-target` with the name of what is empty, `leave/nothing-kept`, `broker/not-in-station-file`. */
export function destinationOf({ params, unit, brokers }: StepContext<StepParams<'remote.leave'>>, own: OwnBroker): Destination {
  if (params.restore) {
    const kept = keptDestination(own, unit);
    if (kept === undefined) throw new AppError('leave/nothing-kept');
    return kept;
  }
  const named = params.broker === undefined ? undefined : namedBroker(brokers, params.broker);
  const demand = (name: 'brokerUrl' | 'accountName' | 'clientId' | 'username' | 'password', value = params[name]) => {
    if (value === undefined || value === '') throw new AppError('leave/no-target', { params: { name } });
    return value;
  };
  const password = demand('password');
  refusePlaceholder('password', password);
  return {
    url: demand('brokerUrl', params.brokerUrl || named?.url),
    account: demand('accountName'),
    clientId: demand('clientId'),
    username: demand('username'),
    password,
    authorities: named?.caPem === undefined ? [] : [named.caPem],
    alias: ALIAS,
  };
}

function namedBroker(brokers: StepContext<unknown>['brokers'], name: string) {
  const found = brokers.find((broker) => broker.name === name);
  if (found !== undefined) return found;
  throw new AppError('broker/not-in-station-file', { params: { name, known: brokers.map((broker) => broker.name).join(', ') || '–' } });
}
