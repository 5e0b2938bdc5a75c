/** INVENTORY-V1: what is installed (kura.md §4.2). */
import type { RemoteApp } from './remote-answer.ts';

const BUNDLES = [
  { name: 'org.eclipse.kura.api', version: '2.7.0', id: 11, state: 'ACTIVE', signed: true },
  { name: 'org.eclipse.kura.core.configuration', version: '2.1.0', id: 42, state: 'ACTIVE', signed: true },
] as const;
const SYSTEM_PACKAGES = [{ name: 'openssl', version: '3.0.15', type: 'DEB' }] as const;

const LISTS: Readonly<Record<string, object>> = {
  bundles: { bundles: BUNDLES },
  systemPackages: { systemPackages: SYSTEM_PACKAGES },
  containers: { containers: [] },
  images: { images: [] },
  inventory: { inventory: [...BUNDLES, ...SYSTEM_PACKAGES].map(({ name, version }) => ({ name, version, type: 'BUNDLE' })) },
};

/** @param installed versions of deployment packages by name */
export const inventoryApp =
  (installed: ReadonlyMap<string, string>): RemoteApp =>
  ({ method, resource: [list = ''] }) => {
    const deploymentPackages = [...installed].map(([name, version]) => ({ name, version, bundles: [] }));
    const lists: Readonly<Record<string, object>> = { ...LISTS, deploymentPackages: { deploymentPackages } };
    const found = method === 'GET' && Object.hasOwn(lists, list) ? lists[list] : undefined;
    return found === undefined ? { code: 404 } : { code: 200, body: JSON.stringify(found) };
  };
