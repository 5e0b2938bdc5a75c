/** Identity over the shell, where no REST API answers: the properties files, the kernel's view of the hardware, the modem manager. */
import { isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { parseJavaProperties } from '../../../shared/formats/java-properties.ts';
import type { CallOptions, Gateway, Shell } from '../gateway/gateway.ts';
import { locateKuraFiles } from './kura-files.ts';
import type { Identity } from './identity-fact.ts';
import { lineOf, outputOf } from './shell-output.ts';

interface EffectiveProperties {
  readonly values: ReadonlyMap<string, string>;
  /** False where a file is there that the login may not read: then a key that is missing here may be in it. */
  readonly isComplete: boolean;
}

export async function readShellIdentity(gateway: Gateway, shell: Shell, call: CallOptions): Promise<Identity> {
  const properties = await effectiveProperties(gateway, shell, call);
  const probed = properties.isComplete && isProbed(properties.values) ? ((await processorSerial(shell, call)) ?? '') : undefined;
  const serialNumber = properties.values.get('kura.serialNumber') ?? probed;
  const macAddress = await primaryMacAddress(shell, call, properties.values.get('kura.primary.network.interface'));
  const name = properties.values.get('kura.model.name');
  const model = isBlankIdentity(name) ? (properties.values.get('kura.model.id') ?? name) : name;
  const imei = await readImei(shell, call);
  return {
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(macAddress === undefined ? {} : { macAddress }),
    ...(model === undefined ? {} : { model }),
    ...(imei === undefined ? {} : { imei }),
  };
}

/**
 * What Kura would run where the files have no serial number. Of a program that only the image's maker knows nothing may be said, least of
 * all that the board has no number yet.
 */
function isProbed(values: ReadonlyMap<string, string>): boolean {
  return values.get('kura.serialNumber.provider')?.includes('/proc/cpuinfo') ?? true;
}

/** Of the gateway's modem, where ModemManager runs. */
async function readImei(shell: Shell, call: CallOptions): Promise<string | undefined> {
  const modem = await outputOf(shell, ['mmcli', '-m', 'any', '--output-keyvalue'], call);
  return /^modem\.3gpp\.imei\s*:\s*(\d{14,16})\s*$/m.exec(modem ?? '')?.[1];
}

/** Custom file over shipped file, `-D` arguments over both, as Kura itself does it (kura.md §1.2). */
async function effectiveProperties(gateway: Gateway, shell: Shell, call: CallOptions): Promise<EffectiveProperties> {
  const files = await locateKuraFiles(gateway, shell, call);
  if (files === undefined) return { values: new Map(), isComplete: true };
  const custom = await valuesOf(shell, files.customPath, call);
  if (custom === undefined) return { values: files.process?.properties ?? new Map(), isComplete: false };
  const shipped = files.defaultPath === '' ? new Map<string, string>() : await valuesOf(shell, files.defaultPath, call);
  return { values: new Map([...(shipped ?? []), ...custom, ...(files.process?.properties ?? [])]), isComplete: shipped !== undefined };
}

async function valuesOf(shell: Shell, path: string, call: CallOptions): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    const file = await shell.readFile(path, call);
    return file === undefined ? new Map() : parseJavaProperties(file.bytes).values;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'file/not-permitted') return undefined;
    throw thrown;
  }
}

/** What the shipped `kura.serialNumber.provider` reads on ARM boards (kura.md §1.3). */
async function processorSerial(shell: Shell, call: CallOptions): Promise<string | undefined> {
  return /^Serial\s*:\s*(\S+)\s*$/m.exec((await outputOf(shell, ['cat', '/proc/cpuinfo'], call)) ?? '')?.[1];
}

/**
 * Of the interface that Kura calls primary. Factory images name `eth0` even where the board's interface is called otherwise, so where
 * that one is missing: the one with the default route, else the only one there is.
 */
async function primaryMacAddress(shell: Shell, call: CallOptions, configured: string | undefined): Promise<string | undefined> {
  for (const name of [configured?.split('@')[0], 'eth0']) {
    const address = await macAddressOf(shell, call, name);
    if (address !== undefined) return address;
  }
  const routes = (await outputOf(shell, ['cat', '/proc/net/route'], call)) ?? '';
  const routed = await macAddressOf(shell, call, /^(\S+)\s+00000000\s/m.exec(routes)?.[1]);
  if (routed !== undefined) return routed;
  const names = ((await outputOf(shell, ['ls', '/sys/class/net'], call)) ?? '').split(/\s+/).filter((name) => name !== '' && name !== 'lo');
  return names.length === 1 ? macAddressOf(shell, call, names[0]) : undefined;
}

async function macAddressOf(shell: Shell, call: CallOptions, name: string | undefined): Promise<string | undefined> {
  if (name === undefined || !/^[^/\s]{1,15}$/.test(name)) return undefined;
  const address = await lineOf(shell, ['cat', `/sys/class/net/${name}/address`], call);
  return address === '00:00:00:00:00:00' ? undefined : address;
}
