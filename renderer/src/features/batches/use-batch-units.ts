/** The units of a batch in row order: those that the station already follows, else asked for once. */
import { useMemo } from 'react';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { useStation } from '../../api/context.tsx';
import type { UnitRow } from '../../api/station-state.ts';
import { useRequest } from '../../api/use-request.ts';

const MOST_ROWS = 500;
const none: readonly UnitRow[] = [];

export function useBatchUnits(batchId: BatchId): readonly UnitRow[] {
  const followed = useStation((state) => (state.units?.batchId === batchId ? state.units : undefined));
  const isFollowed = followed !== undefined;
  const asked = useRequest('units.list', isFollowed ? undefined : { batchId, limit: MOST_ROWS });
  return useMemo(() => {
    if (followed === undefined) return asked.value ?? none;
    return [...followed.rows.values()].toSorted((a, b) => a.unit.row - b.unit.row);
  }, [followed, asked.value]);
}
