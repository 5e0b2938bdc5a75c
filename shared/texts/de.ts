/** The German catalogue, one file per topic. */
import type { en } from './en.ts';
import { batchTexts } from './de/batch.ts';
import { commandTexts } from './de/command.ts';
import { gatewayTexts } from './de/gateway.ts';
import { journalTexts } from './de/journal.ts';
import { programTexts } from './de/program.ts';
import { runTexts } from './de/run.ts';
import { simulatorTexts } from './de/simulator.ts';
import { stationTexts } from './de/station.ts';
import { stepTexts } from './de/step.ts';
import { windowTexts } from './de/window.ts';

export const de = {
  ...batchTexts,
  ...commandTexts,
  ...gatewayTexts,
  ...journalTexts,
  ...programTexts,
  ...runTexts,
  ...simulatorTexts,
  ...stationTexts,
  ...stepTexts,
  ...windowTexts,
} as const satisfies Readonly<Record<keyof typeof en, string>>;
