/** Provision requests, as commands order them: at the clouds of the station file that the command names. */
import type { cloudCommandRequests } from '../../../shared/contract/requests.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { loadStation } from '../files/station-file.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';
import { CloudOrders } from '../requests/cloud-orders.ts';
import { executionView } from '../requests/request-view.ts';
import { orderUpdate } from './batch-updates.ts';
import { cloudEdit } from './cloud-edit.ts';

type CloudCommands = Functions<typeof cloudCommandRequests>;

export interface CloudSurroundings {
  readonly engine: Engine;
  /** The engine's own; a station file's variables come from the command's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface NamedStation {
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

export function cloudCommands({ engine, environment }: CloudSurroundings, session: Session): CloudCommands {
  const at = ({ file, environment: given }: NamedStation) =>
    new CloudOrders(engine, loadStation(file, { environment: { ...environment, ...given }, vault: engine.secrets }));
  let stop = new AbortController();
  return {
    'commands.requests.create': async ({ station, batch, cloud, operator, ...wish }, gone) => {
      stop = new AbortController();
      const signal = AbortSignal.any([gone, stop.signal]);
      const by = await session.demand('import', operator);
      return at(station).create(batch, cloud, { wish, by, signal });
    },
    'commands.requests.stop': async () => {
      stop.abort();
      return {};
    },
    'commands.requests.list': async ({ station, cloud, ...query }, signal) => at(station).list(cloud, query, signal),
    'commands.requests.count': async ({ station, cloud }, signal) => ({ count: await at(station).count(cloud, signal) }),
    'commands.requests.show': async ({ station, cloud, identifier }, signal) => {
      return { request: await at(station).show(cloud, identifier, signal) };
    },
    'commands.requests.edit': async ({ station, cloud, identifier, operator, ...edit }, signal) => {
      const by = await session.demand('import', operator);
      return { request: await at(station).edit(cloud, identifier, { edit: cloudEdit(edit), by, signal }) };
    },
    'commands.requests.delete': async ({ station, cloud, identifier, operator }, signal) => {
      const by = await session.demand('import', operator);
      return at(station).remove(cloud, identifier, { by, signal });
    },
    'commands.requests.executions': async ({ station, cloud, identifier }, signal) => {
      const executions = await at(station).executions(cloud, identifier, signal);
      return { executions: executions.map(executionView) };
    },
    'commands.update': async ({ file: path, operator, ...order }, signal) => {
      const by = await session.demand('import', operator);
      return orderUpdate(engine, { ...order, path, by, signal });
    },
  };
}
