/** Orders to the floor, from the window. They return when the work has begun; how it goes is heard as events. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunSummary } from '../runs/run-floor.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

/** A window's lane waits as long as it takes: the operator plugs in when ready, and stops the line when done. */
const WAIT_FOR_EVER_MS = Number.POSITIVE_INFINITY;

type RunRequests = Pick<Service, 'runs.start' | 'runs.resume' | 'runs.stop' | 'runs.decide'>;

/** `onChange` is called when an order has begun and when it has ended. */
export function runRequests(line: Line, onChange: () => void): RunRequests {
  const follow = async (order: Promise<RunSummary>, lanes: number) => {
    // What keeps an order from beginning is thrown in its first turn and belongs to the caller; later trouble is on the lanes.
    await Promise.race([order, nextTurn()]);
    line.follow(
      order
        .then(
          () => undefined,
          () => undefined,
        )
        .then(onChange),
    );
    onChange();
    return { lanes };
  };
  const common = async (operator: string) => {
    const station = line.station();
    const person = await line.person(operator);
    return { station, operator: person, signal: line.beginOrder(), gatewayTimeoutMs: WAIT_FOR_EVER_MS };
  };
  return {
    'runs.start': async ({ batchId, operator, lanes, limit }) => {
      const order = await common(operator);
      return follow(line.engine.runs.run({ ...order, batchId, lanes, limit }), lanes?.length ?? order.station.file.lanes.length);
    },
    'runs.resume': async ({ batchId, operator }) => {
      const order = await common(operator);
      return follow(line.engine.runs.resume({ ...order, batchId }), order.station.file.lanes.length);
    },
    'runs.stop': async () => {
      line.stopOrder();
      return {};
    },
    'runs.decide': async ({ unitId, decision, reason, operator }) => {
      await line.engine.runs.decide({ unit: unitId, decision, reason, operator: await line.person(operator) });
      return {};
    },
  };
}
