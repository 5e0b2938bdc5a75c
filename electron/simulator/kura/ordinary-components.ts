/** Components that every installation has (kura.md §5): enough of them that the one that is looked for must be found. */
import { type Attribute, type ComponentTemplate, attribute } from './definitions.ts';

const required = { isRequired: true } as const;

const mqttTransport: readonly Attribute[] = [
  attribute('broker-url', 'STRING', { defaultValue: 'mqtt://broker-url:1883/', ...required, name: 'Broker-url' }),
  attribute('topic.context.account-name', 'STRING', { defaultValue: 'account-name', name: 'Topic Context Account-Name' }),
  attribute('username', 'STRING', { defaultValue: 'username', name: 'Username' }),
  attribute('password', 'PASSWORD', { defaultValue: 'password', name: 'Password' }),
  attribute('client-id', 'STRING', { defaultValue: '', name: 'Client-id' }),
  attribute('keep-alive', 'INTEGER', { defaultValue: '30', ...required, min: '1' }),
  attribute('timeout', 'INTEGER', { defaultValue: '10', ...required, min: '1' }),
  attribute('clean-session', 'BOOLEAN', { ...required, defaultValue: 'true' }),
  attribute('lwt.topic', 'STRING', { defaultValue: '$EDC/#account-name/#client-id/MQTT/LWT' }),
  attribute('lwt.payload', 'STRING'),
  attribute('lwt.qos', 'INTEGER', { defaultValue: '0', min: '0', max: '2' }),
  attribute('lwt.retain', 'BOOLEAN', { defaultValue: 'false' }),
  attribute('in-flight.persistence', 'STRING', {
    defaultValue: 'memory',
    ...required,
    option: [
      { label: 'file', value: 'file' },
      { label: 'memory', value: 'memory' },
    ],
  }),
  attribute('protocol-version', 'INTEGER', { defaultValue: '4' }),
  attribute('SslManagerService.target', 'STRING', {
    ...required,
    defaultValue: '(kura.service.pid=org.eclipse.kura.ssl.SslManagerService)',
  }),
];

const dataService: readonly Attribute[] = [
  attribute('connect.auto-on-startup', 'BOOLEAN', { ...required, defaultValue: 'false' }),
  attribute('connect.retry-interval', 'INTEGER', { defaultValue: '60', ...required, min: '1' }),
  attribute('enable.recovery.on.connection.failure', 'BOOLEAN', { ...required, defaultValue: 'false' }),
  attribute('connection.recovery.max.failures', 'INTEGER', { defaultValue: '10', min: '1' }),
  attribute('disconnect.quiesce-timeout', 'INTEGER', { defaultValue: '10', ...required, min: '0' }),
  attribute('store.db.service.pid', 'STRING', { ...required, defaultValue: 'org.eclipse.kura.db.H2DbService' }),
  attribute('store.capacity', 'INTEGER', { defaultValue: '10000', ...required, min: '1' }),
  attribute('in-flight-messages.max-number', 'INTEGER', { defaultValue: '9', ...required, min: '1', max: '10' }),
  attribute('maximum.payload.size', 'LONG', { defaultValue: '16777216', min: '1' }),
];

const cloudService: readonly Attribute[] = [
  attribute('device.display-name', 'STRING', {
    defaultValue: 'device-name',
    ...required,
    option: ['device-name', 'hostname', 'custom', 'server'].map((value) => ({ label: value, value })),
  }),
  attribute('device.custom-name', 'STRING'),
  attribute('topic.control-prefix', 'STRING', { defaultValue: '$EDC' }),
  attribute('encode.gzip', 'BOOLEAN', { defaultValue: 'true' }),
  attribute('enable.default.subscriptions', 'BOOLEAN', { defaultValue: 'true' }),
  attribute('payload.encoding', 'STRING', { ...required, defaultValue: 'kura-protobuf' }),
];

export const transportPid = (suffix: string): string => `org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport${suffix}`;
export const dataServicePid = (suffix: string): string => `org.eclipse.kura.data.DataService${suffix}`;
export const cloudServicePid = (suffix: string): string => `org.eclipse.kura.cloud.CloudService${suffix}`;

