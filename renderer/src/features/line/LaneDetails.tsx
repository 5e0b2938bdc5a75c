/** One lane close up: its unit's steps with what each proved, and where to read on. */
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { goTo } from '../../ui/route.ts';
import { standingOf } from '../../ui/standing.ts';
import { StandingPill } from '../../ui/StandingPill.tsx';
import { StepList } from '../../ui/StepList.tsx';
import { needsDecision } from '../decisions/needs-decision.ts';
import styles from './LaneDetails.module.css';
import { laneFailure } from './lane-look.ts';

export interface LaneDetailsProps {
  readonly lane: LaneView;
  readonly onClose: () => void;
  readonly onDecide: () => void;
}

export function LaneDetails({ lane, onClose, onDecide }: LaneDetailsProps) {
  const t = useText();
  const { state } = lane;
  const failure = laneFailure(lane);
  return (
    <Dialog
      title={t('window.lane.label', { lane: lane.lane })}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      {...(state === undefined
        ? {}
        : { actions: <LaneActions unitId={state.unitId} canDecide={needsDecision(state)} onClose={onClose} onDecide={onDecide} /> })}
    >
      <dl className={styles['facts']}>
        <dt>{t('window.lane.name')}</dt>
        <dd>{lane.name}</dd>
        <dt>{t('window.lane.plugged-into')}</dt>
        <dd className={styles['code']}>{lane.pluggedInto}</dd>
        <GatewaySoftware lane={lane} />
        {lane.identifier !== undefined && (
          <>
            <dt>{t('window.lane.unit')}</dt>
            <dd className={styles['code']}>
              {lane.identifier} {state !== undefined && <StandingPill standing={standingOf(state)} />}
            </dd>
          </>
        )}
      </dl>
      {failure !== undefined && <FailureNotice failure={failure} />}
      {state?.run !== undefined && <StepList steps={state.run.steps} />}
      {state === undefined && <p>{t('window.lane.empty')}</p>}
    </Dialog>
  );
}

/** What was found out of the gateway in the lane. */
function GatewaySoftware({ lane: { gateway } }: Pick<LaneDetailsProps, 'lane'>) {
  const t = useText();
  if (gateway === undefined) return null;
  const ways = gateway.ways.map((way) => t(`window.lane.way.${way}`));
  const { unexpectedReplies } = gateway;
  const strays = unexpectedReplies === undefined ? [] : [t('window.lane.unexpected-replies', { count: String(unexpectedReplies) })];
  return (
    <>
      <dt>{t('window.lane.software')}</dt>
      <dd>{[t(`window.lane.generation.${gateway.generation}`), ...ways, ...strays].join(' · ')}</dd>
    </>
  );
}

interface LaneActionsProps {
  readonly unitId: NonNullable<LaneView['state']>['unitId'];
  readonly canDecide: boolean;
  readonly onClose: () => void;
  readonly onDecide: () => void;
}

function LaneActions({ unitId, canDecide, onClose, onDecide }: LaneActionsProps) {
  const t = useText();
  return (
    <>
      <Button
        onPress={() => {
          onClose();
          goTo({ screen: 'units', unitId });
        }}
      >
        {t('window.lane.passport')}
      </Button>
      {canDecide && (
        <Button
          look="primary"
          onPress={() => {
            onClose();
            onDecide();
          }}
        >
          {t('window.decide')}
        </Button>
      )}
    </>
  );
}
