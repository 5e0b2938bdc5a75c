/** Topics of remote management (kura.md §4.1), with the control prefix that every gateway ships with. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { RemoteMethod } from '../remote-request.ts';

/** Where a gateway is found behind a broker. */
export interface RemoteAddress {
  readonly account: string;
  /** The gateway's own client id, under which it is connected. */
  readonly clientId: string;
}

const CONTROL = '$EDC';

export function requestTopic(
  { account, clientId }: RemoteAddress,
  { app, method, resource }: { readonly app: string; readonly method: RemoteMethod; readonly resource: string },
): string {
  return `${CONTROL}/${account}/${clientId}/${app}/${method}/${resource}`;
}

/** Where the answer to one request comes, and nothing else. */
export function replyTopic(requester: RemoteAddress, app: string, requestId: string): string {
  return `${CONTROL}/${requester.account}/${requester.clientId}/${app}/REPLY/${requestId}`;
}

/** All that gateways of one account say to one requester: two filters for its whole life, not one for each request. */
export function requesterFilters({ account, clientId }: RemoteAddress): readonly string[] {
  return [`${CONTROL}/${account}/${clientId}/+/REPLY/+`, `${CONTROL}/${account}/${clientId}/+/NOTIFY/#`];
}

/** Birth, app, disconnect and last-will messages of every gateway of an account. */
export function lifecycleFilter(account: string): string {
  return `${CONTROL}/${account}/+/MQTT/+`;
}

export type ControlTopic =
  | { readonly kind: 'reply'; readonly requestId: string }
  | { readonly kind: 'notify'; readonly app: string; readonly account: string; readonly clientId: string; readonly resource: string }
  | { readonly kind: 'lifecycle'; readonly account: string; readonly clientId: string; readonly message: string };

/** Undefined for a topic of another form. */
export function parseControlTopic(topic: string): ControlTopic | undefined {
  const [control, account = '', second = '', app = '', verb = '', ...rest] = topic.split('/');
  if (control !== CONTROL) return undefined;
  if (app === 'MQTT') return rest.length === 0 ? { kind: 'lifecycle', account, clientId: second, message: verb } : undefined;
  if (verb === 'REPLY') return rest.length === 1 ? { kind: 'reply', requestId: rest[0] ?? '' } : undefined;
  if (verb !== 'NOTIFY') return undefined;
  const [clientId = '', ...resource] = rest;
  return { kind: 'notify', app, account, clientId, resource: resource.join('/') };
}

/** `remote/bad-address` where one of the two is empty, or holds what would lead to other topics. */
export function checkedAddress(address: RemoteAddress): RemoteAddress {
  for (const [part, text] of Object.entries({ account: address.account, clientId: address.clientId })) {
    if (!/^[^/+#\0]{1,255}$/u.test(text)) throw new AppError('remote/bad-address', { params: { part, text: text.slice(0, 60) } });
  }
  return address;
}
