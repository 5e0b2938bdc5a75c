/** The members of a position in Kura's simple JSON (kura.md §4.4). */
import type { KuraPosition } from './kura-payload.ts';

export const positionFields = [
  'latitude',
  'longitude',
  'altitude',
  'precision',
  'heading',
  'speed',
  'timestamp',
  'satellites',
  'status',
] as const satisfies readonly (keyof KuraPosition)[];
/** Written without a point; the others are doubles. */
export const wholeFields: ReadonlySet<string> = new Set(['timestamp', 'satellites', 'status']);