/** The three components of one cloud connection; `suffix` is empty for the first and `-2` for the second (kura.md §5). */
function cloudStack(suffix: string): readonly ComponentTemplate[] {
  const make = (pid: string, name: string, ad: readonly Attribute[]): ComponentTemplate => ({
    pid: pid + suffix,
    factoryPid: pid,
    definition: { id: pid, name, description: '', ad },
  });
  return [
    make(cloudServicePid(''), 'CloudService', [...cloudService, target('DataService', dataServicePid(suffix))]),
    make(dataServicePid(''), 'DataService', [...dataService, target('DataTransportService', transportPid(suffix))]),
    make(transportPid(''), 'MqttDataTransport', mqttTransport),
  ];
}

function target(service: string, pid: string): Attribute {
  return attribute(`${service}.target`, 'STRING', { ...required, defaultValue: `(kura.service.pid=${pid})` });
}

function single(pid: string, name: string, ad: readonly Attribute[]): ComponentTemplate {
  return { pid, definition: { id: pid, name, description: '', ad } };
}

const others: readonly ComponentTemplate[] = [
  single('org.eclipse.kura.cloud.app.command.CommandCloudApp', 'CommandCloudApp', [
    attribute('command.enable', 'BOOLEAN', { ...required, defaultValue: 'false' }),
    attribute('command.password.value', 'PASSWORD', { defaultValue: '' }),
    attribute('command.working.directory', 'STRING'),
    attribute('command.timeout', 'INTEGER', { ...required, defaultValue: '60', min: '0' }),
    attribute('command.environment', 'STRING'),
    attribute('privileged.command.service.enable', 'BOOLEAN', { defaultValue: 'false' }),
  ]),
  single('org.eclipse.kura.clock.ClockService', 'ClockService', [
    attribute('enabled', 'BOOLEAN', { ...required, defaultValue: 'true' }),
    attribute('clock.set.hwclock', 'BOOLEAN', { ...required, defaultValue: 'true' }),
    attribute('clock.provider', 'STRING', { ...required, defaultValue: 'java-ntp' }),
    attribute('clock.ntp.host', 'STRING', { ...required, defaultValue: '0.pool.ntp.org' }),
    attribute('clock.ntp.port', 'INTEGER', { defaultValue: '123', ...required, min: '1', max: '65535' }),
    attribute('clock.ntp.refresh-interval', 'INTEGER', { ...required, defaultValue: '3600' }),
  ]),
  single('org.eclipse.kura.internal.rest.provider.RestService', 'RestService', [
    attribute('allowed.ports', 'INTEGER', { defaultValue: '', cardinality: 3, min: '1', max: '65535' }),
    attribute('auth.password.enabled', 'BOOLEAN', { ...required, defaultValue: 'true' }),
    attribute('auth.certificate.enabled', 'BOOLEAN', { ...required, defaultValue: 'true' }),
    attribute('session.management.enabled', 'BOOLEAN', { ...required, defaultValue: 'true' }),
    attribute('session.inactivity.interval', 'INTEGER', { defaultValue: '900', ...required, min: '1' }),
    attribute('auth.basic.enabled', 'BOOLEAN', { ...required, defaultValue: 'false' }),
    attribute('auth.certificate.stateless.enabled', 'BOOLEAN', { ...required, defaultValue: 'false' }),
  ]),
  {
    pid: 'org.eclipse.kura.ssl.SslManagerService',
    factoryPid: 'org.eclipse.kura.ssl.SslManagerService',
    definition: {
      id: 'org.eclipse.kura.ssl.SslManagerService',
      name: 'SslManagerService',
      description: '',
      ad: [
        attribute('ssl.default.protocol', 'STRING', { defaultValue: 'TLSv1.2' }),
        attribute('ssl.hostname.verification', 'BOOLEAN', { ...required, defaultValue: 'true' }),
        attribute('KeystoreService.target', 'STRING', { ...required, defaultValue: '(kura.service.pid=SSLKeystore)' }),
        attribute('ssl.default.cipherSuites', 'STRING'),
        attribute('ssl.revocation.check.enabled', 'BOOLEAN', { ...required, defaultValue: 'false' }),
      ],
    },
  },
];

/** All ordinary components of an installation with so many cloud connections. */
export function ordinaryComponents(suffixes: readonly string[]): readonly ComponentTemplate[] {
  return [...others, ...suffixes.flatMap(cloudStack)];
}
