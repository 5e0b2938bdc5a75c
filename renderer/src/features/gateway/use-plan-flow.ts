/** From a wish to its plan: asked for, shown while there is one, asked for again. */
import { useState } from 'react';
import type { VisitPlan } from '../../../../shared/contract/visits.ts';
import { type Action, useAction } from '../../api/use-action.ts';

export interface PlanFlow<Wish> {
  readonly asking: Action<[Wish]>;
  readonly shown: { readonly wish: Wish; readonly plan: VisitPlan; readonly number: number } | undefined;
  planAgain(): void;
  close(): void;
}

/** `isShown` says which plans are worth a look; the others are left to `onOther`. */
export function usePlanFlow<Wish>(
  ask: (wish: Wish) => Promise<VisitPlan>,
  other?: { readonly isOther: (plan: VisitPlan) => boolean; readonly onOther: (plan: VisitPlan) => void },
): PlanFlow<Wish> {
  const [shown, setShown] = useState<PlanFlow<Wish>['shown']>();
  const asking = useAction(async (wish: Wish) => {
    const plan = await ask(wish);
    if (other?.isOther(plan) === true) return other.onOther(plan);
    setShown((before) => ({ wish, plan, number: (before?.number ?? 0) + 1 }));
  });
  const close = () => setShown(undefined);
  return {
    asking,
    shown,
    close,
    planAgain: () => {
      close();
      if (shown !== undefined) void asking.run(shown.wish);
    },
  };
}
