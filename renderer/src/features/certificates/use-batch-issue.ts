/** Certificates for a whole batch, page by page: how far it is, what came of it, and stopping in between. */
import { useEffect, useRef, useState } from 'react';
import type { BatchIssue } from '../../../../shared/contract/certificates.ts';
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import { useSurroundings } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';

/** Small enough that one sees it go on. */
const PAGE_UNITS = 100;
const MOST_KEPT = 200;

export interface IssueTally {
  readonly issued: number;
  readonly passedOver: number;
  readonly refused: number;
  /** The first of them. */
  readonly refusals: BatchIssue['refused'];
  readonly stopped: BatchIssue['stopped'];
  /** As far as it is in the batch. */
  readonly row: number;
  /** `halted`: by the person. */
  readonly state: 'going' | 'done' | 'halted';
}

const nothing: IssueTally = { issued: 0, passedOver: 0, refused: 0, refusals: [], stopped: undefined, row: 0, state: 'going' };

type IssueOrder = Omit<RequestInput<'certificates.issueBatch'>, 'afterRow' | 'limit'>;

export interface BatchIssuing {
  readonly action: Action<[order: IssueOrder]>;
  /** Undefined before the first page was asked for. */
  readonly tally: IssueTally | undefined;
  /** After the page that it is at. */
  halt(): void;
}

export function useBatchIssue(): BatchIssuing {
  const { engine } = useSurroundings().station;
  const [tally, setTally] = useState<IssueTally>();
  const isHalted = useRef(false);
  useEffect(
    () => () => {
      isHalted.current = true;
    },
    [],
  );
  const action = useAction(async (order: IssueOrder) => {
    isHalted.current = false;
    let sum = nothing;
    setTally(sum);
    for (let afterRow: number | undefined = 0; afterRow !== undefined; ) {
      const page: BatchIssue = await engine.request('certificates.issueBatch', { ...order, afterRow, limit: PAGE_UNITS });
      afterRow = isHalted.current ? undefined : page.nextRow;
      sum = added(sum, page, afterRow === undefined && page.nextRow !== undefined ? 'halted' : undefined);
      setTally(sum);
    }
  });
  return { action, tally, halt: () => void (isHalted.current = true) };
}

function added(sum: IssueTally, page: BatchIssue, halted: 'halted' | undefined): IssueTally {
  return {
    issued: sum.issued + page.issued.length,
    passedOver: sum.passedOver + page.passedOver.length,
    refused: sum.refused + page.refused.length,
    refusals: [...sum.refusals, ...page.refused].slice(0, MOST_KEPT),
    stopped: page.stopped,
    row: page.nextRow ?? sum.row,
    state: halted ?? (page.nextRow === undefined ? 'done' : 'going'),
  };
}
