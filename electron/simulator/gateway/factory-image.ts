/** The disk of a gateway as it comes from the board line: an operating system, a fresh Kura or ESF, no identity. */
import type { Command } from '../commands/command.ts';
import { MemoryFileSystem } from '../file-system/memory-file-system.ts';
import { groupFile, passwdFile } from '../file-system/users.ts';
import { customProperties, factoryProperties } from '../kura/factory-properties.ts';
import { KURA_LOG, type KuraLayout } from '../kura/layout.ts';
import type { NetworkInterface } from '../machine.ts';

export interface ImageOptions {
  readonly layout: KuraLayout;
  readonly commands: ReadonlyMap<string, Command>;
  readonly hostname: string;
  readonly machineId: string;
  readonly interfaces: readonly NetworkInterface[];
  readonly nowMs: () => number;
  /** A serial number that somebody wrote before. */
  readonly burntSerial: string | undefined;
}

const SYSTEM_FOLDERS = [
  '/bin',
  '/dev',
  '/etc',
  '/home',
  '/lib/systemd/system',
  '/proc/sys/kernel',
  '/root',
  '/run',
  '/sbin',
  '/sys/class/net',
  '/tmp',
  '/usr/bin',
  '/usr/sbin',
  '/var/log',
] as const;
/** What a program's file holds: nobody reads it, `test -x` and `ls` find it. */
const PROGRAM = Buffer.from('\x7fELF', 'latin1');

export function makeFactoryImage(options: ImageOptions): MemoryFileSystem {
  const disk = new MemoryFileSystem(options.nowMs);
  for (const folder of SYSTEM_FOLDERS) disk.makeDirectories(folder);
  disk.get('/tmp').mode = 0o1777;
  disk.makeNullDevice('/dev/null');
  disk.makeLink('/var/run', '/run');
  for (const name of options.commands.keys()) disk.write(`/usr/bin/${name}`, PROGRAM, 0o755);
  for (const [path, content] of Object.entries(systemFiles(options))) disk.write(path, Buffer.from(content));
  for (const { name, macAddress } of options.interfaces) {
    disk.makeDirectories(`/sys/class/net/${name}`);
    disk.write(`/sys/class/net/${name}/address`, Buffer.from(`${macAddress.toLowerCase()}\n`));
    disk.write(`/sys/class/net/${name}/operstate`, Buffer.from('up\n'));
  }
  installKura(disk, options);
  return disk;
}

function systemFiles({ hostname, machineId, layout }: ImageOptions): Readonly<Record<string, string>> {
  return {
    '/etc/group': groupFile(),
    '/etc/hostname': `${hostname}\n`,
    '/etc/machine-id': `${machineId}\n`,
    '/etc/os-release': 'PRETTY_NAME="Simulated Linux 1"\nNAME="Simulated Linux"\nID=simulated\nVERSION_ID="1"\n',
    '/etc/passwd': passwdFile(),
    ...(layout.isServiceAScript ? {} : { '/lib/systemd/system/kura.service': kuraUnit(layout) }),
    '/proc/cpuinfo': 'processor\t: 0\nmodel name\t: Simulated Processor\n',
    '/proc/sys/kernel/printk': '7\t4\t1\t7\n',
    '/proc/sys/kernel/version': '#1 SMP\n',
    '/proc/version': 'Linux version 6.1.0-simulated\n',
    [KURA_LOG]: '',
    '/var/log/kura-console.log': '',
  };
}

function kuraUnit({ home }: KuraLayout): string {
  return [
    '[Unit]',
    'Description=Kura',
    '',
    '[Service]',
    'User=kurad',
    'Type=forking',
    'PIDFile=/var/run/kura.pid',
    `ExecStart=/bin/sh ${home}/bin/start_kura_background.sh`,
    'Restart=on-failure',
    'RestartSec=5',
    'SuccessExitStatus=143',
    '',
  ].join('\n');
}

/** Everything below belongs to kurad, and to nobody else (kura.md §7). */
function installKura(disk: MemoryFileSystem, { layout, burntSerial }: ImageOptions): void {
  const { folder, home } = layout;
  const burnt = burntSerial === undefined ? '' : `kura.serialNumber=${burntSerial}\n`;
  const { frameworkFolder, userFolder, snapshotsFolder } = layout;
  const names = ['bin', 'data', frameworkFolder, 'log4j', 'packages', 'plugins', userFolder, `${userFolder}/security`, snapshotsFolder];
  const folders = [folder, ...[...new Set(names)].map((name) => `${folder}/${name}`)];
  for (const path of folders) disk.makeDirectories(path);
  if (home !== folder) disk.makeLink(home, folder);
  const files: Readonly<Record<string, string>> = {
    [`${folder}/bin/start_kura_background.sh`]: '#!/bin/sh\nsystemctl start kura\n',
    [`${folder}/${frameworkFolder}/kura.properties`]: factoryProperties(layout),
    [`${folder}/log4j/log4j.xml`]: '<Configuration/>\n',
    [`${folder}/packages/dpa.properties`]: '',
    [`${folder}/${userFolder}/kura_custom.properties`]: customProperties() + burnt,
  };
  for (const [path, content] of Object.entries(files)) disk.write(path, Buffer.from(content, 'latin1'));
  if (layout.isServiceAScript) {
    disk.makeDirectories('/etc/init.d');
    disk.write('/etc/init.d/kura', Buffer.from('#!/bin/sh\nservice kura "$1"\n'), 0o755);
  }
  for (const path of folders) Object.assign(disk.get(path), { owner: 'kurad', group: 'kurad', mode: 0o700 });
  for (const path of Object.keys(files))
    Object.assign(disk.get(path), { owner: 'kurad', group: 'kurad', mode: path.endsWith('.sh') ? 0o700 : 0o600 });
}
