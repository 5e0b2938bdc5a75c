/** Looking units up. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { readPassport } from '../passport.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

const SEARCH_LIMIT = 50;

export function unitRequests(line: Line): Pick<Service, 'units.list' | 'units.search' | 'units.passport'> {
  return {
    'units.list': async (query) => [...line.engine.journal.read.units(query)],
    'units.search': async ({ text }) => [...line.engine.journal.read.searchUnits(text, SEARCH_LIMIT)],
    'units.passport': async ({ unitId }) => {
      const { read } = line.engine.journal;
      const row = read.unit(unitId);
      if (row === undefined) throw new AppError('unit/not-found', { params: { identifier: unitId } });
      return readPassport(read, row);
    },
  };
}
