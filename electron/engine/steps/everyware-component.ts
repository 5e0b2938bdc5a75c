/** The gateway's ProvisioningService as the steps see it: found by definition, its attributes by their printed names. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AttributeDefinition, CallOptions, Component, Gateway, PropertyValue, Rest } from '../gateway/gateway.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { attributeOf, type ProvisioningProperty } from '../platforms/everyware/provisioning-properties.ts';
import { chooseProvisioningService, isProvisioningService, mayBeProvisioningService } from '../platforms/everyware/provisioning-service.ts';
import { type CloudConnection, onSameInstance } from '../platforms/everyware/same-instance.ts';
import { type SettingValue, toWireValue } from '../platforms/everyware/setting-value.ts';
import { wireType } from '../../../shared/domain/component-value-type.ts';

/** Components read at the same time where the whole gateway has to be looked through. */
const PARALLEL_READS = 4;

interface KuraWay {
  readonly kura: Rest;
  readonly source: 'rest' | 'remote';
}

export class ProvisioningService {
  readonly kura: Rest;
  /** Which way in Kura is asked, for evidence. */
  readonly source: 'rest' | 'remote';
  readonly component: Component;
  /** Of the gateway's other cloud connections. */
  readonly #others: readonly Component[];

  constructor({ kura, source }: KuraWay, component: Component, others: readonly Component[] = []) {
    this.kura = kura;
    this.source = source;
    this.component = component;
    this.#others = others;
  }

  /** `everyware/missing-property` where this gateway's service has no such parameter: nothing is written then. */
  attribute(property: ProvisioningProperty): AttributeDefinition {
    const found = attributeOf(this.component.definition?.attributes ?? [], property);
    if (found === undefined) throw new AppError('everyware/missing-property', { params: { property, pid: this.component.pid } });
    return found;
  }

  value(property: ProvisioningProperty): unknown {
    return this.component.properties[this.attribute(property).id]?.value;
  }

  /** As `value`; undefined where this version has no such parameter. */
  valueIfThere(property: ProvisioningProperty): unknown {
    return valueIn(this.component, property);
  }

  /** A number that the gateway tells; undefined where this version has no such parameter, or no number in it. */
  numberOf(property: ProvisioningProperty): number | undefined {
    const value = valueIn(this.component, property);
    return typeof value === 'number' ? value : undefined;
  }

  /** `everyware/second-connection` where another connection of the gateway already belongs to the instance of its broker. */
  refuseSecondConnection(brokerUrl: unknown = valueIn(this.component, 'brokerUrl')): void {
    const other = onSameInstance(String(brokerUrl ?? ''), this.#others.map(toConnection));
    if (other === undefined) return;
    throw new AppError('everyware/second-connection', {
      params: { pid: this.component.pid, other: other.pid, brokerUrl: other.brokerUrl },
    });
  }

  /** `pid attribute`, as changes and evidence name it. */
  target(property: ProvisioningProperty): string {
    return `${this.component.pid} ${this.attribute(property).id}`;
  }

  /** As `target`; undefined where this version has no such parameter. */
  targetIfThere(property: ProvisioningProperty): string | undefined {
    const attribute = attributeOf(this.component.definition?.attributes ?? [], property);
    return attribute === undefined ? undefined : `${this.component.pid} ${attribute.id}`;
  }

  /** One update in the definition's own types; what is left out keeps its value. */
  async write(values: Partial<Record<ProvisioningProperty, SettingValue>>, call: CallOptions): Promise<void> {
    const properties = Object.entries(values).map(([property, value]): [string, PropertyValue] => {
      const attribute = this.attribute(property as ProvisioningProperty);
      return [attribute.id, { type: wireType(attribute) ?? attribute.type, value: toWireValue(attribute, value) }];
    });
    await this.kura.updateComponent(this.component.pid, Object.fromEntries(properties), call);
  }

  /** The same service as it is now. */
  async reread(call: CallOptions): Promise<ProvisioningService> {
    return new ProvisioningService(this, await this.kura.component(this.component.pid, call), this.#others);
  }
}

/** Of the named cloud connection, or the only one; an empty name is none. */
export async function findProvisioningService(
  gateway: Gateway,
  call: CallOptions,
  cloudConnection: string | undefined,
): Promise<ProvisioningService> {
  const kura = await kuraOf(gateway, call);
  const all = await kura.componentPids(call);
  const likely = await servicesAmong(all.filter(mayBeProvisioningService), kura, call);
  const services =
    likely.length > 0
      ? likely
      : await servicesAmong(
          all.filter((item) => !mayBeProvisioningService(item)),
          kura,
          call,
        );
  const chosen = chooseProvisioningService(services, cloudConnection || undefined);
  return new ProvisioningService(
    { kura, source: kuraSource(gateway) },
    chosen,
    services.filter((service) => service !== chosen),
  );
}

function toConnection(component: Component): CloudConnection {
  const isSet = (property: ProvisioningProperty) => ![undefined, null, '', false].includes(valueIn(component, property) as string);
  const isInUse = (['enabled', 'provisioned', 'username', 'clientId'] as const).some(isSet);
  return { pid: component.pid, brokerUrl: String(valueIn(component, 'brokerUrl') ?? ''), isInUse };
}

function valueIn(component: Component, property: ProvisioningProperty): unknown {
  const attribute = attributeOf(component.definition?.attributes ?? [], property);
  return attribute === undefined ? undefined : component.properties[attribute.id]?.value;
}

async function servicesAmong(pids: readonly { readonly pid: string }[], kura: Rest, call: CallOptions): Promise<readonly Component[]> {
  const services: Component[] = [];
  for (let at = 0; at < pids.length; at += PARALLEL_READS) {
    const some = await Promise.all(pids.slice(at, at + PARALLEL_READS).map(({ pid }) => componentIfThere(pid, kura, call)));
    services.push(...some.filter((component) => component !== undefined).filter(isProvisioningService));
  }
  return services;
}

/** A component may go between the list and the question. */
async function componentIfThere(pid: string, kura: Rest, call: CallOptions): Promise<Component | undefined> {
  try {
    return await kura.component(pid, call);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'rest/component-not-found') return undefined;
    throw thrown;
  }
}
