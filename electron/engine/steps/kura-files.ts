/** Where a gateway keeps its Kura properties: what the running JVM was told, else where its platform puts them (kura.md §1.1). */
import type { CallOptions, Gateway, Shell } from '../gateway/gateway.ts';
import { findKuraProcess, type KuraProcess } from './kura-process.ts';
import { succeeds } from './shell-output.ts';

export interface KuraFiles {
  /** Shipped values; read only, upgrades replace it. */
  readonly defaultPath: string;
  /** Survives upgrades and wins over the shipped values. It may not exist yet. */
  readonly customPath: string;
  /** Undefined where no Kura runs. */
  readonly process?: KuraProcess | undefined;
}

const USUAL_HOMES = ['/opt/eclipse/kura', '/opt/eurotech/esf'] as const;
/** Since Kura 4.0 in two folders, before in one. */
const LAYOUTS = [
  { custom: 'user/kura_custom.properties', shipped: 'framework/kura.properties' },
  { custom: 'kura/kura_custom.properties', shipped: 'kura/kura.properties' },
] as const;

/** Undefined where neither a running Kura nor one of its folders is there. */
export async function locateKuraFiles(gateway: Gateway, shell: Shell, call: CallOptions): Promise<KuraFiles | undefined> {
  const process = await findKuraProcess(shell, call);
  const customPath = pathOf(process?.properties.get('kura.custom.configuration'));
  const shippedPath = pathOf(process?.properties.get('kura.configuration'));
  const usual = customPath === undefined || shippedPath === undefined ? await locateByFolder(gateway, shell, call) : undefined;
  const custom = customPath ?? usual?.customPath;
  return custom === undefined ? undefined : { customPath: custom, defaultPath: shippedPath ?? usual?.defaultPath ?? '', process };
}

/** Where Kura is looked for while none runs: as the lane says, else where its platforms put it. */
export function homesOf({ kuraHome }: Pick<Gateway, 'kuraHome'>): readonly string[] {
  return kuraHome === undefined ? USUAL_HOMES : [kuraHome];
}

async function locateByFolder(gateway: Gateway, shell: Shell, call: CallOptions): Promise<KuraFiles | undefined> {
  for (const home of homesOf(gateway)) {
    if (!(await succeeds(shell, ['test', '-d', home], call))) continue;
    const [newest, ...older] = LAYOUTS.map((layout) => ({
      customPath: `${home}/${layout.custom}`,
      defaultPath: `${home}/${layout.shipped}`,
    }));
    for (const files of older) {
      if (await isEitherThere(files, shell, call)) return files;
    }
    return newest;
  }
  return undefined;
}

/** Where nobody has set anything yet there is only the shipped one. */
async function isEitherThere({ customPath, defaultPath }: KuraFiles, shell: Shell, call: CallOptions): Promise<boolean> {
  return (await succeeds(shell, ['test', '-e', customPath], call)) || succeeds(shell, ['test', '-e', defaultPath], call);
}

/** Only `file:` URLs are places where something can be written. */
function pathOf(url: string | undefined): string | undefined {
  const path = /^file:(?:\/\/(?=\/))?(\/[^/][^]*)$/.exec(url ?? '')?.[1];
  return path === undefined ? undefined : decodePercent(path);
}

function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
