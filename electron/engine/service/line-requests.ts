/** The line itself: which one is current, its station file, the training line, and what this computer can do. */
import type { DoctorCheck } from '../../../shared/contract/line.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { Session } from '../people/session.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

type LineRequests = Pick<Service, 'line.get' | 'line.startTraining' | 'line.stopTraining' | 'line.loadStation' | 'doctor.run'>;

export interface LineWatch {
  readonly onChange: () => void;
  readonly runDoctor: (ask: { readonly journalFile: string; readonly language: Language }) => Promise<DoctorCheck[]>;
}

export function lineRequests(line: Line, session: Session, watch: LineWatch): LineRequests {
  return {
    'line.get': async () => line.view(),
    'line.startTraining': async ({ gateways, lanes }) => {
      try {
        return { batchFile: await line.startTraining(gateways, lanes), line: line.view() };
      } finally {
        // Where it did not come up, an earlier one has ended all the same.
        watch.onChange();
      }
    },
    'line.stopTraining': async () => {
      await line.stopTraining();
      watch.onChange();
      return line.view();
    },
    'line.loadStation': async ({ text }) => {
      await session.demand('station');
      line.loadStation(text);
      watch.onChange();
      return line.view();
    },
    'doctor.run': ({ language = 'en' }) => watch.runDoctor({ journalFile: line.view().journal.file, language }),
  };
}
