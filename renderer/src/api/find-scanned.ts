/** The unit that a scanned text names: wholly, not only at its beginning. */
import { identifierKey } from '../../../shared/domain/identifiers.ts';
import type { EngineClient } from '../../../shared/rpc/client.ts';
import type { UnitRow } from './station-state.ts';

/** Where several batches have it, the newest batch's unit. */
export async function findScanned(engine: Pick<EngineClient, 'request'>, text: string): Promise<UnitRow | undefined> {
  return exactMatch(await engine.request('units.search', { text }), text);
}

export function exactMatch(rows: readonly UnitRow[], text: string): UnitRow | undefined {
  return rows.find(({ unit }) => unit.identifiers.some(({ kind, key }) => key === identifierKey(kind, text)));
}
