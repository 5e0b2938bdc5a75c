/** A decision in the making: what is chosen, whether it takes two people, and whether it may be recorded yet. */
import { useState } from 'react';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { type DecisionKind, needsSecondPerson } from '../../../../shared/domain/people.ts';
import { useStation, useSurroundings } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { nobody } from '../people/WhoAndPin.tsx';

const MIN_REASON_LENGTH = 3;

export function useDecision(unitId: UnitId, onDone: () => void) {
  const { engine } = useSurroundings().station;
  const [decision, setDecision] = useState<DecisionKind>();
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState(nobody);
  const decider = useStation((state) => state.people?.signedIn?.role);
  const passport = useRequest('units.passport', { unitId });
  const unit = passport.value?.units.find((each) => each.unit.unitId === unitId);
  const takesTwo = unit !== undefined && decision !== undefined && needsSecondPerson(unit.state, decision, decider);
  const record = useAction(async (operator: string) => {
    if (decision === undefined) return;
    const secondPerson = takesTwo ? second : undefined;
    await engine.request('runs.decide', { unitId, decision, reason: reason.trim(), operator, secondPerson });
    onDone();
  });
  const isAgreed = !takesTwo || (second.name !== '' && second.pin !== '');
  const isReady = decision !== undefined && reason.trim().length >= MIN_REASON_LENGTH && isAgreed && !record.isPending;
  return { unit, decision, setDecision, reason, setReason, second, setSecond, takesTwo, isAgreed, isReady, record };
}
