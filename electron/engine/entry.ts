/** The engine as a forked process: arguments in, frames over the channel to whoever forked it. The only file that knows how it was started. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };
import type { ServerMessage } from '../../shared/rpc/messages.ts';
import { serve } from '../../shared/rpc/server.ts';
import { toAppError, toFailure } from '../../shared/errors/app-error.ts';
import { findResourcesFolder } from './files/resources-folder.ts';
import { openStationService, type StationService } from './service.ts';
import { stationPaths } from './station-folder.ts';

/** Whoever forked the engine tells it by this status that trying again would end the same way. */
const CANNOT_START = 78;

const send = (message: ServerMessage) => void process.send?.(message);

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { journal: { type: 'string' }, station: { type: 'string' } } });
  const paths = stationPaths(process.env, values.journal);
  const opened = await openStationService({
    journalFile: paths.journalFile,
    stationFile: values.station ?? ownStationFile(values.journal, paths.stationFile),
    environment: process.env,
    linesideVersion: packageFile.version,
    resourcesFolder: findResourcesFolder(),
    lineside: [commandLineEntry()],
  });
  const server = serve({
    port: {
      send,
      onMessage: (listener) => process.on('message', listener),
      onClose: (listener) => process.on('disconnect', listener),
    },
    service: opened.service,
    onFailure: (error, request) => console.error(`${request}: ${toAppError(error).message}`),
  });
  opened.onEvent((name, payload) => server.emit(name, payload));
  endWithParent(opened);
}

/** The station's own file belongs to the station's own journal; one that was named has nothing to do with it. */
function ownStationFile(namedJournal: string | undefined, file: string): string | undefined {
  return namedJournal === undefined && existsSync(file) ? file : undefined;
}

/** The engine dies with its parent: the current step is left to settle, then the journal is closed. */
function endWithParent(opened: StationService): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void opened.close().finally(() => process.exit(0));
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

start().catch((thrown: unknown) => {
  send({ kind: 'host', state: 'fault', failure: toFailure(thrown) });
  console.error(toAppError(thrown).message);
  process.exitCode = CANNOT_START;
  process.disconnect?.();
});
