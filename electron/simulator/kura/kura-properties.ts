/** What SystemService makes of the two property files: later wins, then providers, then probes (kura.md §1.2, §1.4). */
import { parseJavaProperties } from '../../../shared/formats/java-properties.ts';
import { FileSystemError } from '../file-system/file-nodes.ts';
import type { MemoryFileSystem } from '../file-system/memory-file-system.ts';
import type { KuraLayout } from './layout.ts';

export type Properties = ReadonlyMap<string, string>;

/** Reads both files; `log` gets Kura's lines about it. A file that cannot be read counts as empty. */
export function loadProperties(disk: MemoryFileSystem, layout: KuraLayout, log: (line: string) => void): Properties {
  const properties = new Map<string, string>();
  const files = [
    { name: 'kura.properties', path: layout.factoryProperties },
    { name: 'kura_custom.properties', path: layout.customProperties },
  ];
  for (const { name, path } of files) {
    const bytes = readFile(disk, path);
    const parsed = bytes === undefined ? undefined : parseJavaProperties(bytes);
    for (const [key, value] of parsed?.values ?? []) properties.set(key, value);
    const isWhole = parsed !== undefined && parsed.malformed === undefined;
    log(isWhole ? `Loaded URL ${name}: file:${path}` : `Could not open ${name}: file:${path}`);
  }
  return properties;
}

function readFile(disk: MemoryFileSystem, path: string): Buffer | undefined {
  try {
    return disk.read(path);
  } catch (error) {
    if (error instanceof FileSystemError) return undefined;
    throw error;
  }
}

/** Runs a provider's command line as kurad does and gives what it printed. */
export type RunProvider = (commandLine: string) => Promise<string>;

/** The value of a key, else what its provider prints, else undefined. An empty value counts as a value. */
export async function resolveProperty(properties: Properties, key: string, runProvider: RunProvider): Promise<string | undefined> {
  const value = properties.get(key);
  if (value !== undefined) return value;
  const provider = properties.get(`${key}.provider`);
  if (provider === undefined) return undefined;
  const printed = (await runProvider(provider.trim().split(/\s+/).join(' '))).trim();
  return printed === '' ? undefined : printed;
}

/** For which getter of `system/v1` which key, and what is answered where nothing is known (kura.md §1.4, §3.4). */
const RESOLVED: Readonly<Record<string, { readonly key: string; readonly fallback?: string }>> = {
  biosVersion: { key: 'kura.bios.version', fallback: 'UNSUPPORTED' },
  commandUser: { key: 'kura.command.user' },
  deviceName: { key: 'kura.device.name', fallback: 'UNKNOWN' },
  firmwareVersion: { key: 'kura.firmware.version', fallback: 'UNSUPPORTED' },
  kuraDataDirectory: { key: 'kura.data' },
  kuraFrameworkConfigDirectory: { key: 'kura.framework.config' },
  kuraHomeDirectory: { key: 'kura.home' },
  kuraPackagesDirectory: { key: 'kura.packages' },
  kuraPluginsDirectory: { key: 'kura.plugins' },
  kuraSnapshotsDirectory: { key: 'kura.snapshots' },
  kuraTemporaryConfigDirectory: { key: 'kura.tmp' },
  kuraUserConfigDirectory: { key: 'kura.user.config' },
  kuraVersion: { key: 'kura.version' },
  modelId: { key: 'kura.model.id', fallback: 'UNKNOWN' },
  modelName: { key: 'kura.model.name', fallback: 'UNKNOWN' },
  osDistro: { key: 'os.distribution' },
  osDistroVersion: { key: 'os.distribution.version' },
  partNumber: { key: 'kura.partNumber', fallback: 'UNSUPPORTED' },
  platform: { key: 'kura.platform' },
  primaryNetworkInterfaceName: { key: 'kura.primary.network.interface', fallback: 'eth0' },
  serialNumber: { key: 'kura.serialNumber', fallback: 'UNKNOWN' },
};

/** The resolved getters by their names in `system/v1/properties/framework`. */
export async function resolveFramework(properties: Properties, runProvider: RunProvider): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {};
  for (const [name, { key, fallback }] of Object.entries(RESOLVED)) {
    const value = (await resolveProperty(properties, key, runProvider)) ?? fallback;
    if (value !== undefined) answers[name] = value;
  }
  return answers;
}
