/** Opening a return, and its run: started, gone on with, stopped. */
import type { ReturnDecision } from '../../../../shared/domain/device-return.ts';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import { useSurroundings } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';
import type { Typed } from '../people/WhoAndPin.tsx';
import { type OpenedReturn, type ReturnFlow, wishOf } from './return-flow.ts';

export type RunKind = 'start' | 'resume' | 'stop';

export function useReturnRun({ batchId }: Pick<OpenedReturn, 'batchId'>): Action<[kind: RunKind, lane: LaneId, operator: string]> {
  const { engine } = useSurroundings().station;
  return useAction(async (kind: RunKind, lane: LaneId, operator: string) => {
    if (kind === 'stop') return engine.request('runs.stop', { operator });
    return engine.request(`runs.${kind}`, { batchId, lanes: [lane], operator });
  });
}

export interface Opening {
  readonly decision: ReturnDecision;
  readonly operator: string;
  readonly secondPerson: Typed | undefined;
}

/** Its batch becomes the line's, so that the window follows its unit. */
export function useOpenReturn(flow: ReturnFlow, onOpened: (opened: OpenedReturn) => void): Action<[opening: Opening]> {
  const { engine, chooseBatch } = useSurroundings().station;
  return useAction(async ({ decision, operator, secondPerson }: Opening) => {
    const wish = wishOf(flow);
    if (wish === undefined) return;
    const reason = flow.order.reason.trim();
    const { batchId, unitId } = await engine.request('returns.open', { ...wish, reason, operator, ...(secondPerson && { secondPerson }) });
    chooseBatch(batchId);
    onOpened({ batchId, unitId, identifier: flow.order.set['serialNumber'] ?? wish.identifier, decision });
  });
}
