/** Which paths a generation has (kura.md §3.1). */
import type { SimulatedGeneration } from '../kura/generation.ts';
import type { Kura } from '../kura/kura.ts';
import { TrustStore } from '../kura/trust-store.ts';
import type { NetworkInterface } from '../machine.ts';
import { type ConfigurationTimes, configurationRoutes } from './configuration-routes.ts';
import { configurationV1Routes } from './configuration-v1-routes.ts';
import { keystoreRoutes } from './keystore-routes.ts';
import { ok } from './reply.ts';
import { type Routes, guarded } from './routes.ts';
import { systemRoutes } from './system-routes.ts';

export interface GenerationRoutesOptions extends ConfigurationTimes {
  readonly generation: SimulatedGeneration;
  readonly kura: Pick<Kura, 'components' | 'framework' | 'properties'>;
  readonly trustedCa: string;
  /** Its keystores, where they are more than that authority. */
  readonly trust?: TrustStore;
  readonly interfaces: readonly NetworkInterface[];
}

/** All but `session/v1`. */
export function generationRoutes(options: GenerationRoutesOptions): Routes {
  const { generation, kura, trustedCa, interfaces } = options;
  const { components } = kura;
  const assets: Routes = { 'GET /assets': guarded(() => ok([])) };
  const keystores = keystoreRoutes(options.trust ?? new TrustStore(trustedCa));
  switch (generation) {
    case 'kura-3':
      return {};
    case 'kura-4':
      return assets;
    case 'kura-5.0':
      return { ...assets, ...onlyV1(keystores) };
    case 'esf-7.0':
      return { ...assets, ...onlyV1(keystores), ...configurationV1Routes(components, options) };
    case 'kura-5.1':
      return { ...assets, ...onlyV1(keystores), ...configurationRoutes(components, { ...options, tellsPasswords: true }) };
    case 'kura-5.4':
      return { ...assets, ...keystores, ...configurationRoutes(components, options), ...systemRoutes(kura, interfaces) };
  }
}

function onlyV1(routes: Routes): Routes {
  return Object.fromEntries(Object.entries(routes).filter(([key]) => key.includes('/keystores/v1')));
}
