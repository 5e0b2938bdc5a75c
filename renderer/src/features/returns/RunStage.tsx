/** Last: the run of the return as its lane shows it, its steps with what each read back, and where it ended. */
import { Play, RotateCcw, Scale, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';
import { usePreferences, useStation, useSurroundings, useText } from '../../api/context.tsx';
import type { Action } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { goTo } from '../../ui/route.ts';
import { Select } from '../../ui/Select.tsx';
import { StepList } from '../../ui/StepList.tsx';
import { useNow } from '../../ui/use-now.ts';
import { DecisionDialog } from '../decisions/DecisionDialog.tsx';
import { needsDecision } from '../decisions/needs-decision.ts';
import { Lane } from '../line/Lane.tsx';
import { useNamed } from '../people/use-named.tsx';
import { EndNotice } from './EndNotice.tsx';
import type { OpenedReturn } from './return-flow.ts';
import styles from './RunStage.module.css';
import { ScrappedPanel } from './ScrappedPanel.tsx';
import { StageTitle } from './StageTitle.tsx';
import { isScrapped } from './is-scrapped.ts';
import { type RunKind, useReturnRun } from './use-carry-out.ts';

interface RunStageProps {
  readonly opened: OpenedReturn;
  /** In which it is carried out; undefined where nobody has said it yet. */
  readonly lane: LaneId | undefined;
  /** It was opened to be started at once. */
  readonly starts: boolean;
  readonly onChoose: (lane: LaneId) => void;
}

const noLanes: readonly LaneView[] = [];

export function RunStage({ opened, lane: chosen, starts, onChoose }: RunStageProps) {
  const t = useText();
  const { chooseBatch, state: station } = useSurroundings().station;
  const { unitId, batchId, decision, identifier } = opened;
  const state = useStation(({ units }) => units?.rows.get(unitId)?.state);
  const lanes = useStation(({ line }) => line?.lanes ?? noLanes);
  const [isDeciding, setDeciding] = useState(false);
  const work = useReturnRun(opened);
  useEffect(() => {
    if (station.get().batchId !== batchId) chooseBatch(batchId);
  }, [station, chooseBatch, batchId]);
  useStartOnce(starts, chosen, work);
  const lane = lanes.find((each) => each.state?.unitId === unitId) ?? lanes.find((each) => each.lane === chosen);
  return (
    <>
      <StageTitle>{t('window.returns.run.title', { decision: t(`returns.decision.${decision}`), identifier })}</StageTitle>
      <EndNotice state={state} lane={lane} />
      {work.failure !== undefined && <FailureNotice failure={work.failure} />}
      <div className={styles['columns']}>
        <div className={styles['side']}>
          {state !== undefined && isScrapped(state) ? (
            <ScrappedPanel identifier={identifier} />
          ) : (
            lane !== undefined && isOf(lane, unitId) && <OwnLane lane={lane} onDecide={() => setDeciding(true)} />
          )}
          <Controls
            state={state}
            lane={lane?.lane}
            isPending={work.isPending}
            onChoose={onChoose}
            onRun={(kind, inLane, operator) => void work.run(kind, inLane, operator)}
            onDecide={() => setDeciding(true)}
          />
          <Button onPress={() => goTo({ screen: 'units', unitId })}>{t('window.returns.run.passport')}</Button>
        </div>
        {state?.run !== undefined && (
          <section className={styles['steps']}>
            <h3>{t('window.returns.run.steps')}</h3>
            <StepList steps={state.run.steps} />
          </section>
        )}
      </div>
      {isDeciding && <DecisionDialog unitId={unitId} onClose={() => setDeciding(false)} />}
    </>
  );
}

/** A lane keeps its last verdict until the next unit: one of another unit is none of this return. */
function isOf({ state, phase }: LaneView, unitId: OpenedReturn['unitId']): boolean {
  return state === undefined ? phase !== 'idle' : state.unitId === unitId;
}

function useStartOnce(starts: boolean, lane: LaneId | undefined, work: Action<[kind: RunKind, lane: LaneId, operator: string]>): void {
  const { operator } = usePreferences();
  const isDone = useRef(false);
  useEffect(() => {
    if (!starts || lane === undefined || isDone.current) return;
    isDone.current = true;
    void work.run('start', lane, operator);
  });
}

function OwnLane({ lane, onDecide }: { readonly lane: LaneView; readonly onDecide: () => void }) {
  const now = useNow(lane.phase === 'working');
  const unitId = lane.state?.unitId;
  return (
    <div className={styles['lane']}>
      <Lane
        lane={lane}
        now={now}
        hasBatch
        onOpen={() => {
          if (unitId !== undefined) goTo({ screen: 'units', unitId });
        }}
        onDecide={onDecide}
      />
    </div>
  );
}

interface ControlsProps {
  readonly state: UnitState | undefined;
  readonly lane: LaneId | undefined;
  readonly isPending: boolean;
  readonly onChoose: (lane: LaneId) => void;
  readonly onRun: (kind: RunKind, lane: LaneId, operator: string) => void;
  readonly onDecide: () => void;
}

function Controls({ state, lane, isPending, onChoose, onRun, onDecide }: ControlsProps) {
  const t = useText();
  const named = useNamed();
  const lanes = useStation(({ line }) => line?.lanes ?? noLanes);
  const isRunning = useStation(({ line }) => line?.running === true);
  const isConnected = useStation(({ connection }) => connection === 'ready');
  const kind = nextOrder(state, isRunning);
  if (kind === undefined) return null;
  if (kind === 'decide') {
    return (
      <Button look="primary" icon={<Scale aria-hidden />} onPress={onDecide}>
        {t('window.decide')}
      </Button>
    );
  }
  const run = (inLane: LaneId) => named.order((operator) => onRun(kind, inLane, operator));
  return (
    <>
      {lane === undefined && (
        <Select
          label={t('window.returns.lane')}
          placeholder={t('window.returns.lane.choose')}
          choices={lanes.map((each) => ({ id: each.lane, label: t('window.lane.label', { lane: each.lane }) }))}
          value={null}
          onChange={(id) => {
            const chosen = lanes.find((each) => each.lane === id);
            if (chosen !== undefined) onChoose(chosen.lane);
          }}
        />
      )}
      {lane !== undefined && (
        <Button
          look={kind === 'stop' ? 'secondary' : 'primary'}
          icon={orderIcons[kind]}
          isDisabled={!isConnected}
          isPending={isPending}
          onPress={() => run(lane)}
        >
          {kind === 'stop' ? t('window.returns.run.stop') : t(`window.returns.run.${kind}`, { lane })}
        </Button>
      )}
      {named.question}
    </>
  );
}

const orderIcons = { start: <Play aria-hidden />, resume: <RotateCcw aria-hidden />, stop: <Square aria-hidden /> } as const;

/** Undefined where the return is at its end, or not known yet. */
function nextOrder(state: UnitState | undefined, isRunning: boolean): RunKind | 'decide' | undefined {
  if (state === undefined) return undefined;
  if (isRunning) return 'stop';
  if (needsDecision(state)) return 'decide';
  if (state.status === 'interrupted') return 'resume';
  return state.outcome === 'pass' || state.outcome === 'fail' ? undefined : 'start';
}
