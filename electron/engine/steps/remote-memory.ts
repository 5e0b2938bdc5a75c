/** What a gateway's cloud connection was before the station took it, kept with the unit's secrets because its password is among it. */
import { z } from 'zod';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { OwnBroker } from '../platforms/station-broker/own-broker.ts';
import type { Connection } from './remote-connection.ts';
import type { Destination } from './remote-settings.ts';

const keptSchema = z.strictObject({
  url: z.string(),
  account: z.string(),
  clientId: z.string(),
  username: z.string(),
  /** Missing where the gateway does not give it. */
  password: z.string().optional(),
  /** `connect.auto-on-startup` (kura.md §5). */
  comesByItself: z.boolean().default(true),
});

/** Once: what a second attempt finds there is the station's own. */
export async function keepDestination(own: OwnBroker, unit: Unit, { transport, data, password }: Connection): Promise<void> {
  const text = (name: string) => String(transport.properties[name]?.value ?? '');
  const url = text('broker-url');
  if (url === own.url || own.keptOf(unit) !== undefined) return;
  const comesByItself = data.properties['connect.auto-on-startup']?.value === true;
  const login = { clientId: text('client-id'), username: text('username'), password };
  const before: z.output<typeof keptSchema> = { url, account: text('topic.context.account-name'), ...login, comesByItself };
  await own.keep(unit, JSON.stringify(before));
}

/** Undefined where nothing was kept, or not the password. */
export function keptDestination(own: OwnBroker, unit: Unit): Destination | undefined {
  const kept = own.keptOf(unit);
  const parsed = kept === undefined ? undefined : keptSchema.parse(JSON.parse(kept));
  if (parsed?.password === undefined) return undefined;
  return { ...parsed, password: parsed.password, authorities: [], alias: '' };
}
