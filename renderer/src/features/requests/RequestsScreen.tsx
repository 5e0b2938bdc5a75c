/** The provision requests of a batch. */
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { useText } from '../../api/context.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function RequestsScreen({ batchId }: { readonly batchId: BatchId }) {
  const t = useText();
  return <Screen title={t('window.rail.station')}>{batchId}</Screen>;
}
