/** `configuration/v2`, Kura since 5.1 (kura.md §3.3). */
import { parseAnswer } from './json-answer.ts';
import type { ConfigurationApi, ConfigurationClient } from './configuration-api.ts';
import { componentPidsSchema, componentsSchema, snapshotIdSchema, snapshotIdsSchema } from './kura-answers.ts';

const components = '/services/configuration/v2/configurableComponents';
const snapshots = '/services/configuration/v2/snapshots';

export function configurationV2(client: ConfigurationClient): ConfigurationApi {
  return {
    pids: async (options) =>
      (await client.read({ method: 'GET', path: `${components}/pidsWithFactory` }, componentPidsSchema, options)).components,
    all: async (options) => (await client.read({ method: 'GET', path: `${components}/configurations` }, componentsSchema, options)).configs,
    one: async (pid, options) => {
      const request = { method: 'POST', path: `${components}/configurations/byPid`, body: { pids: [pid] } } as const;
      return (await client.read(request, componentsSchema, options)).configs.find((component) => component.pid === pid);
    },
    update: async (updates, options) => {
      const body = { configs: updates, takeSnapshot: true };
      await client.write({ method: 'PUT', path: `${components}/configurations/_update`, body }, options);
    },
    snapshotIds: async (options) => (await client.read({ method: 'GET', path: snapshots }, snapshotIdsSchema, options)).ids.map(BigInt),
    snapshot: async (id, options) => {
      const request = { method: 'POST', path: `${snapshots}/byId`, body: { id } } as const;
      const { configs } = await client.read(request, componentsSchema, options);
      return configs.map(({ pid, properties }) => ({ pid, properties }));
    },
    writeSnapshot: async (options) => {
      const path = `${snapshots}/_write`;
      return BigInt(parseAnswer(await client.write({ method: 'POST', path }, options), snapshotIdSchema, path).id);
    },
    rollBack: async (id, options) => {
      await client.write({ method: 'POST', path: `${snapshots}/byId/_rollback`, body: { id } }, options);
    },
  };
}
