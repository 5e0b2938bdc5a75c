/** Where the return stands, where that takes a sentence: not begun, interrupted, at its end, or failed. */
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';
import { useText } from '../../api/context.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';

const SCRAPPED: ErrorCode = 'returns/scrapped';

interface EndNoticeProps {
  readonly state: UnitState | undefined;
  readonly lane: LaneView | undefined;
}

export function EndNotice({ state, lane }: EndNoticeProps) {
  const t = useText();
  if (state === undefined) return null;
  const { status, outcome, failure } = state;
  if (outcome === 'pass') {
    return (
      <Notice kind="good" title={t('window.returns.run.passed.title')}>
        <p>{t('window.returns.run.passed.text')}</p>
      </Notice>
    );
  }
  if (failure?.code === SCRAPPED || (outcome === 'fail' && state.run?.decision === 'scrap')) {
    return (
      <Notice kind="info" title={t('window.returns.run.scrapped.title')}>
        <p>{t('window.returns.run.scrapped.text')}</p>
      </Notice>
    );
  }
  const reason = failure ?? (lane?.state?.unitId === state.unitId || lane?.phase === 'stopped' ? lane.failure : undefined);
  if (reason !== undefined) return <FailureNotice failure={reason} />;
  if (status === 'interrupted') return <Notice kind="attention" title={t('window.returns.run.interrupted')} />;
  return status === 'open' ? <p>{t('window.returns.run.waiting')}</p> : null;
}
