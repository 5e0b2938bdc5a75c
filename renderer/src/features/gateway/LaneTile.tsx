/** A lane of the bench with who has it now, and the way to its gateway. */
import { Cable } from 'lucide-react';
import type { LaneView } from '../../../../shared/domain/lane-view.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './LaneChoice.module.css';

export interface LaneTileProps {
  readonly lane: LaneView;
  /** A run goes on. */
  readonly isRunning: boolean;
  readonly isChosen: boolean;
  /** It is what comes next. */
  readonly isNext: boolean;
  /** A gateway is being connected to. */
  readonly isBusy: boolean;
  readonly onConnect: () => void;
}

export function LaneTile({ lane: { lane, name, pluggedInto, visit }, isRunning, isChosen, isNext, isBusy, onConnect }: LaneTileProps) {
  const t = useText();
  const standing = isRunning ? 'run' : visit === undefined ? 'free' : 'visited';
  return (
    <li data-chosen={isChosen ? true : undefined}>
      <strong>{lane}</strong>
      <span className={styles['name']}>{name}</span>
      <code title={pluggedInto}>{pluggedInto}</code>
      <small data-standing={standing}>{t(`window.gateway.lane.${standing}`)}</small>
      <Button
        icon={<Cable aria-hidden />}
        aria-label={t('window.gateway.connect-to', { lane })}
        isDisabled={standing !== 'free'}
        isPending={isBusy}
        look={isNext && standing === 'free' ? 'primary' : 'secondary'}
        onPress={onConnect}
      >
        {t('window.gateway.connect')}
      </Button>
    </li>
  );
}
