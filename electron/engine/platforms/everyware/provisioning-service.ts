/** Which of a gateway's components is its ProvisioningService: its pid is not public, its definition says so (esf.md §2.5). */
import { AppError } from '../../../../shared/errors/app-error.ts';

/** As much of a component as recognising it needs. */
export interface DescribedComponent {
  readonly pid: string;
  readonly definition?: { readonly id: string; readonly name?: string | undefined; readonly iconResources: readonly string[] } | undefined;
  readonly properties: Readonly<Record<string, { readonly value: unknown }>>;
}

const DEFAULT_CONNECTION = 'org.eclipse.kura.cloud.CloudService';
const MARK = /provisioning[^a-z0-9]*service/i;

/** By its definition's name, icon or id; a component without a definition is not recognised. */
export function isProvisioningService(component: DescribedComponent): boolean {
  const { definition } = component;
  return definition !== undefined && [definition.id, definition.name ?? '', ...definition.iconResources].some((text) => MARK.test(text));
}

/** True for pids that are worth asking first, so that a gateway is not read from end to end. */
export function mayBeProvisioningService(pids: { readonly pid: string; readonly factoryPid?: string | undefined }): boolean {
  return /provisioning/i.test(`${pids.pid} ${pids.factoryPid ?? ''}`);
}

/**
 * The entry of the named cloud connection, or the only one. `everyware/no-provisioning-service` and
 * `everyware/several-provisioning-services` list what the gateway has.
 */
export function chooseProvisioningService<Component extends DescribedComponent>(
  services: readonly Component[],
  cloudConnection: string | undefined,
): Component {
  const chosen = cloudConnection === undefined ? services : entriesOf(services, cloudConnection);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  if (only !== undefined) return only;
  const found = services.map((service) => service.pid).join(', ') || '–';
  const params = { found, cloudConnection: cloudConnection ?? '–' };
  throw new AppError(chosen.length === 0 ? 'everyware/no-provisioning-service' : 'everyware/several-provisioning-services', { params });
}

/**
 * A connection is named by the entry's own pid, else by a pid that one of the entry's properties refers to, else by the suffix that
 * the parts of one connection's stack share (`…CloudService-2` and `…ProvisioningService-2`, kura.md §5).
 */
function entriesOf<Component extends DescribedComponent>(services: readonly Component[], cloudConnection: string): readonly Component[] {
  const rules: readonly ((service: Component) => boolean)[] = [
    (service) => service.pid === cloudConnection,
    (service) =>
      Object.values(service.properties).some(({ value }) => value === cloudConnection || value === `(kura.service.pid=${cloudConnection})`),
    (service) => suffixOf(service.pid) === stackSuffixOf(cloudConnection),
  ];
  for (const rule of rules) {
    const found = services.filter(rule);
    if (found.length > 0) return found;
  }
  return [];
}

/** Undefined where the name says nothing about a stack, so that a misspelt connection never falls back on the default one. */
function stackSuffixOf(cloudConnection: string): string | undefined {
  return cloudConnection === DEFAULT_CONNECTION ? '' : suffixOf(cloudConnection) || undefined;
}

function suffixOf(pid: string): string {
  return /-([a-zA-Z0-9]+)$/.exec(pid)?.[1] ?? '';
}
