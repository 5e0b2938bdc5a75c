/**
 * `configuration/v1` of ESF 7.0 (kura.md §3.3): lists without a name around them, types as in snapshot files, whether a value is an
 * array said beside it. Public are its requests and their forms, not an answer of every path: what is read here is taken in either form
 * where the two documents could be read differently (unconfirmed).
 */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { Component, PropertyValue } from '../gateway.ts';
import { parseAnswer } from './json-answer.ts';
import type { ConfigurationApi, ConfigurationClient } from './configuration-api.ts';
import { attributeV1Schema, componentWith, snapshotIdSchema } from './kura-answers.ts';

const base = '/services/configuration/v1';
const components = `${base}/configurableComponents`;
const snapshots = `${base}/snapshots`;

const propertySchema = z
  .object({ type: z.string(), value: z.unknown().optional() })
  .transform(({ type, value }): PropertyValue => ({ type: type.toUpperCase(), value: value ?? null }));

const componentSchema = componentWith({ attribute: attributeV1Schema, property: propertySchema }).transform(
  ({ factoryPid, ...named }): Component => ({ ...named, factoryPid: factoryPid ?? factoryOf(named.properties) }),
);

const componentListSchema = z.union([
  z.array(componentSchema),
  z.object({ componentConfigurations: z.array(componentSchema) }).transform((answer) => answer.componentConfigurations),
]);

const numberSchema = z.union([z.number(), z.bigint()]);
const idListSchema = z.array(numberSchema);
const newIdSchema = z.union([numberSchema, snapshotIdSchema.transform(({ id }) => id)]);

export function configurationV1(client: ConfigurationClient): ConfigurationApi {
  const all: ConfigurationApi['all'] = (options) =>
    client.read({ method: 'GET', path: `${components}/configurations` }, componentListSchema, options);
  return {
    all,
    pids: async (options) => (await all(options)).map(({ pid, factoryPid }) => ({ pid, factoryPid })),
    one: async (pid, options) => (await all(options)).find((component) => component.pid === pid),
    update: async (updates, options) => {
      const componentConfigurations = updates.map(({ pid, properties }) => ({ pid, properties: toV1(properties) }));
      const path = `${components}/configurations/_update`;
      await client.write({ method: 'POST', path, body: { takeSnapshot: true, componentConfigurations } }, options);
    },
    snapshotIds: async (options) => (await client.read({ method: 'GET', path: snapshots }, idListSchema, options)).map(BigInt),
    snapshot: async (id, options) => client.read({ method: 'GET', path: `${snapshots}/${id}` }, componentListSchema, options),
    writeSnapshot: async (options) => {
      const path = `${snapshots}/_write`;
      return BigInt(parseAnswer(await client.write({ method: 'POST', path }, options), newIdSchema, path));
    },
    rollBack: async () => {
      throw new AppError('gateway/cannot', { params: { call: 'rollback', generation: 'esf-7.0' } });
    },
  };
}

function factoryOf(properties: Readonly<Record<string, PropertyValue>>): string | undefined {
  const factory = properties['service.factoryPid']?.value;
  return typeof factory === 'string' ? factory : undefined;
}

function toV1(properties: Readonly<Record<string, PropertyValue>>): Readonly<Record<string, object>> {
  const entries = Object.entries(properties).map(([name, { type, value }]) => [
    name,
    { array: Array.isArray(value), type: type.charAt(0).toUpperCase() + type.slice(1).toLowerCase(), value },
  ]);
  return Object.fromEntries(entries) as Readonly<Record<string, object>>;
}
