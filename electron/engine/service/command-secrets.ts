/** The station's own secrets, as a command puts them in. They can be named and replaced, never read out. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { Session } from '../people/session.ts';
import type { StationSecrets } from '../vault/station-secrets.ts';

type SecretRequests = Pick<Functions<CommandRequests>, 'commands.setSecret' | 'commands.removeSecret' | 'commands.secrets'>;

export function secretRequests(secrets: StationSecrets, session: Session): SecretRequests {
  return {
    'commands.setSecret': async ({ name, value, operator }) => {
      await session.demand('station', operator);
      rememberSecret(value);
      secrets.set(name, value);
      return { names: [...secrets.names()] };
    },
    'commands.removeSecret': async ({ name, operator }) => {
      await session.demand('station', operator);
      return { removed: secrets.remove(name) };
    },
    'commands.secrets': async () => ({ names: [...secrets.names()] }),
  };
}
