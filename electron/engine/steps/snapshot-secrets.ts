/**
 * Secrets of a component that were written and that no question gives back. The newest snapshot holds them in clear where the version
 * has such a question (kura.md §3.3): then they are compared in memory. Nothing of it is shown, kept or put into an error.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Rest } from '../gateway/gateway.ts';
import { isSameValue, type WireValue } from '../../../shared/domain/component-value.ts';
import type { TypedAttribute } from '../../../shared/domain/component-value-type.ts';

export interface WrittenSecret {
  readonly attribute: TypedAttribute;
  readonly wanted: WireValue;
}

/**
 * The ids of those that the snapshot has as they were written. The others are not disproved: what it has may be encrypted, or nothing
 * of the kind may be told by this version.
 */
export async function secretsInSnapshot(
  kura: Pick<Rest, 'snapshotOf'>,
  component: { readonly pid: string; readonly secrets: readonly WrittenSecret[] },
  call: CallOptions,
): Promise<ReadonlySet<string>> {
  if (component.secrets.length === 0) return new Set();
  const values = await snapshotIfTold(kura, component.pid, call);
  const same = component.secrets.filter(
    ({ attribute, wanted }) => values !== undefined && isSameValue(attribute, wanted, values[attribute.id]?.value),
  );
  return new Set(same.map(({ attribute }) => attribute.id));
}

/** A snapshot that cannot be had proves nothing and speaks against nothing; everything else has been read before. */
async function snapshotIfTold(kura: Pick<Rest, 'snapshotOf'>, pid: string, call: CallOptions): ReturnType<Rest['snapshotOf']> {
  try {
    return await kura.snapshotOf(pid, call);
  } catch (thrown) {
    call.signal.throwIfAborted();
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}
