/**
 * The ProvisioningService of ESF as a component. Its labels and what they mean are documented; its pid, the ids of its attributes,
 * their types and defaults are published nowhere (esf.md §2.1). Everything of that kind here is our invention, unconfirmed, and
 * differs with the seed, so that whoever talks to it must ask the gateway for the definition.
 */
import { type Attribute, type ComponentTemplate, type ValueType, attribute } from '../kura/definitions.ts';
import { seededRandom } from '../seeded-random.ts';

export const provisioningFields = [
  'enabled',
  'provisioned',
  'caAuthentication',
  'brokerUrl',
  'accountName',
  'username',
  'password',
  'activationKey',
  'clientId',
  'retryInterval',
  'retryMaxAttempts',
  'timeout',
] as const;
export type ProvisioningField = (typeof provisioningFields)[number];

/** Property ids by what they mean. */
export type FieldIds = Readonly<Record<ProvisioningField, string>>;

export interface ProvisioningComponent {
  readonly template: ComponentTemplate;
  readonly ids: FieldIds;
  /** Of the cloud connection it belongs to: empty for the first, `-2` for the second. */
  readonly suffix: string;
}

interface FieldFacts {
  /** As printed in the seed document. */
  readonly label: string;
  readonly words: string;
  readonly type: ValueType;
  readonly defaultValue: string;
  readonly min?: string;
}

const FIELDS: Readonly<Record<ProvisioningField, FieldFacts>> = {
  enabled: { label: 'enabled', words: 'enabled', type: 'BOOLEAN', defaultValue: 'false' },
  provisioned: { label: 'provisioned', words: 'provisioned', type: 'BOOLEAN', defaultValue: 'false' },
  caAuthentication: { label: 'ca-authentication', words: 'ca authentication', type: 'BOOLEAN', defaultValue: 'true' },
  brokerUrl: { label: 'Broker URL', words: 'broker url', type: 'STRING', defaultValue: '' },
  accountName: { label: 'account-name', words: 'account name', type: 'STRING', defaultValue: '' },
  username: { label: 'Username', words: 'username', type: 'STRING', defaultValue: '' },
  password: { label: 'Password', words: 'password', type: 'PASSWORD', defaultValue: '' },
  activationKey: { label: 'activation-key', words: 'activation key', type: 'PASSWORD', defaultValue: '' },
  clientId: { label: 'Client ID', words: 'client id', type: 'STRING', defaultValue: '' },
  retryInterval: { label: 'retry-interval', words: 'retry interval', type: 'INTEGER', defaultValue: '60', min: '1' },
  retryMaxAttempts: { label: 'retry-max-attempts', words: 'retry max attempts', type: 'INTEGER', defaultValue: '-1', min: '-1' },
  timeout: { label: 'timeout', words: 'timeout', type: 'INTEGER', defaultValue: '60', min: '1' },
};

type IdStyle = (words: readonly string[]) => string;

/** Ways in which Kura's metatypes write ids elsewhere. */
const ID_STYLES: readonly [IdStyle, ...IdStyle[]] = [
  (words) => words.join('-'),
  (words) => words.join('.'),
  (words) => `provisioning.${words.join('-')}`,
  (words) => `provisioning.${words.join('.')}`,
  (words) => words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(''),
];

/** One instance per cloud connection, in the order of `suffixes`; all share the ids, as one firmware does. */
export function provisioningComponents(seed: string, suffixes: readonly string[]): readonly ProvisioningComponent[] {
  const random = seededRandom(seed, 'provisioning-definition');
  const style = random.pick(ID_STYLES);
  const activationKeyType = random.pick<ValueType>(['PASSWORD', 'STRING']);
  const factoryPid = `com.eurotech.simulated.Provisioning.${random.hex(8)}`;
  const ids = Object.fromEntries(provisioningFields.map((field) => [field, style(FIELDS[field].words.split(' '))])) as FieldIds;
  const attributes = provisioningFields.map((field): Attribute => {
    const { label, type, defaultValue, min } = FIELDS[field];
    const range = min === undefined ? {} : { min };
    return attribute(ids[field], field === 'activationKey' ? activationKeyType : type, { name: label, defaultValue, ...range });
  });
  const definition = {
    id: factoryPid,
    name: 'ProvisioningService',
    description: 'Device provisioning with Everyware Cloud',
    icon: [{ resource: 'ProvisioningService', size: 32 }],
    ad: attributes,
  };
  return suffixes.map((suffix) => ({ template: { pid: `${factoryPid}.${random.hex(6)}${suffix}`, factoryPid, definition }, ids, suffix }));
}
