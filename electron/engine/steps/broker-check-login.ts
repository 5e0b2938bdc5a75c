/** The login that a unit will use at its provision broker: as given, else by the documented rules from the row (esf.md §3). */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BrokerLogin } from '../gateway/remote/connect-once.ts';
import { clientIdOf, usernameOf } from '../platforms/everyware/client-id.ts';
import type { StepContext } from './step.ts';

/** The word that a gateway answers instead of a password (kura.md §3.3): whoever has it as a value copied it from there. */
const ECHO = 'placeholder';

type Context = Pick<StepContext<StepParams<'broker.check'>>, 'params' | 'unit'>;

/** Throws `everyware/missing-value`, `everyware/placeholder-value`: a login with a part missing would be spent for nothing. */
export function brokerLogin({ params, unit }: Context): BrokerLogin {
  const ofRow = (kind: 'macAddress' | 'serialNumber') =>
    unit.identifiers.find((identifier) => identifier.kind === kind)?.text ?? unit.columns[kind] ?? '';
  const clientId = params.clientId || clientIdOf(ofRow('macAddress'));
  const username = params.username || usernameOf(ofRow('macAddress'), ofRow('serialNumber'));
  const { password } = params;
  if (clientId === undefined) throw missing('clientId');
  if (username === undefined) throw missing('username');
  if (password === '') throw missing('password');
  if (password === ECHO) throw new AppError('everyware/placeholder-value', { params: { property: 'password' } });
  return { clientId, username, password };
}

function missing(name: keyof BrokerLogin): AppError {
  return new AppError('everyware/missing-value', { params: { name } });
}
