/** What answers on a gateway: found by asking for it, never by asking a person (kura.md §3.1). */
import type { CallOptions } from '../gateway.ts';
import type { Generation, KuraCall } from '../kura-calls.ts';
import type { RestClient } from './rest-client.ts';
import type { RestLogin } from './rest-login.ts';

export interface RestFacts {
  readonly generation: Generation;
  readonly configuration: 'v1' | 'v2' | undefined;
  /** `system/v1`. */
  readonly tellsProperties: boolean;
  readonly keystores: 'v1' | 'v2' | undefined;
}

const SINCE_5_4: RestFacts = { generation: 'kura-5.4', configuration: 'v2', tellsProperties: true, keystores: 'v2' };
/** Nothing that the station knows: an old Kura, or one whose services are not up yet. */
const NOTHING: RestFacts = { generation: 'unknown', configuration: undefined, tellsProperties: false, keystores: undefined };

/**
 * With the login that worked. A gateway with the session API has the rest of 5.4 as well, as each release shows, and is asked nothing
 * more; the others are asked for one path of each generation, newest first.
 */
export async function findRestFacts(client: RestClient, login: RestLogin, limits: () => CallOptions): Promise<RestFacts> {
  if (login.kind === 'session' || login.hasSessions) return SINCE_5_4;
  const keystores = { ...NOTHING, keystores: 'v1' } as const;
  if (await client.offers('/services/configuration/v2/configurableComponents', limits()))
    return { ...keystores, generation: 'kura-5.1', configuration: 'v2' };
  if (await client.offers('/services/configuration/v1/configurableComponents', limits()))
    return { ...keystores, generation: 'esf-7.0', configuration: 'v1' };
  if (await client.offers('/services/keystores/v1', limits())) return { ...keystores, generation: 'kura-5.0' };
  // Answers to 5.x as well, but there one of the others has answered before.
  if (await client.offers('/services/assets', limits())) return { ...NOTHING, generation: 'kura-4' };
  return NOTHING;
}

export function canOver(facts: RestFacts, call: KuraCall): boolean {
  switch (call) {
    case 'system-properties':
      return facts.tellsProperties;
    case 'components':
    case 'update':
    case 'snapshots':
      return facts.configuration !== undefined;
    case 'rollback':
      // How ESF's configuration/v1 rolls back is not public.
      return facts.configuration === 'v2';
    case 'keystores':
    case 'key-pairs':
      return facts.keystores !== undefined;
    case 'install-chain':
      return facts.keystores === 'v2';
    case 'commands':
    case 'packages':
    case 'change-password':
      return facts.generation === 'kura-5.4';
  }
}
