/** The settings of a ProvisioningService as the gateway itself understands them (esf.md §2, §3). */
import type { Values } from '../kura/definitions.ts';
import type { FieldIds, ProvisioningField } from './provisioning-definition.ts';

export interface ProvisioningSettings {
  readonly enabled: boolean;
  readonly caAuthentication: boolean;
  readonly brokerUrl: string;
  readonly accountName: string;
  readonly username: string;
  readonly password: string;
  readonly activationKey: string;
  readonly clientId: string;
  readonly retryIntervalMs: number;
  /** Infinity for -1. */
  readonly maxAttempts: number;
  readonly timeoutMs: number;
}

export interface OwnIdentity {
  /** Upper case with colons. */
  readonly macAddress: string;
  /** As `kura.serialNumber` says. */
  readonly serialNumber: string;
}

/** A value of the wrong type, stored because the interface checks none: the component fails on it (kura.md §3.3). */
export class ClassCastException extends Error {}

/** Empty client id and username are computed from MAC address and serial number. @throws ClassCastException */
export function readSettings(values: Values, ids: FieldIds, own: OwnIdentity): ProvisioningSettings {
  const text = (field: ProvisioningField) => typed(values, ids[field], '');
  const number = (field: ProvisioningField, otherwise: number) => typed(values, ids[field], otherwise);
  const flag = (field: ProvisioningField) => typed(values, ids[field], false);
  const mac = own.macAddress.replaceAll(':', '').toUpperCase();
  const attempts = number('retryMaxAttempts', -1);
  return {
    enabled: flag('enabled'),
    caAuthentication: flag('caAuthentication'),
    brokerUrl: text('brokerUrl'),
    accountName: text('accountName'),
    username: text('username') || `${mac}-${own.serialNumber}`,
    password: text('password'),
    activationKey: text('activationKey'),
    clientId: (text('clientId') || mac).replaceAll(/[/+#.]/g, '-'),
    retryIntervalMs: number('retryInterval', 60) * 1000,
    maxAttempts: attempts < 0 ? Number.POSITIVE_INFINITY : attempts,
    timeoutMs: number('timeout', 60) * 1000,
  };
}

/** The stored value, which has to be of the type that the default is of. */
function typed<Value extends string | number | boolean>(values: Values, id: string, otherwise: Value): Value {
  const stored = values.get(id);
  if (stored === undefined) return otherwise;
  if (typeof stored.value !== typeof otherwise) throw new ClassCastException(`${id}: a ${stored.type} is no ${typeof otherwise}`);
  return stored.value as Value;
}
