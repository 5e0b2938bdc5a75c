/** Plans of a visit and their deeds, at a Kura that changes in between or gives back less than it took. */
import { describe, expect, it } from 'vitest';
import type { Component, PropertyValue } from '../../../../../electron/engine/gateway/gateway.ts';
import type { KuraCalls } from '../../../../../electron/engine/gateway/kura-calls.ts';
import { PlanShelf, type Planned } from '../../../../../electron/engine/visits/plan-shelf.ts';
import { planRollback } from '../../../../../electron/engine/visits/rollback-plan.ts';
import { planSnapshotFile } from '../../../../../electron/engine/visits/snapshot-file-plan.ts';
import type { Visit } from '../../../../../electron/engine/visits/visit.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { aVisit, VISITOR } from '../../../../support/a-visit.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';

function visitAt(kura: Partial<KuraCalls>): Visit {
  const gateway = new FakeGateway();
  const rest = gateway.rest.bind(gateway);
  gateway.rest = async (call) => ({ ...(await rest(call)), ...kura });
  return aVisit({ gateway });
}

function component(pid: string, properties: Readonly<Record<string, PropertyValue>>, factoryPid?: string): Component {
  const attributes = Object.entries(properties).map(([id, { type }]) => ({ id, name: id, type, cardinality: 0 }));
  return { pid, factoryPid, definition: { id: pid, name: pid, iconResources: [], attributes }, properties };
}

const text = (value: string): PropertyValue => ({ type: 'STRING', value });
const snapshotFile = (pid: string, name: string, value: string) =>
  JSON.stringify({ configs: [{ pid, properties: { [name]: { type: 'STRING', value } } }] });

async function applied(visit: Visit, planned: Planned) {
  const shelf = new PlanShelf(visit);
  const { planSha256 } = shelf.put(planned);
  if (planSha256 === undefined) throw new Error(`nothing to apply: ${JSON.stringify(planned.view)}`);
  return { shelf, planSha256, apply: () => shelf.apply(planSha256, VISITOR) };
}

describe('a snapshot from a file', () => {
  /** What is given back from the time of the update on: the first looks, and all that follow. */
  function restarting(first: readonly Component[]) {
    const held = component('a.pid', { host: text('new'), other: text('x') });
    let looksLeft = 0;
    let isUpdated = false;
    return visitAt({
      components: async () => {
        if (!isUpdated) return [component('a.pid', { host: text('old'), other: text('x') })];
        looksLeft -= 1;
        return looksLeft >= 0 ? [...first] : [held];
      },
      updateComponents: async () => {
        isUpdated = true;
        looksLeft = 2;
      },
      snapshotIds: async () => [isUpdated ? 2n : 1n],
      snapshot: async () => [],
    });
  }

  it.each<{ readonly what: string; readonly first: readonly Component[] }>([
    { what: 'the component', first: [] },
    { what: 'the property', first: [component('a.pid', { other: text('x') })] },
  ])('is no pass while $what is not there to be read back', async ({ first }) => {
    const visit = restarting(first);
    const { apply } = await applied(visit, await planSnapshotFile(visit, snapshotFile('a.pid', 'host', 'new')));
    expect(await apply()).toMatchObject({
      outcome: 'pass',
      evidence: [{ name: 'a.pid host', observed: 'new', verdict: 'proved' }, { name: 'snapshot' }],
      parts: [{ pid: 'a.pid', ok: true }],
    });
  });
});

describe('a plan to go back', () => {
  it('is outdated where an instance was made meanwhile that it would delete unshown', async () => {
    let isMade = false;
    let rolledBack = 0;
    const own = (value: string) => component('a.pid', { host: text(value) });
    const visit = visitAt({
      components: async () => [own('new'), ...(isMade ? [component('made.later', { host: text('x') }, 'a.factory')] : [])],
      snapshotIds: async () => [1n, 2n],
      snapshot: async () => [{ pid: 'a.pid', properties: { host: text('old') } }],
      rollBack: async () => {
        rolledBack += 1;
      },
    });
    const { apply } = await applied(visit, await planRollback(visit, 1n));
    isMade = true;
    await expect(apply()).rejects.toMatchObject({ code: 'visit/plan-outdated', params: { target: 'made.later' } });
    await visit.close();
    expect(rolledBack).toBe(0);
  });
});

describe('a plan', () => {
  it('is carried out once, however often it is asked for at the same time', async () => {
    const visit = visitAt({});
    let written = 0;
    const slow = Promise.withResolvers<void>();
    let looks = 0;
    const { apply } = await applied(visit, {
      view: {
        changes: [{ target: 'a', from: '1', to: '2', secret: false }],
        problems: [],
        missing: [],
        removed: [],
        ignored: [],
        uncompared: [],
      },
      write: {
        action: 'test',
        pids: ['a'],
        look: async () => {
          looks += 1;
          if (looks === 2) await slow.promise;
          return [{ target: 'a', from: '1', to: '2', secret: false }];
        },
        apply: async () => {
          written += 1;
        },
        verify: async () => ({ outcome: 'pass', evidence: [] }),
      },
    });
    const first = apply();
    const second = apply();
    await first;
    slow.resolve();
    await expect(second).rejects.toBeInstanceOf(AppError);
    expect(written).toBe(1);
  });
});
