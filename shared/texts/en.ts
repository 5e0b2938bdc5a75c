/** The English catalogue, one file per topic. */
import { batchTexts } from './en/batch.ts';
import { commandTexts } from './en/command.ts';
import { gatewayTexts } from './en/gateway.ts';
import { journalTexts } from './en/journal.ts';
import { programTexts } from './en/program.ts';
import { runTexts } from './en/run.ts';
import { simulatorTexts } from './en/simulator.ts';
import { stationTexts } from './en/station.ts';
import { stepTexts } from './en/step.ts';
import { windowTexts } from './en/window.ts';

export const en = {
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
} as const;
