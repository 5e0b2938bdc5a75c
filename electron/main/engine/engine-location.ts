/** Which Node runs which script as the engine. */
import { join, sep } from 'node:path';

export interface EngineLocationInput {
  readonly isPackaged: boolean;
  /** Folder of the built main program. */
  readonly mainFolder: string;
  readonly resourcesPath: string;
  readonly appPath: string;
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface EngineLocation {
  readonly nodePath: string;
  readonly script: string;
}

/**
 * Packaged: the Node beside the app, and the script outside the archive, which a plain Node cannot read. In development: the Node
 * that npm installed, or `LINESIDE_NODE`; `LINESIDE_ENGINE` names another script, which tests use to show every state of a lane.
 */
export function locateEngine(input: EngineLocationInput): EngineLocation {
  const executable = input.platform === 'win32' ? 'node.exe' : 'node';
  const script = join(input.mainFolder, '..', 'engine', 'entry.js').replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
  if (input.isPackaged) return { nodePath: join(input.resourcesPath, 'node', executable), script };
  return {
    nodePath: input.environment['LINESIDE_NODE'] ?? join(input.appPath, 'node_modules', '.bin', executable),
    script: input.environment['LINESIDE_ENGINE'] ?? script,
  };
}
