/** One gateway in a lane, outside a run: its configuration, snapshots and certificates. */
import { Unplug } from 'lucide-react';
import { useState } from 'react';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import { useStation, useSurroundings, useText } from '../../api/context.tsx';
import { useStore } from '../../api/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { LaneChoice } from './LaneChoice.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { countTyped } from './typed-values.ts';
import { VisitDesk } from './VisitDesk.tsx';

export function GatewayScreen({ lane }: { readonly lane: LaneId | undefined }) {
  const t = useText();
  const { gateway } = useSurroundings();
  const { phase, visit, typed } = useStore(gateway.state, (state) => state);
  const isConnected = useStation((state) => state.connection === 'ready');
  const [isAsking, setAsking] = useState(false);
  if (visit === undefined) return <LaneChoice lane={lane} />;
  const leave = () => (countTyped(typed) > 0 ? setAsking(true) : void gateway.close());
  return (
    <Screen
      title={t('window.gateway.title', { lane: visit.lane })}
      actions={
        <Button icon={<Unplug aria-hidden />} isPending={phase === 'closing' || !isConnected} onPress={leave}>
          {t(phase === 'closing' ? 'window.gateway.disconnecting' : 'window.gateway.disconnect')}
        </Button>
      }
    >
      <VisitDesk key={visit.visitId} visit={visit} />
      {isAsking && <LeaveDialog fields={countTyped(typed)} onClose={() => setAsking(false)} />}
    </Screen>
  );
}
