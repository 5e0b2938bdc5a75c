/**
 * A mosquitto as the station's broker, by its dynamic security plugin. The station makes itself a user of its own there and one for each
 * unit; the login in the station file is the administrator's and never talks to a gateway.
 */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../../gateway/gateway.ts';
import type { BrokerLogin } from '../../gateway/remote/connect-once.ts';
import { publishFilters, subscribeFilters } from './broker-rights.ts';
import type { DynamicSecurity } from './dynamic-security.ts';
import type { LifecycleLedger } from './lifecycle-ledger.ts';
import type { BrokerControl } from './own-broker.ts';

export interface MosquittoOptions {
  readonly security: DynamicSecurity;
  readonly account: string;
  readonly station: BrokerLogin;
  readonly ledger: LifecycleLedger;
  /** `host:port`, to be read. */
  readonly place: string;
}

/** How long the last will of a gateway that was cut off takes to come. */
const LAST_WILL_MS = 1500;
const clientSchema = z.object({
  client: z.object({ clientid: z.string().optional(), roles: z.array(z.object({ rolename: z.string() })) }),
});

/** Lets the station in under its own user; throws what `DynamicSecurity.order` throws. */
export async function openMosquittoControl(options: MosquittoOptions, call: CallOptions): Promise<BrokerControl> {
  const { security, account, station } = options;
  await refuseOpenDefaults(options, call);
  const all = [`$EDC/${account}/#`, `$EVT/${account}/#`, `${account}/#`];
  await makeUser(security, { login: station, role: `role-${station.username}`, publish: all, subscribe: all }, call);
  return {
    admit: async (login, admitting) => {
      const role = roleOf(login);
      const data = await security.orderIfThere({ command: 'getClient', username: login.username }, admitting);
      const found = clientSchema.safeParse(data).data?.client;
      // Whoever is there already stays connected.
      if (found?.clientid === login.clientId && found.roles.some(({ rolename }) => rolename === role)) return;
      const place = { account, clientId: login.clientId, stationClientId: station.clientId };
      await makeUser(security, { login, role, publish: publishFilters(place), subscribe: subscribeFilters(place) }, admitting);
    },
    dismiss: (login, dismissing) => removeUser(security, login, dismissing),
    isConnected: (login, asking) => wasConnected(options, login, asking),
    recall: (login, recalling) => cutOff(security, login, recalling),
    close: () => security.close(),
  };
}

/** What no role forbids. Messages are received where a subscription was allowed, so that one may stay open. */
const DEFAULTS_TO_DENY = ['publishClientSend', 'subscribe'] as const;
const defaultsSchema = z.object({ acls: z.array(z.object({ acltype: z.string(), allow: z.boolean() })) });

/** Roles give rights and take none: `own-broker/open-to-all` where everybody has them already. */
async function refuseOpenDefaults({ security, place }: MosquittoOptions, call: CallOptions): Promise<void> {
  const { acls } = defaultsSchema.parse(await security.order({ command: 'getDefaultACLAccess' }, call));
  const open = DEFAULTS_TO_DENY.find((wanted) => acls.some(({ acltype, allow }) => acltype === wanted && allow));
  if (open !== undefined) throw new AppError('own-broker/open-to-all', { params: { place, access: open } });
}

interface NewUser {
  readonly login: BrokerLogin;
  readonly role: string;
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

async function makeUser(security: DynamicSecurity, { login, role, publish, subscribe }: NewUser, call: CallOptions): Promise<void> {
  await removeUser(security, { username: login.username, role }, call);
  const acls = [
    ...publish.map((topic) => ({ acltype: 'publishClientSend', topic, priority: 0, allow: true })),
    ...subscribe.map((topic) => ({ acltype: 'subscribePattern', topic, priority: 0, allow: true })),
  ];
  await security.order({ command: 'createRole', rolename: role, acls }, call);
  const { username, password, clientId: clientid } = login;
  await security.order({ command: 'createClient', username, password, clientid, roles: [{ rolename: role }] }, call);
}

type User = Pick<BrokerLogin, 'username'>;
type OldUser = User & { readonly role?: string };

async function removeUser(security: DynamicSecurity, { username, role = roleOf({ username }) }: OldUser, call: CallOptions): Promise<void> {
  await security.orderIfThere({ command: 'deleteClient', username }, call);
  await security.orderIfThere({ command: 'deleteRole', rolename: role }, call);
}

async function cutOff(security: DynamicSecurity, { username }: User, call: CallOptions): Promise<void> {
  await security.orderIfThere({ command: 'disableClient', username }, call);
  await security.orderIfThere({ command: 'enableClient', username }, call);
}

/** Mosquitto does not tell who is connected; whoever is cut off leaves a last will behind (kura.md §4.3). */
async function wasConnected({ security, account, ledger }: MosquittoOptions, login: BrokerLogin, call: CallOptions): Promise<boolean> {
  const { clientId } = login;
  const before = ledger.client(account, clientId)?.counts.lastWills ?? 0;
  const patience = AbortSignal.timeout(LAST_WILL_MS);
  const willed = ledger.until({ account, clientId }, ({ counts }) => counts.lastWills > before, AbortSignal.any([patience, call.signal]));
  try {
    await Promise.all([willed, cutOff(security, login, call)]);
    return true;
  } catch (thrown) {
    if (!patience.aborted || call.signal.aborted) throw thrown;
    return false;
  }
}

function roleOf({ username }: User): string {
  return `lineside-unit-${username}`;
}
