/** Every code that a user can meet, by topic. Its texts (title, meaning, what to do) are in `shared/texts/<language>/errors/<topic>.ts`. */
import { auditErrors } from './codes/audit.ts';
import { batchErrors } from './codes/batch.ts';
import { brokerErrors } from './codes/broker.ts';
import { cervelloErrors } from './codes/cervello.ts';
import { consoleErrors } from './codes/console.ts';
import { exportErrors } from './codes/export.ts';
import { csvCheckErrors } from './codes/csv-check.ts';
import { gatewayErrors } from './codes/gateway.ts';
import { journalErrors } from './codes/journal.ts';
import { manufacturerErrors } from './codes/manufacturers.ts';
import { peopleErrors } from './codes/people.ts';
import { keystoreErrors } from './codes/keystore.ts';
import { kuraErrors } from './codes/kura.ts';
import { ownBrokerErrors } from './codes/own-broker.ts';
import { payloadErrors } from './codes/payload.ts';
import { pkiErrors } from './codes/pki.ts';
import { programErrors } from './codes/program.ts';
import { remoteErrors } from './codes/remote.ts';
import { returnErrors } from './codes/returns.ts';
import { requestErrors } from './codes/requests.ts';
import { runErrors } from './codes/run.ts';
import { simulatorErrors } from './codes/simulator.ts';
import { snapshotErrors } from './codes/snapshot.ts';
import { stationErrors } from './codes/station.ts';
import { stepErrors } from './codes/step.ts';
import { tableErrors } from './codes/table.ts';
import { tokenErrors } from './codes/token.ts';
import { visitErrors } from './codes/visit.ts';

export const errorCatalog = {
  ...auditErrors,
  ...batchErrors,
  ...brokerErrors,
  ...cervelloErrors,
  ...consoleErrors,
  ...exportErrors,
  ...csvCheckErrors,
  ...gatewayErrors,
  ...journalErrors,
  ...manufacturerErrors,
  ...peopleErrors,
  ...keystoreErrors,
  ...kuraErrors,
  ...ownBrokerErrors,
  ...payloadErrors,
  ...pkiErrors,
  ...programErrors,
  ...remoteErrors,
  ...returnErrors,
  ...requestErrors,
  ...runErrors,
  ...simulatorErrors,
  ...snapshotErrors,
  ...stationErrors,
  ...stepErrors,
  ...tableErrors,
  ...tokenErrors,
  ...visitErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalog;
