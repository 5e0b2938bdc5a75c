/** The English catalogue, one file per topic. */
import { batchTexts } from './en/batch.ts';
import { brokerTexts } from './en/broker.ts';
import { brokerCauseTexts } from './en/broker-causes.ts';
import { commandTexts } from './en/command.ts';
import { consoleTexts } from './en/console.ts';
import { engineTexts } from './en/engine.ts';
import { gatewayTexts } from './en/gateway.ts';
import { journalTexts } from './en/journal.ts';
import { peopleTexts } from './en/people.ts';
import { kuraTexts } from './en/kura.ts';
import { programTexts } from './en/program.ts';
import { promptTexts } from './en/prompt.ts';
import { runTexts } from './en/run.ts';
import { simulatorTexts } from './en/simulator.ts';
import { stationTexts } from './en/station.ts';
import { stepTexts } from './en/step.ts';
import { lineScreenTexts } from './en/line-screen.ts';
import { batchScreenTexts } from './en/batch-screens.ts';
import { unitScreenTexts } from './en/unit-screens.ts';
import { stationScreenTexts } from './en/station-screen.ts';
import { windowTexts } from './en/window.ts';

export const en = {
  ...batchTexts,
  ...brokerTexts,
  ...brokerCauseTexts,
  ...commandTexts,
  ...consoleTexts,
  ...engineTexts,
  ...gatewayTexts,
  ...journalTexts,
  ...peopleTexts,
  ...kuraTexts,
  ...programTexts,
  ...promptTexts,
  ...runTexts,
  ...simulatorTexts,
  ...stationTexts,
  ...stepTexts,
  ...lineScreenTexts,
  ...batchScreenTexts,
  ...unitScreenTexts,
  ...stationScreenTexts,
  ...windowTexts,
} as const;
