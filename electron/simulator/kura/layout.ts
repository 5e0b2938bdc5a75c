/** Where the files of an installation are (kura.md §1.1). */
import type { SimulatedGeneration } from './generation.ts';

export type Flavour = 'esf' | 'kura';

export interface KuraLayout {
  readonly flavour: Flavour;
  /** As it is spoken of; on Kura a link to the folder of the version. */
  readonly home: string;
  /** The folder itself. */
  readonly folder: string;
  /** Below the home. */
  readonly frameworkFolder: string;
  readonly userFolder: string;
  readonly snapshotsFolder: string;
  readonly factoryProperties: string;
  readonly customProperties: string;
  readonly snapshots: string;
  readonly version: string;
  /** Kura is started by `/etc/init.d/kura`, and there is no systemd. */
  readonly isServiceAScript: boolean;
}

const HOMES: Readonly<Record<Flavour, string>> = { esf: '/opt/eurotech/esf', kura: '/opt/eclipse/kura' };
const VERSIONS: Readonly<Record<SimulatedGeneration, Readonly<Record<Flavour, string>>>> = {
  'kura-3': { esf: '5.2.0', kura: '3.2.0' },
  'kura-4': { esf: '6.2.1', kura: '4.1.3' },
  'kura-5.0': { esf: '7.0.0', kura: '5.0.1' },
  'esf-7.0': { esf: '7.0.0', kura: '5.0.1' },
  'kura-5.1': { esf: '7.2.0', kura: '5.2.0' },
  'kura-5.4': { esf: '7.6.0', kura: '5.5.0' },
};
/** Since Kura 4.0 in folders of their own. */
const FOLDERS = { frameworkFolder: 'framework', userFolder: 'user', snapshotsFolder: 'user/snapshots' } as const;
const OLD_FOLDERS = { frameworkFolder: 'kura', userFolder: 'kura', snapshotsFolder: 'data/snapshots' } as const;

export const KURA_LOG = '/var/log/kura.log';
export const KURA_PID_FILE = '/var/run/kura.pid';

export function kuraLayout(flavour: Flavour, generation: SimulatedGeneration = 'kura-5.4'): KuraLayout {
  const home = HOMES[flavour];
  const number = VERSIONS[generation][flavour];
  const folders = generation === 'kura-3' ? OLD_FOLDERS : FOLDERS;
  return {
    flavour,
    home,
    folder: flavour === 'esf' ? home : `${home}_${number}_generic-x86_64`,
    ...folders,
    version: `${flavour === 'esf' ? 'ESF' : 'KURA'}_${number}`,
    factoryProperties: `${home}/${folders.frameworkFolder}/kura.properties`,
    customProperties: `${home}/${folders.userFolder}/kura_custom.properties`,
    snapshots: `${home}/${folders.snapshotsFolder}`,
    isServiceAScript: generation === 'kura-3',
  };
}
