/** Start, stop, resume: always in the same place, the one that comes next in full colour, and one sentence about where the line stands. */
import { FileUp, Play, RotateCcw, Scale, Square } from 'lucide-react';
import { useState } from 'react';
import type { LineView } from '../../../../shared/contract/line.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { usePreferences, useStation, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { goTo } from '../../ui/route.ts';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import { firstUndecided, type LineTasks, lineTasks } from './line-tasks.ts';
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
    if (kind === 'stop') await engine.request('runs.stop', {});
    else if (status !== undefined) await engine.request(`runs.${kind}`, { batchId: status.batch.batchId, operator });
  });
  return (
    <section className={styles['controls']}>
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
  const isFree = isConnected && !isPending && next !== 'stop';
  const look = (kind: LineTasks['next']) => (next === kind ? 'primary' : 'secondary');
  const runAs = (kind: 'start' | 'resume') => (operator === '' ? setWanted(kind) : onRun(kind, operator));
  const undecided = firstUndecided(tasks);
  if (next === 'import')
    return (
      <Button size="operator" look="primary" icon={<FileUp aria-hidden />} onPress={() => goTo({ screen: 'batch-import' })}>
        {t('window.line.import')}
      </Button>
    );
  return (
    <>
      {tasks.undecided.length > 0 && undecided !== undefined && (
        <Button size="operator" look={look('decide')} icon={<Scale aria-hidden />} onPress={() => onDecide(undecided)}>
          {t('window.line.decide', { count: tasks.undecided.length })}
        </Button>
      )}
      <Button
        size="operator"
        look={look('resume')}
        icon={<RotateCcw aria-hidden />}
        isDisabled={!isFree || tasks.interrupted === 0}
        onPress={() => runAs('resume')}
      >
        {t('window.line.resume')}
      </Button>
      <Button
        size="operator"
        look={look('stop')}
        icon={<Square aria-hidden />}
        isDisabled={!isConnected || next !== 'stop' || isPending}
        onPress={() => onRun('stop', operator)}
      >
        {t('window.line.stop')}
      </Button>
      <Button
        size="operator"
        look={look('start')}
        icon={<Play aria-hidden />}
        isDisabled={!isFree || tasks.open === 0}
        onPress={() => runAs('start')}
      >
        {t('window.line.start')}
      </Button>
      {wanted !== undefined && <OperatorDialog onClose={() => setWanted(undefined)} onNamed={(name) => onRun(wanted, name)} />}
    </>
  );
}

/** Where the line stands, and what comes next. */
function Said({ tasks, batchName }: { readonly tasks: LineTasks; readonly batchName: string | undefined }) {
  const t = useText();
  const { next, open, interrupted, inWork, undecided } = tasks;
  return (
    <p className={styles['said']}>
      <strong>{t(`window.said.${next}`, { open, interrupted, inWork, undecided: undecided.length })}</strong>
      {batchName !== undefined && (
        <span>{t(next === 'stop' ? 'window.said.running-of' : 'window.said.of', { batch: batchName, open, interrupted })}</span>
      )}
    </p>
  );
}
