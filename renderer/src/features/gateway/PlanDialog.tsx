/** A plan to look at, its deed, and what was read back: the one way in which this screen writes to a gateway. */
import { useState } from 'react';
import type { VisitApplied, VisitPlan } from '../../../../shared/contract/visits.ts';
import type { VisitId } from '../../../../shared/domain/ids.ts';
import { usePreferences, useSurroundings, useText } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import { AppliedView } from './AppliedView.tsx';
import styles from './Plan.module.css';
import { PlanView } from './PlanView.tsx';

export interface PlanDialogProps {
  readonly visitId: VisitId;
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly text: string;
  readonly plan: VisitPlan;
  readonly applyLabel: string;
  /** Asks for the plan once more, where the gateway has changed since. */
  readonly onPlanAgain: () => void;
  /** Called as soon as it was written, whatever came of it. */
  readonly onApplied: (applied: VisitApplied) => void;
  readonly onClose: () => void;
}

export function PlanDialog({ visitId, title, text, plan, applyLabel, onPlanAgain, onApplied, onClose }: PlanDialogProps) {
  const t = useText();
  const { engine } = useSurroundings().station;
  const { operator } = usePreferences();
  const [applied, setApplied] = useState<VisitApplied>();
  const [isNaming, setNaming] = useState(false);
  const apply = useAction(async (by: string) => {
    if (plan.planSha256 === undefined) return;
    const answer = await engine.request('visits.apply', { visitId, planSha256: plan.planSha256, operator: by });
    setApplied(answer);
    onApplied(answer);
  });
  // What is being written is waited for.
  const close = () => (apply.isPending ? undefined : onClose());
  const actions =
    applied === undefined ? (
      <PlanActions
        plan={plan}
        applyLabel={applyLabel}
        apply={apply}
        onApply={() => (operator === '' ? setNaming(true) : void apply.run(operator))}
        onPlanAgain={onPlanAgain}
        onBack={close}
      />
    ) : (
      <Button look="primary" onPress={onClose} autoFocus>
        {t('window.gateway.applied.close')}
      </Button>
    );
  return (
    <>
      <Dialog
        title={applied === undefined ? title : t('window.gateway.applied.title')}
        closeLabel={t('window.close-dialog')}
        onClose={close}
        width="wide"
        actions={actions}
      >
        {applied === undefined ? <PlanView plan={plan} text={text} /> : <AppliedView applied={applied} />}
        <p role="status" className={styles['status']}>
          {apply.isPending && t('window.gateway.plan.writing')}
        </p>
        {apply.failure !== undefined && <FailureNotice failure={apply.failure} />}
      </Dialog>
      {isNaming && <OperatorDialog onClose={() => setNaming(false)} onNamed={(name) => void apply.run(name)} />}
    </>
  );
}

interface PlanActionsProps extends Pick<PlanDialogProps, 'plan' | 'applyLabel' | 'onPlanAgain'> {
  readonly apply: Action<[string]>;
  readonly onApply: () => void;
  readonly onBack: () => void;
}

function PlanActions({ plan, applyLabel, apply, onApply, onPlanAgain, onBack }: PlanActionsProps) {
  const t = useText();
  const { isPending, failure } = apply;
  const isOutdated = failure?.code === 'visit/plan-outdated' || failure?.code === 'visit/no-such-plan';
  const canApply = plan.planSha256 !== undefined && !isOutdated;
  return (
    <>
      <Button onPress={onBack} isPending={isPending}>
        {t('window.gateway.plan.back')}
      </Button>
      {isOutdated && (
        <Button look="primary" onPress={onPlanAgain}>
          {t('window.gateway.plan.again')}
        </Button>
      )}
      {canApply && (
        <Button look="primary" isPending={isPending} onPress={onApply}>
          {applyLabel}
        </Button>
      )}
    </>
  );
}
