/** The English catalogue, one file per topic. */
import { auditTexts } from './en/audit.ts';
import { batchTexts } from './en/batch.ts';
import { brokerTexts } from './en/broker.ts';
import { brokerCauseTexts } from './en/broker-causes.ts';
import { cervelloTexts } from './en/cervello.ts';
import { commandTexts } from './en/command.ts';
import { csvCheckTexts } from './en/csv-check.ts';
import { consoleTexts } from './en/console.ts';
import { engineTexts } from './en/engine.ts';
import { exportTexts } from './en/export.ts';
import { gatewayTexts } from './en/gateway.ts';
import { journalTexts } from './en/journal.ts';
import { ownBrokerTexts } from './en/own-broker.ts';
import { manufacturerCommandTexts } from './en/manufacturer-commands.ts';
import { manufacturerTexts } from './en/manufacturers.ts';
import { peopleTexts } from './en/people.ts';
import { keystoreTexts } from './en/keystore.ts';
import { kuraTexts } from './en/kura.ts';
import { payloadTexts } from './en/payload.ts';
import { pkiCommandTexts } from './en/pki-commands.ts';
import { pkiTexts } from './en/pki.ts';
import { programTexts } from './en/program.ts';
import { promptTexts } from './en/prompt.ts';
import { remoteTexts } from './en/remote.ts';
import { requestCommandTexts } from './en/request-commands.ts';
import { requestTexts } from './en/requests.ts';
import { returnTexts } from './en/returns.ts';
import { runTexts } from './en/run.ts';
import { simulatorTexts } from './en/simulator.ts';
import { snapshotTexts } from './en/snapshot.ts';
import { stationTexts } from './en/station.ts';
import { stepTexts } from './en/step.ts';
import { tableTexts } from './en/table.ts';
import { lineScreenTexts } from './en/line-screen.ts';
import { batchScreenTexts } from './en/batch-screens.ts';
import { unitScreenTexts } from './en/unit-screens.ts';
import { stationScreenTexts } from './en/station-screen.ts';
import { firstSnapshotTexts } from './en/first-snapshot.ts';
import { visitCommandTexts } from './en/visit-commands.ts';
import { tokenTexts } from './en/token.ts';
import { visitTexts } from './en/visit.ts';
import { certificateWindowTexts } from './en/window-certificates.ts';
import { auditWindowTexts } from './en/window-audit.ts';
import { manufacturerWindowTexts } from './en/window-manufacturers.ts';
import { exportWindowTexts } from './en/window-exports.ts';
import { handOverWindowTexts } from './en/window-hand-over.ts';
import { batchCertificateTexts } from './en/window-batch-certificates.ts';
import { requestWindowTexts } from './en/window-requests.ts';
import { watchScreenTexts } from './en/watch-screen.ts';
import { returnScreenTexts } from './en/window-returns.ts';
import { windowGatewayTexts } from './en/window-gateway.ts';
import { tableScreenTexts } from './en/window-table.ts';
import { windowTexts } from './en/window.ts';

export const en = {
  ...auditTexts,
  ...batchTexts,
  ...brokerTexts,
  ...brokerCauseTexts,
  ...cervelloTexts,
  ...commandTexts,
  ...csvCheckTexts,
  ...consoleTexts,
  ...engineTexts,
  ...exportTexts,
  ...gatewayTexts,
  ...journalTexts,
  ...ownBrokerTexts,
  ...manufacturerCommandTexts,
  ...manufacturerTexts,
  ...peopleTexts,
  ...keystoreTexts,
  ...kuraTexts,
  ...payloadTexts,
  ...pkiTexts,
  ...pkiCommandTexts,
  ...programTexts,
  ...promptTexts,
  ...remoteTexts,
  ...requestCommandTexts,
  ...requestTexts,
  ...returnTexts,
  ...runTexts,
  ...simulatorTexts,
  ...snapshotTexts,
  ...stationTexts,
  ...stepTexts,
  ...tableTexts,
  ...lineScreenTexts,
  ...batchScreenTexts,
  ...unitScreenTexts,
  ...stationScreenTexts,
  ...firstSnapshotTexts,
  ...visitCommandTexts,
  ...tokenTexts,
  ...visitTexts,
  ...certificateWindowTexts,
  ...auditWindowTexts,
  ...exportWindowTexts,
  ...handOverWindowTexts,
  ...batchCertificateTexts,
  ...manufacturerWindowTexts,
  ...requestWindowTexts,
  ...watchScreenTexts,
  ...returnScreenTexts,
  ...windowGatewayTexts,
  ...tableScreenTexts,
  ...windowTexts,
} as const;
