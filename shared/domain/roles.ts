/** The four roles at a station, and what each may order. */
import { z } from 'zod';

export const roleSchema = z.enum(['operator', 'engineer', 'supervisor', 'support']);
export type Role = z.infer<typeof roleSchema>;

/** What an order needs. `decide` is also what a second person needs; `hand-over` lets secrets leave the station. */
export type Right = 'run' | 'import' | 'station' | 'people' | 'decide' | 'hand-over';

const MAY: Readonly<Record<Right, readonly Role[]>> = {
  run: ['operator', 'engineer', 'supervisor', 'support'],
  import: ['engineer', 'supervisor'],
  station: ['engineer', 'supervisor'],
  people: ['supervisor'],
  'hand-over': ['supervisor'],
  decide: ['engineer', 'supervisor', 'support'],
};

export function rolesThatMay(right: Right): readonly Role[] {
  return MAY[right];
}

export function mayDo(role: Role, right: Right): boolean {
  return MAY[right].includes(role);
}
