/** One gateway in a lane, outside a run: its configuration, snapshots and certificates. */
import type { LaneId } from '../../../../shared/domain/ids.ts';
import { useText } from '../../api/context.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function GatewayScreen({ lane }: { readonly lane: LaneId | undefined }) {
  const t = useText();
  return <Screen title={t('window.rail.gateway')}>{lane}</Screen>;
}
