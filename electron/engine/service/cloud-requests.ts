/** Provision requests, for the window: at the clouds of the station file that the line works with. */
import { isUnconfirmed } from '../platforms/everyware/requests/cloud-adapter.ts';
import type { Session } from '../people/session.ts';
import { CloudOrders } from '../requests/cloud-orders.ts';
import { executionView } from '../requests/request-view.ts';
import type { Service } from '../service-shape.ts';
import { orderUpdate } from './batch-updates.ts';
import { cloudEdit } from './cloud-edit.ts';
import type { Line } from './line.ts';
import type { Uploads } from './uploads.ts';

export interface CloudSurroundings {
  readonly line: Line;
  readonly session: Session;
  readonly uploads: Uploads;
}

type CloudRequests = Pick<Service, Extract<keyof Service, `requests.${string}`> | 'clouds.list' | 'batches.update'>;

export function cloudRequests({ line, session, uploads }: CloudSurroundings): CloudRequests {
  const orders = () => new CloudOrders(line.engine, line.station());
  return {
    'clouds.list': async () => ({ clouds: cloudViews(line) }),
    'requests.create': async ({ batch, cloud, operator, ...wish }, signal) => {
      const by = await session.demand('import', operator);
      return orders().create(batch, cloud, { wish, by, signal });
    },
    'requests.list': async ({ cloud, ...query }, signal) => orders().list(cloud, query, signal),
    'requests.count': async ({ cloud }, signal) => ({ count: await orders().count(cloud, signal) }),
    'requests.show': async ({ cloud, identifier }, signal) => ({ request: await orders().show(cloud, identifier, signal) }),
    'requests.edit': async ({ cloud, identifier, operator, ...edit }, signal) => {
      const by = await session.demand('import', operator);
      return { request: await orders().edit(cloud, identifier, { edit: cloudEdit(edit), by, signal }) };
    },
    'requests.delete': async ({ cloud, identifier, operator }, signal) => {
      const by = await session.demand('import', operator);
      return orders().remove(cloud, identifier, { by, signal });
    },
    'requests.executions': async ({ cloud, identifier }, signal) => {
      const executions = await orders().executions(cloud, identifier, signal);
      return { executions: executions.map(executionView) };
    },
    'batches.update': async ({ uploadId, operator, ...order }, signal) => {
      const by = await session.demand('import', operator);
      return uploads.reading(uploadId, ({ name: fileName, file: path }) =>
        orderUpdate(line.engine, { ...order, path, fileName, by, signal }),
      );
    },
  };
}

/** A Cervello has no provision requests of this kind. */
function cloudViews(line: Line) {
  const clouds = line.loadedStation?.file.clouds ?? {};
  return Object.entries(clouds).flatMap(([name, cloud]) => {
    if (cloud.kind === 'cervello') return [];
    const { kind, url, account, accountId, user, password, apiKey } = cloud;
    const hasLogin = (user !== undefined && password !== undefined) || apiKey !== undefined;
    const named = { ...(account === undefined ? {} : { account }), ...(accountId === undefined ? {} : { accountId }) };
    return [{ name, kind, url, ...named, hasLogin, isUnconfirmed: isUnconfirmed(kind) }];
  });
}
