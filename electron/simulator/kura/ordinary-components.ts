/** Components that every installation has (kura.md §5): enough of them that the one that is looked for must be found. */
import { type Attribute, type ComponentTemplate, attribute } from './definitions.ts';

const required = { isRequired: true } as const;

const mqttTransport: readonly Attribute[] = [
  attribute('broker-url', 'STRING', 'mqtt://broker-url:1883/', { ...required, name: 'Broker-url' }),
  attribute('topic.context.account-name', 'STRING', 'account-name', { name: 'Topic Context Account-Name' }),
  attribute('username', 'STRING', 'username', { name: 'Username' }),
  attribute('password', 'PASSWORD', 'password', { name: 'Password' }),
  attribute('client-id', 'STRING', '', { name: 'Client-id' }),
  attribute('keep-alive', 'INTEGER', '30', { ...required, min: '1' }),
  attribute('timeout', 'INTEGER', '10', { ...required, min: '1' }),
  attribute('clean-session', 'BOOLEAN', 'true', required),
  attribute('lwt.topic', 'STRING', '$EDC/#account-name/#client-id/MQTT/LWT'),
  attribute('lwt.payload', 'STRING'),
  attribute('lwt.qos', 'INTEGER', '0', { min: '0', max: '2' }),
  attribute('lwt.retain', 'BOOLEAN', 'false'),
  attribute('in-flight.persistence', 'STRING', 'memory', {
    ...required,
    option: [
      { label: 'file', value: 'file' },
      { label: 'memory', value: 'memory' },
    ],
  }),
  attribute('protocol-version', 'INTEGER', '4'),
  attribute('SslManagerService.target', 'STRING', '(kura.service.pid=org.eclipse.kura.ssl.SslManagerService)', required),
];

const dataService: readonly Attribute[] = [
  attribute('connect.auto-on-startup', 'BOOLEAN', 'false', required),
  attribute('connect.retry-interval', 'INTEGER', '60', { ...required, min: '1' }),
  attribute('enable.recovery.on.connection.failure', 'BOOLEAN', 'false', required),
  attribute('connection.recovery.max.failures', 'INTEGER', '10', { min: '1' }),
  attribute('disconnect.quiesce-timeout', 'INTEGER', '10', { ...required, min: '0' }),
  attribute('store.db.service.pid', 'STRING', 'org.eclipse.kura.db.H2DbService', required),
  attribute('store.capacity', 'INTEGER', '10000', { ...required, min: '1' }),
  attribute('in-flight-messages.max-number', 'INTEGER', '9', { ...required, min: '1', max: '10' }),
  attribute('maximum.payload.size', 'LONG', '16777216', { min: '1' }),
];

const cloudService: readonly Attribute[] = [
  attribute('device.display-name', 'STRING', 'device-name', {
    ...required,
    option: ['device-name', 'hostname', 'custom', 'server'].map((value) => ({ label: value, value })),
  }),
  attribute('device.custom-name', 'STRING'),
  attribute('topic.control-prefix', 'STRING', '$EDC'),
  attribute('encode.gzip', 'BOOLEAN', 'true'),
  attribute('enable.default.subscriptions', 'BOOLEAN', 'true'),
  attribute('payload.encoding', 'STRING', 'kura-protobuf', required),
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
  return attribute(`${service}.target`, 'STRING', `(kura.service.pid=${pid})`, required);
}

function single(pid: string, name: string, ad: readonly Attribute[]): ComponentTemplate {
  return { pid, definition: { id: pid, name, description: '', ad } };
}

const others: readonly ComponentTemplate[] = [
  single('org.eclipse.kura.clock.ClockService', 'ClockService', [
    attribute('enabled', 'BOOLEAN', 'true', required),
    attribute('clock.set.hwclock', 'BOOLEAN', 'true', required),
    attribute('clock.provider', 'STRING', 'java-ntp', required),
    attribute('clock.ntp.host', 'STRING', '0.pool.ntp.org', required),
    attribute('clock.ntp.port', 'INTEGER', '123', { ...required, min: '1', max: '65535' }),
    attribute('clock.ntp.refresh-interval', 'INTEGER', '3600', required),
  ]),
  single('org.eclipse.kura.internal.rest.provider.RestService', 'RestService', [
    attribute('allowed.ports', 'INTEGER', '', { cardinality: 3, min: '1', max: '65535' }),
    attribute('auth.password.enabled', 'BOOLEAN', 'true', required),
    attribute('auth.certificate.enabled', 'BOOLEAN', 'true', required),
    attribute('session.management.enabled', 'BOOLEAN', 'true', required),
    attribute('session.inactivity.interval', 'INTEGER', '900', { ...required, min: '1' }),
    attribute('auth.basic.enabled', 'BOOLEAN', 'false', required),
    attribute('auth.certificate.stateless.enabled', 'BOOLEAN', 'false', required),
  ]),
  {
    pid: 'org.eclipse.kura.ssl.SslManagerService',
    factoryPid: 'org.eclipse.kura.ssl.SslManagerService',
    definition: {
      id: 'org.eclipse.kura.ssl.SslManagerService',
      name: 'SslManagerService',
      description: '',
      ad: [
        attribute('ssl.default.protocol', 'STRING', 'TLSv1.2'),
        attribute('ssl.hostname.verification', 'BOOLEAN', 'true', required),
        attribute('KeystoreService.target', 'STRING', '(kura.service.pid=SSLKeystore)', required),
        attribute('ssl.default.cipherSuites', 'STRING'),
        attribute('ssl.revocation.check.enabled', 'BOOLEAN', 'false', required),
      ],
    },
  },
];

/** All ordinary components of an installation with so many cloud connections. */
export function ordinaryComponents(suffixes: readonly string[]): readonly ComponentTemplate[] {
  return [...others, ...suffixes.flatMap(cloudStack)];
}
