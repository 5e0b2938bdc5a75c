/** Start, stop, resume: always in the same place, the one that comes next in full colour, and one sentence about where the line stands. */
import { FileUp, Play, RotateCcw, Scale, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import type { LineView } from '../../../../shared/contract/line.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { usePreferences, useStation, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { goTo } from '../../ui/route.ts';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import { type KeyboardPlace, useKeptKeyboard } from './keyboard-place.ts';
import { type LineTasks, lineTasks } from './line-tasks.ts';
import styles from './LineScreen.module.css';

export interface LineControlsProps {
  readonly line: LineView;
  readonly onDecide: (unitId: UnitId) => void;
}

export function LineControls({ line, onDecide }: LineControlsProps) {
  const { engine } = useSurroundings().station;
  const status = useStation((state) => state.batches?.find(({ batch }) => batch.batchId === state.batchId));
  const units = useStation((state) => state.units);
  const tasks = lineTasks(line, status, units);
  const work = useAction(async (kind: 'start' | 'resume' | 'stop', operator: string) => {
    if (kind === 'stop') await engine.request('runs.stop', operator === '' ? {} : { operator });
    else if (status !== undefined) await engine.request(`runs.${kind}`, { batchId: status.batch.batchId, operator });
  });
  const controls = useRef<HTMLElement>(null);
  useKeptKeyboard(controls);
  return (
    <section className={styles['controls']} ref={controls}>
      <Said tasks={tasks} batchName={status?.batch.name} />
      <ControlButtons
        tasks={tasks}
        isPending={work.isPending}
        onRun={(kind, operator) => void work.run(kind, operator)}
        onDecide={onDecide}
      />
      {work.failure !== undefined && (
        <div className={styles['failure']}>
          <FailureNotice failure={work.failure} />
        </div>
      )}
    </section>
  );
}

interface ControlButtonsProps {
  readonly tasks: LineTasks;
  readonly isPending: boolean;
  readonly onRun: (kind: 'start' | 'resume' | 'stop', operator: string) => void;
  readonly onDecide: (unitId: UnitId) => void;
}

function ControlButtons({ tasks, isPending, onRun, onDecide }: ControlButtonsProps) {
  const t = useText();
  const { operator } = usePreferences();
  const [wanted, setWanted] = useState<'start' | 'resume'>();
  const isConnected = useStation((state) => state.connection === 'ready');
  const { next } = tasks;
  const isFree = isConnected && !isPending;
  const runAs = (kind: 'start' | 'resume') => (operator === '' ? setWanted(kind) : onRun(kind, operator));
  const control = (kind: 'start' | 'resume' | 'stop', isPossible: boolean, act: () => void) => (
    <Button size="operator" {...lookOf(next === kind)} icon={controlIcons[kind]} isDisabled={!isFree || !isPossible} onPress={act}>
      {t(`window.line.${kind}`)}
    </Button>
  );
  if (next === 'import') return <ImportButton />;
  return (
    <>
      <DecideButton tasks={tasks} onDecide={onDecide} />
      {control('resume', next !== 'stop' && tasks.interrupted > 0, () => runAs('resume'))}
      {control('stop', next === 'stop', () => onRun('stop', operator))}
      {control('start', next !== 'stop' && tasks.open > 0, () => runAs('start'))}
      {wanted !== undefined && <OperatorDialog onClose={() => setWanted(undefined)} onNamed={(name) => onRun(wanted, name)} />}
    </>
  );
}

/** The one that comes next has the full colour, and the keyboard where that is free. */
function lookOf(isNext: boolean) {
  return isNext ? ({ look: 'primary', 'data-keyboard': 'next' satisfies KeyboardPlace } as const) : ({ look: 'secondary' } as const);
}

const controlIcons = { start: <Play aria-hidden />, resume: <RotateCcw aria-hidden />, stop: <Square aria-hidden /> } as const;

function ImportButton() {
  const t = useText();
  return (
    <Button size="operator" {...lookOf(true)} icon={<FileUp aria-hidden />} onPress={() => goTo({ screen: 'batch-import' })}>
      {t('window.line.import')}
    </Button>
  );
}

function DecideButton({ tasks, onDecide }: Pick<ControlButtonsProps, 'tasks' | 'onDecide'>) {
  const t = useText();
  const first = tasks.undecided[0];
  if (first === undefined) return null;
  return (
    <Button size="operator" {...lookOf(tasks.next === 'decide')} icon={<Scale aria-hidden />} onPress={() => onDecide(first.unit.unitId)}>
      {t('window.line.decide', { count: tasks.undecided.length })}
    </Button>
  );
}

/** Where the line stands, and what comes next. */
function Said({ tasks, batchName }: { readonly tasks: LineTasks; readonly batchName: string | undefined }) {
  const t = useText();
  const { next, open, interrupted, inWork, undecided } = tasks;
  return (
    <p className={styles['said']}>
      <strong>
        {t(`window.said.${next}`, { open, interrupted: interrupted - undecided.length, inWork, undecided: undecided.length })}
      </strong>
      {batchName !== undefined && (
        <span>{t(next === 'stop' ? 'window.said.running-of' : 'window.said.of', { batch: batchName, open, interrupted })}</span>
      )}
    </p>
  );
}
