/** Implements the contract: the only place where the rooms are wired together for a window (ARCHITECTURE, the rooms). */
import path from 'node:path';
import type { EngineEvent, EngineEventName } from '../../shared/contract/contract.ts';
import type { Language } from '../../shared/texts/text.ts';
import { runDoctor } from './doctor/run-doctor.ts';
import type { Engine } from './open-engine.ts';
import { batchRequests } from './service/batch-requests.ts';
import { Line, type LineOptions } from './service/line.ts';
import { lineRequests } from './service/line-requests.ts';
import { runRequests } from './service/run-requests.ts';
import { unitRequests } from './service/unit-requests.ts';
import { Uploads } from './service/uploads.ts';
import type { Service } from './service-shape.ts';

export interface StationServiceOptions extends LineOptions {
  readonly resourcesFolder: string;
}

export interface StationService {
  readonly service: Service;
  /** What the engine says unasked; set before the first request. */
  onEvent(emit: Emit): void;
  /** Lets the current step settle, then closes the journal. */
  close(): Promise<void>;
}

type Emit = <Name extends EngineEventName>(name: Name, payload: EngineEvent<Name>) => void;

export async function openStationService(options: StationServiceOptions): Promise<StationService> {
  const line = await Line.open(options);
  const uploads = await openUploads(line, options.journalFile);
  let emit: Emit = () => undefined;
  const sayLine = () => emit('line.changed', line.view());
  line.onSwitch((engine) =>
    hear(
      engine,
      () => engine === line.engine,
      (name, payload) => emit(name, payload),
    ),
  );
  const service: Service = {
    ...batchRequests({ line, uploads, resourcesFolder: options.resourcesFolder }),
    ...lineRequests(line, { onChange: sayLine, runDoctor: (ask) => runDoctorHere(options, ask) }),
    ...runRequests(line, sayLine),
    ...unitRequests(line),
  };
  return {
    service,
    onEvent: (listener) => {
      emit = listener;
    },
    close: async () => {
      await uploads.close();
      await line.close();
    },
  };
}

async function openUploads(line: Line, journalFile: string): Promise<Uploads> {
  try {
    return await Uploads.open(journalFile);
  } catch (thrown) {
    await line.close();
    throw thrown;
  }
}

/** An engine that is no longer current goes on working but is not heard any more. */
function hear(engine: Engine, isCurrent: () => boolean, emit: Emit): void {
  engine.journal.onAppended((events) => {
    if (isCurrent()) emit('journal.appended', [...events]);
  });
  engine.runs.onLanes((lanes) => {
    if (isCurrent()) emit('lanes.changed', [...lanes]);
  });
}

async function runDoctorHere(options: StationServiceOptions, ask: { readonly journalFile: string; readonly language: Language }) {
  const { environment, stationFile } = options;
  const keyFolder = path.dirname(ask.journalFile);
  const { checks } = await runDoctor({ ...ask, keyFolder, environment, stationFile });
  return checks.map(({ name, ok, detail, fix }) => ({ name, ok, detail, fix }));
}
