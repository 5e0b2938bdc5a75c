/** What the line can do next with the batch in view: one of start, stop, resume comes first. */
import type { LineView } from '../../../../shared/contract/line.ts';
import type { BatchStatus } from '../../../../shared/domain/unit.ts';
import { countTasks } from '../../api/batch-counts.ts';
import type { BatchUnits, UnitRow } from '../../api/station-state.ts';
import { needsDecision } from '../decisions/needs-decision.ts';
import { laneLook } from './lane-look.ts';

export interface LineTasks {
  readonly next: 'import' | 'start' | 'stop' | 'resume' | 'decide' | 'done';
  readonly open: number;
  readonly interrupted: number;
  readonly inWork: number;
  readonly total: number;
  /** Interrupted units that only a person's decision takes further. */
  readonly undecided: readonly UnitRow[];
}

/** `units` are exact where they are all held; else the batch's own counts must do. */
export function lineTasks(line: LineView, status: BatchStatus | undefined, units: BatchUnits | undefined): LineTasks {
  const rows = units?.isComplete === true ? [...units.rows.values()] : undefined;
  const counted =
    rows === undefined
      ? { open: status?.open ?? 0, interrupted: (status?.interrupted ?? 0) + (status?.outcomes.unknown ?? 0) }
      : countTasks(rows);
  const undecided = rows?.filter(({ state }) => needsDecision(state)) ?? [];
  const inWork = line.lanes.filter((lane) => laneLook(lane).kind === 'working').length;
  const tasks = { ...counted, undecided, inWork, total: status?.batch.unitCount ?? 0 };
  return { ...tasks, next: nextTask(line, status, tasks) };
}

function nextTask(line: LineView, status: BatchStatus | undefined, tasks: Omit<LineTasks, 'next'>): LineTasks['next'] {
  if (line.running) return 'stop';
  if (status === undefined) return 'import';
  if (tasks.interrupted > tasks.undecided.length) return 'resume';
  if (tasks.undecided.length > 0) return 'decide';
  return tasks.open > 0 ? 'start' : 'done';
}
