/** The components of a FakeGateway, with Kura's ways: updates merge, passwords come back as `placeholder`, types are not checked. */
import type { KuraCalls } from '../../electron/engine/gateway/kura-calls.ts';
import type { AttributeDefinition, Component, PropertyValue, Rest, TrustedCertificate } from '../../electron/engine/gateway/gateway.ts';
import { AppError } from '../../shared/errors/app-error.ts';

export interface FakeComponent {
  readonly factoryPid?: string;
  readonly definition: NonNullable<Component['definition']>;
  readonly properties: Map<string, PropertyValue>;
}

type Update = (pid: string, values: Readonly<Record<string, PropertyValue>>, component: FakeComponent) => void;

export class FakeComponents {
  readonly byPid = new Map<string, FakeComponent>();
  /** Called after an update has been merged: the device reacting to it. */
  onUpdate: Update = () => undefined;
  /** Called before a component is read: the device going on by itself; may throw what the transport throws. */
  onRead: (pid: string) => void = () => undefined;

  /** True for versions whose snapshots can be asked for: they show passwords in clear. */
  tellsSnapshots = false;
  /** Undefined for versions without a keystore API. */
  trusted: readonly TrustedCertificate[] | undefined;

  rest(
    log: (entry: string) => void,
  ): Omit<Rest, 'systemProperties' | 'kuraProperties' | keyof KuraCalls> & Pick<KuraCalls, 'components' | 'updateComponents'> {
    return {
      snapshotOf: async (pid) => {
        if (!this.tellsSnapshots) throw new AppError('rest/not-found', { params: { path: 'snapshots' } });
        return Object.fromEntries(this.get(pid).properties);
      },
      trustedCertificates: async () => {
        if (this.trusted === undefined) throw new AppError('rest/not-found', { params: { path: 'keystores' } });
        return this.trusted;
      },
      componentPids: async () => [...this.byPid].map(([pid, { factoryPid }]) => ({ pid, factoryPid })),
      component: async (pid) => this.#read(pid),
      components: async () => [...this.byPid.keys()].map((pid) => this.#read(pid)),
      updateComponents: async (updates) => {
        for (const { pid, properties } of updates) this.#update(pid, properties, log);
      },
      updateComponent: async (pid, values) => this.#update(pid, values, log),
    };
  }

  get(pid: string): FakeComponent {
    const component = this.byPid.get(pid);
    if (component === undefined) throw new AppError('rest/component-not-found', { params: { pid } });
    return component;
  }

  #update(pid: string, values: Readonly<Record<string, PropertyValue>>, log: (entry: string) => void): void {
    log(`update ${pid} ${Object.keys(values).join(',')}`);
    const component = this.get(pid);
    for (const [id, value] of Object.entries(values)) component.properties.set(id, value);
    this.onUpdate(pid, values, component);
  }

  #read(pid: string): Component {
    this.onRead(pid);
    const { factoryPid, definition, properties } = this.get(pid);
    const shown = [...properties].map(([id, { type, value }]) => [id, { type, value: type === 'PASSWORD' ? 'placeholder' : value }]);
    return { pid, factoryPid, definition, properties: Object.fromEntries(shown) };
  }
}

/** Ids that no public document has, names as printed (esf.md §2.1). */
const ATTRIBUTES: readonly AttributeDefinition[] = [
  { id: 'q.0.enabled-x1', name: 'enabled', type: 'BOOLEAN' },
  { id: 'q.1.p', name: 'provisioned', type: 'BOOLEAN' },
  { id: 'q.2', name: 'ca-authentication', type: 'BOOLEAN' },
  { id: 'prov.broker.url', name: 'Broker', type: 'STRING' },
  { id: 'accountName', name: 'Account', type: 'STRING' },
  { id: 'q.5', name: 'Username', type: 'STRING' },
  { id: 'q.6', name: 'Password', type: 'PASSWORD' },
  { id: 'q.7', name: 'activation-key', type: 'STRING' },
  { id: 'q.8', name: 'Client ID', type: 'STRING' },
  { id: 'q.9', name: 'retry-interval', type: 'INTEGER', min: '1' },
  { id: 'q.10', name: 'retry-max-attempts', type: 'INTEGER', min: '-1' },
  { id: 'q.11', name: 'timeout', type: 'INTEGER', min: '1', max: '3600' },
];

/** ESF's ProvisioningService as it comes from the factory: switched off, nothing filled in. */
export function aProvisioningService(attributes: readonly AttributeDefinition[] = ATTRIBUTES): FakeComponent {
  return {
    factoryPid: 'com.example.provisioning.Service',
    definition: { id: 'com.example.provisioning.ProvisioningService', name: 'Provisioning', iconResources: [], attributes },
    properties: new Map<string, PropertyValue>([
      ['q.0.enabled-x1', { type: 'BOOLEAN', value: false }],
      ['q.1.p', { type: 'BOOLEAN', value: false }],
      ['q.6', { type: 'PASSWORD', value: 'factory' }],
    ]),
  };
}

export function provisioningAttributes(): readonly AttributeDefinition[] {
  return ATTRIBUTES;
}
