/** The German catalogue, one file per topic. */
import type { en } from './en.ts';
import { auditTexts } from './de/audit.ts';
import { batchTexts } from './de/batch.ts';
import { brokerTexts } from './de/broker.ts';
import { brokerCauseTexts } from './de/broker-causes.ts';
import { cervelloTexts } from './de/cervello.ts';
import { commandTexts } from './de/command.ts';
import { csvCheckTexts } from './de/csv-check.ts';
import { consoleTexts } from './de/console.ts';
import { engineTexts } from './de/engine.ts';
import { exportTexts } from './de/export.ts';
import { gatewayTexts } from './de/gateway.ts';
import { journalTexts } from './de/journal.ts';
import { ownBrokerTexts } from './de/own-broker.ts';
import { manufacturerCommandTexts } from './de/manufacturer-commands.ts';
import { manufacturerTexts } from './de/manufacturers.ts';
import { peopleTexts } from './de/people.ts';
import { keystoreTexts } from './de/keystore.ts';
import { kuraTexts } from './de/kura.ts';
import { payloadTexts } from './de/payload.ts';
import { pkiCommandTexts } from './de/pki-commands.ts';
import { pkiTexts } from './de/pki.ts';
import { programTexts } from './de/program.ts';
import { promptTexts } from './de/prompt.ts';
import { remoteTexts } from './de/remote.ts';
import { requestCommandTexts } from './de/request-commands.ts';
import { requestTexts } from './de/requests.ts';
import { returnTexts } from './de/returns.ts';
import { runTexts } from './de/run.ts';
import { simulatorTexts } from './de/simulator.ts';
import { snapshotTexts } from './de/snapshot.ts';
import { stationTexts } from './de/station.ts';
import { stepTexts } from './de/step.ts';
import { tableTexts } from './de/table.ts';
import { lineScreenTexts } from './de/line-screen.ts';
import { batchScreenTexts } from './de/batch-screens.ts';
import { unitScreenTexts } from './de/unit-screens.ts';
import { stationScreenTexts } from './de/station-screen.ts';
import { firstSnapshotTexts } from './de/first-snapshot.ts';
import { visitCommandTexts } from './de/visit-commands.ts';
import { tokenTexts } from './de/token.ts';
import { visitTexts } from './de/visit.ts';
import { certificateWindowTexts } from './de/window-certificates.ts';
import { auditWindowTexts } from './de/window-audit.ts';
import { manufacturerWindowTexts } from './de/window-manufacturers.ts';
import { exportWindowTexts } from './de/window-exports.ts';
import { handOverWindowTexts } from './de/window-hand-over.ts';
import { batchCertificateTexts } from './de/window-batch-certificates.ts';
import { requestWindowTexts } from './de/window-requests.ts';
import { watchScreenTexts } from './de/watch-screen.ts';
import { returnScreenTexts } from './de/window-returns.ts';
import { windowGatewayTexts } from './de/window-gateway.ts';
import { tableScreenTexts } from './de/window-table.ts';
import { windowTexts } from './de/window.ts';

export const de = {
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
} as const satisfies Readonly<Record<keyof typeof en, string>>;
