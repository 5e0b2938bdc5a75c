/** The German catalogue, one file per topic. */
import type { en } from './en.ts';
import { batchTexts } from './de/batch.ts';
import { brokerTexts } from './de/broker.ts';
import { brokerCauseTexts } from './de/broker-causes.ts';
import { commandTexts } from './de/command.ts';
import { consoleTexts } from './de/console.ts';
import { engineTexts } from './de/engine.ts';
import { gatewayTexts } from './de/gateway.ts';
import { journalTexts } from './de/journal.ts';
import { peopleTexts } from './de/people.ts';
import { kuraTexts } from './de/kura.ts';
import { programTexts } from './de/program.ts';
import { promptTexts } from './de/prompt.ts';
import { runTexts } from './de/run.ts';
import { simulatorTexts } from './de/simulator.ts';
import { stationTexts } from './de/station.ts';
import { stepTexts } from './de/step.ts';
import { lineScreenTexts } from './de/line-screen.ts';
import { batchScreenTexts } from './de/batch-screens.ts';
import { unitScreenTexts } from './de/unit-screens.ts';
import { stationScreenTexts } from './de/station-screen.ts';
import { windowTexts } from './de/window.ts';

export const de = {
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
} as const satisfies Readonly<Record<keyof typeof en, string>>;
