/** Where the files of an installation are (kura.md §1.1). */

export type Flavour = 'esf' | 'kura';

export interface KuraLayout {
  readonly flavour: Flavour;
  /** As it is spoken of; on Kura a link to the folder of the version. */
  readonly home: string;
  /** The folder itself. */
  readonly folder: string;
  readonly factoryProperties: string;
  readonly customProperties: string;
  readonly snapshots: string;
  readonly version: string;
}

const HOMES: Readonly<Record<Flavour, { readonly home: string; readonly folder: string; readonly version: string }>> = {
  esf: { home: '/opt/eurotech/esf', folder: '/opt/eurotech/esf', version: 'ESF_7.6.0' },
  kura: { home: '/opt/eclipse/kura', folder: '/opt/eclipse/kura_5.5.0_generic-x86_64', version: 'KURA_5.5.0' },
};

export const KURA_LOG = '/var/log/kura.log';
export const KURA_PID_FILE = '/var/run/kura.pid';

export function kuraLayout(flavour: Flavour): KuraLayout {
  const { home, folder, version } = HOMES[flavour];
  return {
    flavour,
    home,
    folder,
    version,
    factoryProperties: `${home}/framework/kura.properties`,
    customProperties: `${home}/user/kura_custom.properties`,
    snapshots: `${home}/user/snapshots`,
  };
}
