/** Which lane's gateway: the bench in its order, and how connecting to one of them stands. */
import { Router } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import { usePreferences, useStation, useSurroundings, useText } from '../../api/context.tsx';
import { useStore } from '../../api/store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { goTo } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { gridColumns } from '../line/grid-shape.ts';
import { OperatorDialog } from '../people/OperatorDialog.tsx';
import { Connecting } from './Connecting.tsx';
import styles from './LaneChoice.module.css';
import { LaneTile } from './LaneTile.tsx';

export function LaneChoice({ lane }: { readonly lane: LaneId | undefined }) {
  const t = useText();
  const { gateway } = useSurroundings();
  const { operator } = usePreferences();
  const line = useStation((state) => state.line);
  const about = useStore(gateway.state, (state) => state);
  const [named, setNamed] = useState<{ readonly lane: LaneId; readonly unit: string }>();
  const lanes = line?.lanes ?? [];
  const chosen = about.phase === 'none' ? lane : about.lane;
  const connect = (to: LaneId, unit = '') => {
    goTo({ screen: 'gateway', lane: to });
    if (operator === '') setNamed({ lane: to, unit });
    else void gateway.open({ lane: to, operator, unit });
  };
  if (line !== undefined && lanes.length === 0) return <NoLanes />;
  return (
    <Screen title={t('window.rail.gateway')}>
      <p className={styles['what']}>{t('window.gateway.what')}</p>
      <Connecting about={about} onConnect={connect} />
      <ol className={styles['bench']} style={columns(gridColumns(lanes.length))} aria-label={t('window.gateway.lanes')}>
        {lanes.map((each) => (
          <LaneTile
            key={each.lane}
            lane={each}
            isRunning={line?.running === true}
            isChosen={each.lane === chosen}
            isNext={each.lane === chosen && about.phase === 'none'}
            isBusy={about.phase === 'opening'}
            onConnect={() => connect(each.lane)}
          />
        ))}
      </ol>
      {named !== undefined && (
        <OperatorDialog
          onClose={() => setNamed(undefined)}
          onNamed={(name) => void gateway.open({ lane: named.lane, unit: named.unit, operator: name })}
        />
      )}
    </Screen>
  );
}

function NoLanes() {
  const t = useText();
  const action = (
    <Button look="primary" onPress={() => goTo({ screen: 'station' })}>
      {t('window.gateway.no-lanes.action')}
    </Button>
  );
  return (
    <Screen title={t('window.rail.gateway')}>
      <EmptyScreen
        icon={<Router aria-hidden />}
        title={t('window.gateway.no-lanes.title')}
        text={t('window.gateway.no-lanes.text')}
        action={action}
      />
    </Screen>
  );
}

/** As on the line: fewer columns only where there is no room for them. */
function columns(count: number): CSSProperties & { readonly '--columns': number } {
  return { '--columns': count };
}
