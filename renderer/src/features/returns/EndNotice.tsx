/** Where the return stands, where that takes a sentence: not begun, interrupted, at its end, or failed. */
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';
import { useText } from '../../api/context.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { isScrapped } from './is-scrapped.ts';

interface EndNoticeProps {
  readonly state: UnitState | undefined;
  readonly lane: LaneView | undefined;
}

export function EndNotice({ state, lane }: EndNoticeProps) {
  const t = useText();
  if (state === undefined) return null;
  if (state.outcome === 'pass') {
    return (
      <Notice kind="good" title={t('window.returns.run.passed.title')}>
        <p>{t('window.returns.run.passed.text')}</p>
      </Notice>
    );
  }
  if (isScrapped(state)) {
    return (
      <Notice kind="info" title={t('window.returns.run.scrapped.title')}>
        <p>{t('window.returns.run.scrapped.text')}</p>
      </Notice>
    );
  }
  const failure = state.failure ?? failureOf(lane, state);
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (state.status === 'interrupted') return <Notice kind="attention" title={t('window.returns.run.interrupted')} />;
  return state.status === 'open' ? <p>{t('window.returns.run.waiting')}</p> : null;
}

/** Why the lane stands, where it stands for this unit or before it knew which one it has. */
function failureOf(lane: LaneView | undefined, { unitId }: UnitState): Failure | undefined {
  return lane?.state?.unitId === unitId || lane?.phase === 'stopped' ? lane.failure : undefined;
}
