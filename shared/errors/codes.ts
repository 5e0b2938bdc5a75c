/** Every code that a user can meet, by topic. Its texts (title, meaning, what to do) are in `shared/texts/<language>/errors/<topic>.ts`. */
import { batchErrors } from './codes/batch.ts';
import { brokerErrors } from './codes/broker.ts';
import { consoleErrors } from './codes/console.ts';
import { gatewayErrors } from './codes/gateway.ts';
import { journalErrors } from './codes/journal.ts';
import { peopleErrors } from './codes/people.ts';
import { kuraErrors } from './codes/kura.ts';
import { programErrors } from './codes/program.ts';
import { runErrors } from './codes/run.ts';
import { simulatorErrors } from './codes/simulator.ts';
import { stationErrors } from './codes/station.ts';
import { stepErrors } from './codes/step.ts';

export const errorCatalog = {
  ...batchErrors,
  ...brokerErrors,
  ...consoleErrors,
  ...gatewayErrors,
  ...journalErrors,
  ...peopleErrors,
  ...kuraErrors,
  ...programErrors,
  ...runErrors,
  ...simulatorErrors,
  ...stationErrors,
  ...stepErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalog;
