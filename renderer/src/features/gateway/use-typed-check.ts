/** Holds what is typed to the engine's plan a moment after the last key: the one place that knows what fits. */
import { useEffect, useState } from 'react';
import type { VisitPlan } from '../../../../shared/contract/visits.ts';
import type { VisitId } from '../../../../shared/domain/ids.ts';
import type { TypedComponents } from '../../api/gateway-visit.ts';
import { type Asked, useRequest } from '../../api/use-request.ts';

const REST_MS = 400;

export function useTypedCheck(visitId: VisitId, typed: TypedComponents): Asked<VisitPlan> {
  const rested = useRested(typed);
  const hasAny = Object.keys(rested).length > 0;
  return useRequest('visits.plan', hasAny ? { visitId, components: rested } : undefined);
}

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
