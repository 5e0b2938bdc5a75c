/** What a unit is called in a line of text: the first identifier of its profile, else its place in the file. */
import type { Unit } from '../../shared/domain/unit.ts';

export function mainIdentifier({ identifiers, row }: Unit): string {
  return identifiers[0]?.text ?? `#${row}`;
}
