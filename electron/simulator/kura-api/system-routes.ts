/** `system/v1`: identity, read only (kura.md §3.4). */
import { z } from 'zod';
import type { Kura } from '../kura/kura.ts';
import type { NetworkInterface } from '../machine.ts';
import { ApiError, ok } from './reply.ts';
import { type ApiRequest, type Routes, guarded } from './routes.ts';

const namesSchema = z.object({ names: z.array(z.string()) });

/** The part of Kura that tells who the gateway is. */
export type TellingKura = Pick<Kura, 'framework' | 'properties'>;

/** All that `properties/framework` answers. */
export async function frameworkOf(kura: TellingKura, interfaces: readonly NetworkInterface[]): Promise<Readonly<Record<string, unknown>>> {
  const texts = await kura.framework();
  const primary = interfaces.find(({ name }) => name === texts['primaryNetworkInterfaceName']);
  return {
    ...texts,
    ...(primary === undefined ? {} : { primaryMacAddress: primary.macAddress }),
    cpuVersion: 'Simulated Processor',
    numberOfProcessors: 2,
    totalMemory: 506_816,
    freeMemory: 380_379,
    osArch: 'amd64',
    osName: 'Linux',
    kuraSnapshotsCount: 10,
    kuraHaveNetAdmin: kura.properties.get('kura.have.net.admin') !== 'false',
    kuraHaveWebInterface: true,
  };
}

export function systemRoutes(kura: TellingKura, interfaces: readonly NetworkInterface[]): Routes {
  const framework = () => frameworkOf(kura, interfaces);
  const raw = () => Object.fromEntries([...kura.properties].filter(([key]) => key.startsWith('kura.')));
  return {
    'GET /system/v1/properties/framework': guarded(async () => ok(await framework())),
    'POST /system/v1/properties/framework/filter': guarded(async (request) => ok(choose(await framework(), request))),
    'GET /system/v1/properties/kura': guarded(() => ok({ kuraProperties: raw() })),
    'POST /system/v1/properties/kura/filter': guarded((request) => ok({ kuraProperties: choose(raw(), request) })),
    'GET /system/v1/properties/extended': guarded(() => ok({ version: '1.0', extendedProperties: {} })),
  };
}

function choose(all: Readonly<Record<string, unknown>>, { body }: ApiRequest): Readonly<Record<string, unknown>> {
  const filter = namesSchema.safeParse(body);
  if (!filter.success) throw new ApiError(400, 'names is missing');
  return Object.fromEntries(Object.entries(all).filter(([name]) => filter.data.names.includes(name)));
}
