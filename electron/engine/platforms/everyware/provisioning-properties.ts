/**
 * The twelve parameters of the ProvisioningService. Their keys are not public (esf.md §2.1), so they are found in the component's
 * own definition by the names that the documentation prints.
 */
import { AppError } from '../../../../shared/errors/app-error.ts';

const printedNames = {
  enabled: ['enabled'],
  provisioned: ['provisioned'],
  caAuthentication: ['ca-authentication'],
  brokerUrl: ['broker url'],
  accountName: ['account-name'],
  username: ['username', 'user name'],
  password: ['password'],
  activationKey: ['activation-key'],
  clientId: ['client id'],
  retryInterval: ['retry-interval'],
  retryMaxAttempts: ['retry-max-attempts'],
  timeout: ['timeout'],
} as const;

export type ProvisioningProperty = keyof typeof printedNames;

/** As much of an attribute's definition as finding it needs. */
export interface NamedAttribute {
  readonly id: string;
  readonly name?: string | undefined;
}

/**
 * The attribute that is this parameter. Case, dots, dashes and blanks do not count. An id or a name that is the printed one goes before
 * one that only ends in it (`provisioning.broker.url`). Undefined where there is none; two are `everyware/ambiguous-property`.
 */
export function attributeOf<Attribute extends NamedAttribute>(
  attributes: readonly Attribute[],
  property: ProvisioningProperty,
): Attribute | undefined {
  const names = printedNames[property].map(plain);
  const exact = attributes.filter((attribute) => spellings(attribute).some((spelling) => names.includes(plain(spelling))));
  const found =
    exact.length > 0 ? exact : attributes.filter((attribute) => spellings(attribute).some((spelling) => endsIn(spelling, names)));
  if (found.length < 2) return found[0];
  throw new AppError('everyware/ambiguous-property', { params: { property, found: found.map((attribute) => attribute.id).join(', ') } });
}

function spellings(attribute: NamedAttribute): readonly string[] {
  return attribute.name === undefined ? [attribute.id] : [attribute.id, attribute.name];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** True where the last words of the text are one of the names; `unprovisioned` does not end in `provisioned`. */
function endsIn(text: string, names: readonly string[]): boolean {
  const words = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((_word, index) => names.includes(words.slice(index).join('')));
}
