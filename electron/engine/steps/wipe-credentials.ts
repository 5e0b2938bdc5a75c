/**
 * Passwords and activation keys that a gateway's components hold for the cloud: put back to what the definition ships, or emptied. What a
 * component holds is read from the newest snapshot, where passwords stand in clear (kura.md §3.3), and compared in memory only.
 */
import { isWriteOnly } from '../../../shared/domain/component-value-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AttributeDefinition, CallOptions, Component, PropertyValue, Rest } from '../gateway/gateway.ts';
import { attributeOf } from '../platforms/everyware/provisioning-properties.ts';
import { isProvisioningService, mayBeProvisioningService } from '../platforms/everyware/provisioning-service.ts';

export interface HeldSecret {
  readonly pid: string;
  readonly property: string;
  /** What it goes back to. */
  readonly shipped: PropertyValue;
  /** Undefined where no snapshot tells. */
  readonly isWiped: boolean | undefined;
}

/** The way to a cloud over MQTT (kura.md §5). */
const TRANSPORT = /MqttDataTransport/;

/** Of the ways to a cloud, of every ProvisioningService and of the components named; undefined where this gateway tells of none. */
export async function heldSecrets(rest: Rest, named: readonly string[], call: CallOptions): Promise<readonly HeldSecret[] | undefined> {
  const components = await componentsWithSecrets(rest, named, call);
  if (components === undefined) return undefined;
  const held: HeldSecret[] = [];
  for (const component of components) held.push(...(await secretsOf(rest, component, call)));
  return held;
}

/** One update for all of them, with a snapshot; a ProvisioningService that is armed is disarmed, or it would try with what is gone. */
export async function overwriteSecrets(rest: Rest, secrets: readonly HeldSecret[], call: CallOptions): Promise<void> {
  for (const pid of new Set(secrets.map((secret) => secret.pid))) {
    const component = await rest.component(pid, call);
    const properties = secrets.filter((secret) => secret.pid === pid).map(({ property, shipped }) => [property, shipped] as const);
    await rest.updateComponent(pid, { ...Object.fromEntries(properties), ...disarmed(component) }, call);
  }
}

async function componentsWithSecrets(rest: Rest, named: readonly string[], call: CallOptions): Promise<readonly Component[] | undefined> {
  try {
    const all = await rest.componentPids(call);
    const likely = all.filter(
      (item) => named.includes(item.pid) || TRANSPORT.test(`${item.pid} ${item.factoryPid ?? ''}`) || mayBeProvisioningService(item),
    );
    const components: Component[] = [];
    for (const { pid } of likely) components.push(await rest.component(pid, call));
    return components;
  } catch (thrown) {
    if (thrown instanceof AppError && (thrown.code === 'gateway/cannot' || thrown.code === 'rest/no-permission')) return undefined;
    throw thrown;
  }
}

async function secretsOf(rest: Rest, component: Component, call: CallOptions): Promise<readonly HeldSecret[]> {
  const attributes = secretAttributes(component);
  if (attributes.length === 0) return [];
  const clear = await snapshotIfTold(rest, component.pid, call);
  return attributes.map((attribute) => {
    const value = attribute.defaultValue ?? '';
    return {
      pid: component.pid,
      property: attribute.id,
      shipped: { type: isWriteOnly(attribute) ? 'PASSWORD' : attribute.type, value },
      isWiped: clear === undefined ? undefined : String(clear[attribute.id]?.value ?? '') === value || isUnset(clear[attribute.id]?.value),
    };
  });
}

/** The activation key is a secret of the batch, whatever type the gateway's definition gives it. */
function secretAttributes(component: Component): readonly AttributeDefinition[] {
  const attributes = component.definition?.attributes ?? [];
  const activationKey = isProvisioningService(component) ? attributeOf(attributes, 'activationKey') : undefined;
  return attributes.filter((attribute) => isWriteOnly(attribute) || attribute.id === activationKey?.id);
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Read without being told apart from a gateway that has no such question: then nothing proves it, and nothing speaks against it. */
async function snapshotIfTold(rest: Rest, pid: string, call: CallOptions): ReturnType<Rest['snapshotOf']> {
  try {
    return await rest.snapshotOf(pid, call);
  } catch (thrown) {
    call.signal.throwIfAborted();
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}

function disarmed(component: Component): Readonly<Record<string, PropertyValue>> {
  const enabled = isProvisioningService(component) ? attributeOf(component.definition?.attributes ?? [], 'enabled') : undefined;
  if (enabled === undefined || component.properties[enabled.id]?.value !== true) return {};
  return { [enabled.id]: { type: 'BOOLEAN', value: false } };
}
