/** The snapshot that an update has to leave behind: without it the gateway forgets the change at its next start. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { CallOptions, Rest } from '../gateway/gateway.ts';

/** Undefined where this way in tells of none, or has none. */
export async function newestSnapshot(kura: Rest, call: CallOptions): Promise<bigint | undefined> {
  return kura.can('snapshots') ? (await kura.snapshotIds(call)).at(-1) : undefined;
}

/** `expected` is the one to go back to, `observed` the one that was taken. */
export function snapshotEvidence(before: bigint | undefined, after: bigint | undefined, source: Evidence['source']): readonly Evidence[] {
  if (after === undefined) return [];
  const isNew = before === undefined || after > before;
  return [{ name: 'snapshot', observed: String(after), verdict: isNew ? 'proved' : 'refuted', source }];
}
