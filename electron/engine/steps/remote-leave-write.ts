/** The update that sends a gateway away. Over the station's own broker its answer is often lost: the gateway leaves before it has answered. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { callOptions } from './call-options.ts';
import type { Connection } from './remote-connection.ts';
import { type Destination, updateSettings } from './remote-settings.ts';
import type { StepContext } from './step.ts';

const NO_ANSWER: ReadonlySet<string> = new Set(['remote/no-reply', 'remote/link-lost', 'remote/not-connected']);

export interface LeaveOrder {
  readonly own: OwnBroker;
  readonly connection: Connection;
  readonly destination: Destination;
}

/** What there was in the place of an answer; undefined where it came. Throws every other failure. */
export async function writeSettings(
  { signal, unit }: Pick<StepContext<unknown>, 'signal' | 'unit'>,
  { own, connection, destination }: LeaveOrder,
): Promise<AppError | undefined> {
  if (connection.source === 'rest') {
    await updateSettings(connection, destination, callOptions(signal));
    return undefined;
  }
  const clientId = own.loginOf(unit)?.clientId ?? '';
  const gone = new AbortController();
  // Nothing follows a goodbye on the same connection.
  const forget = own.ledger.onHeard(({ client, message }) => {
    if (client.clientId !== clientId || client.account !== own.account) return;
    if (message === 'disconnect' || message === 'last-will') gone.abort(new AppError('remote/not-connected', { params: { clientId } }));
  });
  try {
    await updateSettings(connection, destination, callOptions(AbortSignal.any([signal, gone.signal])));
    return undefined;
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof AppError) || !NO_ANSWER.has(thrown.code)) throw thrown;
    return thrown;
  } finally {
    forget();
  }
}
