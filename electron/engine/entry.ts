/** The engine as a forked process: arguments in, frames over the channel to whoever forked it. The only file that knows how it was started. */
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };
import type { ServerMessage } from '../../shared/rpc/messages.ts';
import { serve } from '../../shared/rpc/server.ts';
import { toAppError, toFailure } from '../../shared/errors/app-error.ts';
import { findResourcesFolder } from './files/resources-folder.ts';
import { latestStation, rememberedStationFile } from './service/remembered-station.ts';
import { logRefusal } from './service/log-refusal.ts';
import { openStationService, type StationService } from './service.ts';
import { keepMemoryOutOfCoreDumps } from '../core-dumps.ts';
import { logLastWords } from '../log/last-words.ts';
import { openLog } from '../log/log.ts';
import { stationPaths } from '../station-folder.ts';

/** Whoever forked the engine tells it by this status that trying again would end the same way. */
const CANNOT_START = 78;
/** After an error that nobody caught; the host starts another engine. */
const BROKEN = 70;

const send = (message: ServerMessage) => void process.send?.(message);

const { values } = parseArgs({
  options: { journal: { type: 'string' }, station: { type: 'string' }, 'key-on-stdin': { type: 'boolean' } },
});
const paths = stationPaths(process.env, values.journal);
const log = openLog({ folder: paths.logFolder, name: 'engine' });

keepMemoryOutOfCoreDumps();

async function start(): Promise<void> {
  const opened = await openStationService({
    journalFile: paths.journalFile,
    ...stationToBeginWith(),
    handedKey: values['key-on-stdin'] === true ? await text(process.stdin) : undefined,
    environment: process.env,
    linesideVersion: packageFile.version,
    resourcesFolder: findResourcesFolder(),
    lineside: [commandLineEntry()],
    log,
  });
  log.write({ level: 'info', room: 'engine', message: 'started', facts: aboutThisProcess() });
  const server = serve({
    port: {
      send,
      onMessage: (listener) => process.on('message', listener),
      onClose: (listener) => process.on('disconnect', listener),
    },
    service: opened.service,
    onFailure: (error, request) => logRefusal(log, request, error),
  });
  opened.onEvent((name, payload) => server.emit(name, payload));
  endWithParent(opened);
}

/**
 * The one that was named, else the latest of the station's own and the one that was chosen in a window. The station's own belongs to the
 * station's own journal; a journal that was named has nothing to do with it.
 */
function stationToBeginWith() {
  if (values.station !== undefined) return { stationFile: values.station };
  const remembered = rememberedStationFile(paths.journalFile);
  const latest = latestStation([...(values.journal === undefined ? [paths.stationFile] : []), remembered]);
  return latest === remembered ? { rememberedStationFile: latest } : { stationFile: latest };
}

/** The engine dies with its parent: the current step is left to settle, then the journal is closed. */
function endWithParent(opened: StationService): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void opened.close().finally(() => {
      log.write({ level: 'info', room: 'engine', message: 'ended' });
      process.exit(0);
    });
  };
  process.on('disconnect', end);
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** Beside this file in a bundle, in its own folder in the source tree. */
function commandLineEntry(): string {
  const name = import.meta.url.endsWith('.ts') ? '../cli/main.ts' : '../cli/lineside.js';
  return fileURLToPath(new URL(name, import.meta.url));
}

function aboutThisProcess() {
  return { lineside: packageFile.version, node: process.versions.node, pid: process.pid, journal: paths.journalFile };
}

logLastWords(process, log, () => process.exit(BROKEN));

start().catch((thrown: unknown) => {
  log.write({ level: 'error', room: 'engine', message: 'cannot start', error: thrown });
  send({ kind: 'host', state: 'fault', failure: toFailure(thrown) });
  console.error(toAppError(thrown).message);
  process.exitCode = CANNOT_START;
  process.disconnect?.();
});
