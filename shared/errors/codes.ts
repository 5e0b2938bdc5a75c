/** Every code that a user can meet, by topic. Its texts (title, meaning, what to do) are in `shared/texts/<language>/errors/<topic>.ts`. */
import { batchErrors } from './codes/batch.ts';
import { gatewayErrors } from './codes/gateway.ts';
import { journalErrors } from './codes/journal.ts';
import { programErrors } from './codes/program.ts';
import { runErrors } from './codes/run.ts';
import { simulatorErrors } from './codes/simulator.ts';
import { stationErrors } from './codes/station.ts';
import { stepErrors } from './codes/step.ts';

export const errorCatalog = {
  ...batchErrors,
  ...gatewayErrors,
  ...journalErrors,
  ...programErrors,
  ...runErrors,
  ...simulatorErrors,
  ...stationErrors,
  ...stepErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalog;
