/** Orders to the floor, from the window. They return when the work has begun; how it goes is heard as events. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Session } from '../people/session.ts';
import type { RunOrder, RunSummary } from '../runs/run-floor.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

/** A window's lane waits as long as it takes: the operator plugs in when ready, and stops the line when done. */
const WAIT_FOR_EVER_MS = Number.POSITIVE_INFINITY;

type RunRequests = Pick<Service, 'runs.start' | 'runs.resume' | 'runs.stop' | 'runs.decide' | 'runs.answer'>;
type Order = Pick<RunOrder, 'station' | 'operator' | 'signal' | 'gatewayTimeoutMs'>;

/** `onChange` is called when an order has begun and when it has ended. */
export function runRequests(line: Line, session: Session, onChange: () => void): RunRequests {
  const begin = async (name: string | undefined, work: (order: Order) => Promise<RunSummary>) => {
    const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
    const ended = line.carryOut(async (signal) => {
      const station = line.station();
      const operator = await session.demand('run', name);
      const order = { station, operator, signal, gatewayTimeoutMs: WAIT_FOR_EVER_MS };
      const working = work(order);
      // What keeps an order from beginning is thrown in its first turn and belongs to the caller; later trouble is on the lanes.
      await Promise.race([working, nextTurn()]);
      resolve();
      await working;
    });
    ended.catch(reject);
    await begun;
    onChange();
    void ended.then(onChange, onChange);
  };
  return {
    'runs.start': async ({ batchId, operator, lanes, limit }) => {
      await begin(operator, (order) => line.engine.runs.run({ ...order, batchId, lanes, limit }));
      return { lanes: lanes?.length ?? line.station().file.lanes.length };
    },
    'runs.resume': async ({ batchId, operator, lanes }) => {
      await begin(operator, (order) => line.engine.runs.resume({ ...order, batchId, lanes }));
      return { lanes: lanes?.length ?? line.station().file.lanes.length };
    },
    'runs.stop': async ({ operator }) => {
      line.stopOrder(await session.demand('run', operator));
      return {};
    },
    'runs.decide': async ({ unitId, decision, reason, operator: name, secondPerson: typed }) => {
      const operator = await session.demand('run', name);
      const secondPerson = typed === undefined ? undefined : (await line.engine.people.prove(typed)).personId;
      await line.engine.runs.decide({ unit: unitId, decision, reason, operator, secondPerson });
      return {};
    },
    'runs.answer': async ({ lane, questionId, answer, operator }) => {
      line.engine.runs.answer(lane, { questionId, answer, by: await session.demand('run', operator) });
      return {};
    },
  };
}
