/** Births and farewells of gateways, live. */
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { useText } from '../../api/context.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function WatchScreen({ batchId }: { readonly batchId: BatchId | undefined }) {
  const t = useText();
  return <Screen title={t('window.rail.station')}>{batchId}</Screen>;
}
