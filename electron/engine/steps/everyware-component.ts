/** The gateway's ProvisioningService as the steps see it: found by definition, its attributes by their printed names. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AttributeDefinition, CallOptions, Component, Gateway, PropertyValue, Rest } from '../gateway/gateway.ts';
import { attributeOf, type ProvisioningProperty } from '../platforms/everyware/provisioning-properties.ts';
import { chooseProvisioningService, isProvisioningService, mayBeProvisioningService } from '../platforms/everyware/provisioning-service.ts';
import { type SettingValue, toWireValue, wireType } from '../platforms/everyware/setting-value.ts';

/** Components read at the same time where the whole gateway has to be looked through. */
const PARALLEL_READS = 4;

export class ProvisioningService {
  readonly #rest: Rest;
  readonly component: Component;

  constructor(rest: Rest, component: Component) {
    this.#rest = rest;
    this.component = component;
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

  /** `pid attribute`, as changes and evidence name it. */
  target(property: ProvisioningProperty): string {
    return `${this.component.pid} ${this.attribute(property).id}`;
  }

  /** One update in the definition's own types; what is left out keeps its value. */
  async write(values: Partial<Record<ProvisioningProperty, SettingValue>>, call: CallOptions): Promise<void> {
    const properties = Object.entries(values).map(([property, value]): [string, PropertyValue] => {
      const attribute = this.attribute(property as ProvisioningProperty);
      return [attribute.id, { type: wireType(attribute), value: toWireValue(attribute, value) }];
    });
    await this.#rest.updateComponent(this.component.pid, Object.fromEntries(properties), call);
  }

  /** The same service as it is now. */
  async reread(call: CallOptions): Promise<ProvisioningService> {
    return new ProvisioningService(this.#rest, await this.#rest.component(this.component.pid, call));
  }
}

/** Of the named cloud connection, or the only one; an empty name is none. */
export async function findProvisioningService(
  gateway: Gateway,
  call: CallOptions,
  cloudConnection: string | undefined,
): Promise<ProvisioningService> {
  const rest = await gateway.rest(call);
  const all = await rest.componentPids(call);
  const likely = await servicesAmong(all.filter(mayBeProvisioningService), rest, call);
  const services =
    likely.length > 0
      ? likely
      : await servicesAmong(
          all.filter((item) => !mayBeProvisioningService(item)),
          rest,
          call,
        );
  return new ProvisioningService(rest, chooseProvisioningService(services, cloudConnection || undefined));
}

async function servicesAmong(pids: readonly { readonly pid: string }[], rest: Rest, call: CallOptions): Promise<readonly Component[]> {
  const services: Component[] = [];
  for (let at = 0; at < pids.length; at += PARALLEL_READS) {
    const some = await Promise.all(pids.slice(at, at + PARALLEL_READS).map(({ pid }) => componentIfThere(pid, rest, call)));
    services.push(...some.filter((component) => component !== undefined).filter(isProvisioningService));
  }
  return services;
}

/** A component may go between the list and the question. */
async function componentIfThere(pid: string, rest: Rest, call: CallOptions): Promise<Component | undefined> {
  try {
    return await rest.component(pid, call);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'rest/component-not-found') return undefined;
    throw thrown;
  }
}
