/**
 * `remote.bootstrap`: points a gateway without a ProvisioningService at the station's broker: the broker's authority into its keystore, a login
 * of the unit's own into its cloud connection (kura.md §5). What was there is kept, so that `remote.leave` can put it back.
 */
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import { callOptions } from './call-options.ts';
import { type Connection, readConnection, trusts } from './remote-connection.ts';
import { changesTo, type Destination, pointAt, proveDestination } from './remote-settings.ts';
import { keepDestination } from './remote-memory.ts';
import type { StepDefinition, Verification } from './step.ts';

interface BootstrapData {
  readonly own: OwnBroker;
  readonly connection: Connection;
  readonly destination: Destination;
}

const MARGIN_MS = 60_000;
/** Of the station's authority in the gateway's keystore. */
export const ALIAS = 'lineside-station';

export const remoteBootstrap: StepDefinition<'remote.bootstrap', BootstrapData> = {
  kind: 'remote.bootstrap',
  version: 1,
  /** The login stays the same, so writing it again does no harm; the plan says what is missing. */
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    context.progress('progress.bootstrap.reading');
    const clientId = clientIdOf(context.params.clientId, context.unit);
    const own = await context.brokerRoom.own();
    const connection = await readConnection(context);
    // A login at the station's own broker is nothing that the gateway has: it may be there before the intent.
    const login = await own.admit(context.unit, clientId, callOptions(context.signal));
    const { url, account, authorityPem } = own;
    const destination: Destination = { url, account, ...login, authorities: [authorityPem], alias: ALIAS };
    demandWritable(connection, destination);
    return { changes: changesTo(connection, destination, context), data: { own, connection, destination } };
  },

  async apply(context, { data }) {
    context.progress('progress.bootstrap.writing');
    await keepDestination(data.own, context.unit, data.connection);
    await pointAt(data.connection, data.destination, callOptions(context.signal));
  },

  async verify(context, plan): Promise<Verification> {
    const { data } = plan.data === undefined ? await this.plan(context) : { data: plan.data };
    const { evidence, differs } = proveDestination(await readConnection(context), data.destination, context);
    const { clientId, account } = data.destination;
    const results = { clientId, account, broker: data.own.url };
    if (differs === undefined) return { outcome: 'pass', evidence, results };
    return { outcome: 'fail', evidence, failure: new AppError('bootstrap/not-taken', { params: { name: differs } }) };
  },
};

/** Before anything is written: a gateway that is half pointed away would come nowhere. */
export function demandWritable({ kura, trusted, ...rest }: Connection, { authorities }: Destination): void {
  const needsKeystore = authorities.some((pem) => trusts({ kura, trusted, ...rest }, pem) !== true);
  if (kura.can('update') && (!needsKeystore || kura.can('keystores'))) return;
  throw new AppError('bootstrap/no-way', { params: { ways: `Kura ${kura.generation}` } });
}

/** By the recipe, else the first identifier with the signs that topics cannot have replaced, as Kura does it (kura.md §5). */
export function clientIdOf(named: string | undefined, unit: Unit): string {
  const given = named?.trim() ?? '';
  const clientId = given === '' ? fromRow(unit) : given;
  if (clientId === '') throw new AppError('bootstrap/no-client-id');
  if (!/^[^/+#\0]{1,255}$/u.test(clientId)) throw new AppError('bootstrap/bad-client-id', { params: { clientId: clientId.slice(0, 60) } });
  return clientId;
}

function fromRow({ identifiers }: Unit): string {
  return (identifiers[0]?.text.trim() ?? '').replaceAll(/[/+#.\s]/g, '-');
}
