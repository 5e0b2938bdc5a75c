/** `configuration/v2` (kura.md §3.3). */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ComponentStore } from '../kura/component-store.ts';
import { type ComponentTemplate, initialValues } from '../kura/definitions.ts';
import { componentJson, parseUpdate, valuesJson } from './component-json.ts';
import { ApiError, ok } from './reply.ts';
import { type ApiRequest, type Routes, guarded } from './routes.ts';

const BASE = '/configuration/v2';
const pidsSchema = z.object({ pids: z.array(z.string()) });
const snapshotSchema = z.object({ id: z.number() });

export interface ConfigurationTimes {
  /** How long the gateway works on an update before it answers. */
  readonly updateMs: number;
  /** An update was done, and its answer is not sent yet. */
  readonly onUpdate: () => void;
}

export function configurationRoutes(
  components: ComponentStore,
  { updateMs, onUpdate, tellsPasswords = false }: ConfigurationTimes & { readonly tellsPasswords?: boolean },
): Routes {
  const current = (template: ComponentTemplate) => componentJson(template, components.values(template.pid), !tellsPasswords);
  return {
    [`GET ${BASE}/configurableComponents`]: guarded(() => ok({ pids: components.templates().map(({ pid }) => pid) })),
    [`GET ${BASE}/configurableComponents/pidsWithFactory`]: guarded(() =>
      ok({ components: components.templates().map(({ pid, factoryPid }) => (factoryPid === undefined ? { pid } : { pid, factoryPid })) }),
    ),
    [`GET ${BASE}/configurableComponents/configurations`]: guarded(() => ok({ configs: components.templates().map(current) })),
    [`POST ${BASE}/configurableComponents/configurations/byPid`]: guarded((request) =>
      ok({ configs: asked(components, request).map(current) }),
    ),
    [`POST ${BASE}/configurableComponents/configurations/byPid/_default`]: guarded((request) =>
      ok({ configs: asked(components, request).map((template) => componentJson(template, initialValues(template))) }),
    ),
    [`PUT ${BASE}/configurableComponents/configurations/_update`]: guarded(async ({ body }) => {
      const { updates, takeSnapshot } = parseUpdate(body);
      if (updateMs > 0) await delay(updateMs);
      const failures = components.update(updates, takeSnapshot);
      onUpdate();
      return failures.length === 0 ? ok() : { status: 500, json: { failures } };
    }),
    [`GET ${BASE}/snapshots`]: guarded(() => ok({ ids: components.snapshots().map(({ id }) => id) })),
    [`POST ${BASE}/snapshots/byId`]: guarded(({ body }) => {
      const wanted = snapshotSchema.safeParse(body);
      if (!wanted.success) throw new ApiError(400, 'id is missing');
      const snapshot = components.snapshots().find(({ id }) => id === wanted.data.id);
      return ok({ configs: [...(snapshot?.components ?? [])].map(([pid, values]) => ({ pid, properties: valuesJson(values, false) })) });
    }),
    [`POST ${BASE}/snapshots/byId/_rollback`]: guarded(({ body }) => {
      const wanted = snapshotSchema.safeParse(body);
      if (!wanted.success) throw new ApiError(400, 'id is missing');
      if (!components.rollBack(wanted.data.id)) throw new ApiError(404, 'Snapshot not found');
      onUpdate();
      return ok();
    }),
    [`POST ${BASE}/snapshots/_write`]: guarded(() => {
      const written = components.writeSnapshot();
      return typeof written === 'number' ? ok({ id: written }) : { status: 500, json: { failures: [written] } };
    }),
  };
}

/** Those of the pids asked for that exist; the others are left out without a word. */
function asked(components: ComponentStore, { body }: ApiRequest): readonly ComponentTemplate[] {
  const wanted = pidsSchema.safeParse(body);
  if (!wanted.success) throw new ApiError(400, 'pids is missing');
  return wanted.data.pids.flatMap((pid) => components.template(pid) ?? []);
}
