/** The identifiers of a unit, out of its row: verbatim, with a key that is used only to match (ARCHITECTURE, idea 6). */
import { type Identifier, toIdentifier } from '../../../shared/domain/identifiers.ts';
import type { BatchColumn } from './batch-column.ts';

/** By column order; an empty cell is none. */
export function unitIdentifiers(cells: readonly string[], columns: readonly BatchColumn[]): Identifier[] {
  const identifiers: Identifier[] = [];
  for (const { index, rule } of columns) {
    const text = cells[index];
    if (rule?.kind !== undefined && text !== undefined && text.trim() !== '') identifiers.push(toIdentifier(rule.kind, text));
  }
  return identifiers;
}
