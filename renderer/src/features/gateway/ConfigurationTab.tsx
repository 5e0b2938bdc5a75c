/** Components, found by name, each as a form; what was changed in any of them is reviewed and written together. */
import { Settings2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { VisitApplied, VisitPlan, VisitView } from '../../../../shared/contract/visits.ts';
import type { TypedComponents } from '../../api/gateway-visit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useStore } from '../../api/store.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { ComponentFormView } from './ComponentFormView.tsx';
import { ComponentList } from './ComponentList.tsx';
import styles from './Configuration.module.css';
import { PlanDialog } from './PlanDialog.tsx';
import { countTyped, withoutComponents } from './typed-values.ts';
import { type PlanFlow, usePlanFlow } from './use-plan-flow.ts';
import { useTypedCheck } from './use-typed-check.ts';
import { VisitFailure } from './VisitFailure.tsx';

export interface ConfigurationTabProps {
  readonly visit: VisitView;
  readonly pid: string | undefined;
  readonly onChoose: (pid: string) => void;
  /** Counts what was written, so that what is shown is read again. */
  readonly written: number;
  readonly onWritten: () => void;
}

export function ConfigurationTab({ visit, pid, onChoose, written, onWritten }: ConfigurationTabProps) {
  const { visitId } = visit;
  const { gateway, station } = useSurroundings();
  const typed = useStore(gateway.state, (state) => state.typed);
  const components = useRequest('visits.components', { visitId }, written);
  const check = useTypedCheck(visitId, typed);
  const [found, setFound] = useState<VisitPlan['problems']>([]);
  const [jumps, setJumps] = useState(0);
  const problems = check.value?.problems ?? found;
  const flow = usePlanFlow<TypedComponents>((wish) => station.engine.request('visits.plan', { visitId, components: { ...wish } }), {
    isOther: (plan) => plan.problems.length > 0,
    onOther: (plan) => {
      setFound(plan.problems);
      onChoose(plan.problems[0]?.pid ?? '');
      check.ask();
      setJumps((count) => count + 1);
    },
  });
  const applied = ({ parts }: VisitApplied) => {
    const done = parts.filter(({ ok }) => ok).map((part) => part.pid);
    gateway.setTyped((before) => withoutComponents(before, done));
    setFound([]);
    onWritten();
  };
  const failure = components.failure ?? check.failure ?? flow.asking.failure;
  return (
    <div className={styles['tab']}>
      {failure !== undefined && <VisitFailure failure={failure} onAgain={components.ask} />}
      <div className={styles['columns']}>
        <ComponentList components={components.value} pid={pid} typed={typed} problems={problems} onChoose={onChoose} />
        <ComponentPane key={pid} visit={visit} pid={pid} typed={typed} problems={problems} written={written} jumps={jumps} />
      </div>
      <ReviewBar typed={typed} problems={problems} isChecking={check.isWaiting} flow={flow} />
      <ReviewDialog visit={visit} flow={flow} onApplied={applied} />
    </div>
  );
}

interface ComponentPaneProps extends Pick<ConfigurationTabProps, 'visit' | 'pid' | 'written'> {
  readonly typed: TypedComponents;
  readonly problems: VisitPlan['problems'];
  /** Counts how often the first field that does not fit was asked for. */
  readonly jumps: number;
}

function ComponentPane({ visit, pid, typed, problems, written, jumps }: ComponentPaneProps) {
  const t = useText();
  const pane = useRef<HTMLElement>(null);
  const form = useRequest('visits.form', pid === undefined ? undefined : { visitId: visit.visitId, pid }, written);
  const hasForm = form.value !== undefined;
  useEffect(() => {
    if (hasForm && jumps > 0) pane.current?.querySelector<HTMLElement>('[data-bad] :is(input, textarea, button)')?.focus();
  }, [hasForm, jumps]);
  if (pid === undefined)
    return (
      <EmptyScreen
        icon={<Settings2 aria-hidden />}
        title={t('window.gateway.components.empty.title')}
        text={t('window.gateway.components.empty.text')}
      />
    );
  return (
    // The form scrolls on its own, so it must be reachable by keyboard.
    <section ref={pane} className={styles['pane']} tabIndex={0} aria-label={t('window.gateway.form.label')}>
      {form.failure !== undefined && <VisitFailure failure={form.failure} onAgain={form.ask} />}
      {form.value === undefined && form.failure === undefined && <p>{t('window.gateway.reading')}</p>}
      {form.value !== undefined && <ComponentFormView form={form.value} typed={typed} problems={problems} />}
    </section>
  );
}

interface ReviewBarProps {
  readonly typed: TypedComponents;
  readonly problems: VisitPlan['problems'];
  readonly isChecking: boolean;
  readonly flow: PlanFlow<TypedComponents>;
}

function ReviewBar({ typed, problems, isChecking, flow }: ReviewBarProps) {
  const t = useText();
  const { gateway } = useSurroundings();
  const fields = countTyped(typed);
  if (fields === 0) return null;
  const said = t('window.gateway.review.changed', { fields, components: Object.keys(typed).length });
  const standing = isChecking
    ? t('window.gateway.review.checking')
    : t(problems.length > 0 ? 'window.gateway.review.problems' : 'window.gateway.review.fits', { problems: problems.length });
  return (
    <section className={styles['bar']} aria-label={t('window.gateway.review.label')}>
      <p role="status" data-bad={!isChecking && problems.length > 0 ? true : undefined}>
        <strong>{said}</strong> <span>{flow.asking.isPending ? t('window.gateway.review.planning') : standing}</span>
      </p>
      <Button onPress={() => gateway.setTyped(() => ({}))}>{t('window.gateway.review.discard')}</Button>
      <Button look="primary" isPending={flow.asking.isPending} onPress={() => void flow.asking.run(typed)}>
        {t('window.gateway.review.open')}
      </Button>
    </section>
  );
}

interface ReviewDialogProps {
  readonly visit: VisitView;
  readonly flow: PlanFlow<TypedComponents>;
  readonly onApplied: (applied: VisitApplied) => void;
}

function ReviewDialog({ visit, flow, onApplied }: ReviewDialogProps) {
  const t = useText();
  if (flow.shown === undefined) return null;
  return (
    <PlanDialog
      key={flow.shown.number}
      visitId={visit.visitId}
      title={t('window.gateway.review.title')}
      text={t('window.gateway.review.text', { lane: visit.lane })}
      plan={flow.shown.plan}
      applyLabel={t('window.gateway.review.apply')}
      onPlanAgain={flow.planAgain}
      onApplied={onApplied}
      onClose={flow.close}
    />
  );
}
