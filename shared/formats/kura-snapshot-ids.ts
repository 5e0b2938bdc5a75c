/** `<esf:snapshot-ids>`: which snapshots a gateway has, as CONF-V1 answers (kura.md §4.2). */
import { AppError } from '../errors/app-error.ts';
import { readElements } from './kura-snapshot-xml.ts';

/** In the order of the answer. Throws what `readElements` does, and `snapshot/not-a-snapshot` where it is another document. */
export function parseSnapshotIds(text: string): readonly bigint[] {
  const { root, elements } = readElements(text, 'esf:snapshot-ids');
  const ids = elements[0]?.children.map((element) => element.text.trim());
  if (ids === undefined || !ids.every((id) => /^\d{1,19}$/.test(id))) throw new AppError('snapshot/not-a-snapshot', { params: { root } });
  return ids.map(BigInt);
}
