/** The two property files as a fresh installation has them (kura.md §1.3). */
import type { KuraLayout } from './layout.ts';

/** No `kura.serialNumber`, only its provider; model and part are the installer's placeholders. */
export function factoryProperties(layout: KuraLayout): string {
  const { home } = layout;
  const lines: readonly (readonly [string, string])[] = [
    ['kura.name', layout.flavour === 'esf' ? 'Everyware Software Framework' : 'Eclipse Kura'],
    ['kura.version', layout.version],
    ['kura.marketplace.compatibility.version', layout.version],
    ['kura.company', 'EUROTECH'],
    ['kura.project', 'generic-x86_64'],
    ['kura.platform', 'x86_64'],
    ['kura.device.name', 'generic-device'],
    ['kura.model.id', 'generic-device'],
    ['kura.model.name', 'generic-device'],
    ['kura.partNumber', 'generic-device'],
    ['kura.serialNumber.provider', "cat /proc/cpuinfo | grep Serial | cut -d ' ' -f 2"],
    ['kura.bios.version', 'N/A'],
    ['kura.firmware.version', 'N/A'],
    ['kura.primary.network.interface', 'eth0'],
    ['kura.home', home],
    ['kura.framework.config', `${home}/${layout.frameworkFolder}`],
    ['kura.user.config', `${home}/${layout.userFolder}`],
    ['kura.plugins', `${home}/plugins`],
    ['kura.packages', `${home}/packages`],
    ['kura.data', `${home}/data`],
    ['kura.tmp', '/tmp/.kura'],
    ['kura.snapshots', layout.snapshots],
    ['kura.style.dir', `${home}/console/skin`],
    ['kura.net.virtual.devices.config', 'unmanaged'],
    ['kura.log.download.sources', '/var/log'],
    ['kura.log.download.journal.fields', 'SYSLOG_IDENTIFIER,PRIORITY,MESSAGE,STACKTRACE'],
    ['os.distribution', 'Linux'],
    ['os.distribution.version', 'N/A'],
    ['kura.command.user', 'kura'],
    ['kura.legacy.bluetooth.beacon.scan', 'false'],
    ['kura.legacy.ppp.logging.enabled', 'true'],
    ['file.upload.in.memory.size.threshold', '10240'],
    ['file.upload.size.max', '-1'],
    ['file.command.zip.max.size', '100'],
    ['file.command.zip.max.number', '1024'],
    ['dpa.connection.timeout', '60000'],
    ['dpa.read.timeout', '60000'],
    ['ccs.status.notification.url', 'ccs:log'],
  ];
  return `# Default properties\n#kura.have.net.admin=true\n${lines.map(([key, value]) => `${key}=${value}\n`).join('')}`;
}

/**
 * The custom file: its comment header, and lines of somebody else in the forms that `.properties` files allow. Who edits the
 * file must leave every one of them as it is.
 */
export function customProperties(): string {
  return [
    '#',
    '# Do not edit the kura.properties file directly, as any changes there may be',
    '# lost in subsequent Kura upgrades. Instead, place those changes in this file',
    '# to override the value in kura.properties, and they will be carried across',
    '# any upgrades.',
    '#',
    '',
    '! set by the board support package',
    'kura.shutdown.timeout = 30',
    'board.revision:C2',
    'site.label=Halle 7, Tor \\',
    '    3 \\u00fcber Rampe',
    'fieldbus.path = C:\\\\bus\\\\0 ',
    '',
  ].join('\n');
}
