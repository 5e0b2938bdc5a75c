/** Implements the contract: the only place where the rooms are wired together for a window (ARCHITECTURE, the rooms). */
import path from 'node:path';
import type { EngineEvent, EngineEventName } from '../../shared/contract/contract.ts';
import type { Language } from '../../shared/texts/text.ts';
import { runDoctor } from './doctor/run-doctor.ts';
import type { Log } from '../log/log.ts';
import type { Engine } from './open-engine.ts';
import { Session } from './people/session.ts';
import { commandDesk } from './service/command-desk.ts';
import type { OrderTaker } from './service/command-orders.ts';
import { hearCommands } from './service/hear-commands.ts';
import { auditRequests } from './service/audit-requests.ts';
import { batchRequests } from './service/batch-requests.ts';
import { cervelloRequests } from './service/cervello-requests.ts';
import { cloudRequests } from './service/cloud-requests.ts';
import { certificateRequests } from './service/certificate-requests.ts';
import { firstPassRequests } from './service/first-pass.ts';
import { Line, type LineOptions } from './service/line.ts';
import { exportRequests } from './service/export-requests.ts';
import { handOverRequests } from './service/hand-over-requests.ts';
import { lineRequests } from './service/line-requests.ts';
import { manufacturerRequests } from './service/manufacturer-requests.ts';
import { TableKeeper } from './service/open-table.ts';
import { OutgoingFiles } from './service/outgoing.ts';
import { peopleRequests } from './service/people-requests.ts';
import { portRequests } from './service/port-requests.ts';
import { returnRequests } from './service/return-requests.ts';
import { runRequests } from './service/run-requests.ts';
import { logFailures } from './service/log-journal.ts';
import { tableRequests } from './service/table-requests.ts';
import { unitRequests } from './service/unit-requests.ts';
import { watchRequests } from './service/watch-requests.ts';
import { windowVisits } from './service/visit-requests.ts';
import { Uploads } from './service/uploads.ts';
import type { Service } from './service-shape.ts';
import { WatchKeeper } from './watch/watch-keeper.ts';
import { stationKeyPlace } from './vault/station-key.ts';

export interface StationServiceOptions extends LineOptions {
  readonly log?: Log | undefined;
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
  const { uploads, outgoing } = await openFolders(line, options.journalFile);
  const tables = new TableKeeper(uploads);
  let emit: Emit = () => undefined;
  const sayLine = () => emit('line.changed', line.view());
  const ear = await hearOrders(line, options, sayLine);
  const emitting: Emit = (name, payload) => emit(name, payload);
  const watch = new WatchKeeper();
  line.onSwitch((engine) => {
    void watch.stop();
    hear(engine, { isCurrent: () => engine === line.engine, emit: emitting, log: options.log });
  });
  const session = new Session(() => line.engine);
  const service: Service = {
    ...batchRequests({ line, session, uploads, tables, resourcesFolder: options.resourcesFolder }),
    ...tableRequests({ line, tables, outgoing, resourcesFolder: options.resourcesFolder }),
    ...cloudRequests({ line, session, uploads }),
    ...lineRequests(line, session, { onChange: sayLine, runDoctor: (ask) => runDoctorHere(options, ask) }),
    ...returnRequests({ line, session, resourcesFolder: options.resourcesFolder }),
    ...runRequests(line, session, sayLine),
    ...peopleRequests({ session, people: () => line.engine.people, isTraining: () => line.isTraining }),
    ...unitRequests(line),
    ...windowVisits(line, session),
    ...certificateRequests(() => line.engine, session),
    ...exportRequests({ engine: () => line.engine, session, outgoing }),
    ...handOverRequests({ engine: () => line.engine, session, outgoing }),
    ...auditRequests({ line, uploads, outgoing, linesideVersion: options.linesideVersion }),
    ...manufacturerRequests(() => line.engine, session),
    ...cervelloRequests(line),
    ...firstPassRequests(line),
    ...watchRequests(line, watch, (changed) => emit('watch.changed', changed)),
    ...portRequests({ line, session, keys: () => keysOf(line, options), onChange: sayLine }),
  };
  return {
    service,
    onEvent: (listener) => {
      emit = listener;
    },
    close: async () => {
      await tables.close();
      await uploads.close();
      await outgoing.close();
      await watch.stop();
      await line.end();
      await ear?.close();
      await line.close();
    },
  };
}

/** A command's order holds the line as a window's does. `onChange` is called when one begins and when it has ended. */
function hearOrders(line: Line, { journalFile, linesideVersion, environment, log }: StationServiceOptions, onChange: () => void) {
  const carryOut: OrderTaker['carryOut'] = async (work) => {
    try {
      return await line.carryOut((stop) => work(stop, onChange));
    } finally {
      onChange();
    }
  };
  const openDesk = () => commandDesk({ engine: line.ownEngine, hasWindow: true, environment, mayVisit: true, carryOut });
  return hearCommands({ journalFile, linesideVersion, log, openDesk });
}

/** Files on their way in and out. */
async function openFolders(line: Line, journalFile: string) {
  try {
    return { uploads: await Uploads.open(journalFile), outgoing: await OutgoingFiles.open(journalFile) };
  } catch (thrown) {
    await line.close();
    throw thrown;
  }
}

interface Listener {
  readonly isCurrent: () => boolean;
  readonly emit: Emit;
  readonly log: Log | undefined;
}

/** An engine that is no longer current goes on working but is not heard any more. */
function hear(engine: Engine, { isCurrent, emit, log }: Listener): void {
  engine.journal.onAppended((events) => {
    if (log !== undefined) logFailures(log, events);
    if (isCurrent()) emit('journal.appended', [...events]);
  });
  engine.runs.onLanes((lanes) => {
    if (isCurrent()) emit('lanes.changed', [...lanes]);
  });
}

/** Each journal's key lies beside it, where the environment gives none. */
function keysOf(line: Line, { environment, handedKey }: StationServiceOptions) {
  const { file } = line.view().journal;
  // A training line has a key of its own.
  const handed = line.ownEngine.journal.file === file ? handedKey : undefined;
  return stationKeyPlace({ folder: path.dirname(file), environment, handed });
}

async function runDoctorHere(options: StationServiceOptions, ask: { readonly journalFile: string; readonly language: Language }) {
  const { environment, stationFile, handedKey } = options;
  const keyFolder = path.dirname(ask.journalFile);
  const { checks } = await runDoctor({ ...ask, keyFolder, environment, stationFile, handedKey });
  return checks.map(({ name, ok, detail, fix }) => ({ name, ok, detail, fix }));
}
