/**
 * Two cloud connections of one gateway cannot both be provisioned on one Everyware Cloud instance (seed document). Which instance a
 * connection belongs to is told by the host of its broker; the instance has no other name on the gateway.
 */

export interface CloudConnection {
  readonly pid: string;
  readonly brokerUrl: string;
  /** Switched on, provisioned, or filled in for its unit: an entry that only carries its factory settings is no connection yet. */
  readonly isInUse: boolean;
}

/** The first of the others that would share the broker's host. */
export function onSameInstance(brokerUrl: string, others: readonly CloudConnection[]): CloudConnection | undefined {
  const host = brokerHost(brokerUrl);
  return host === undefined ? undefined : others.find((other) => other.isInUse && brokerHost(other.brokerUrl) === host);
}

/** In small letters and without the dot that may end a name; undefined where the text is no URL with a host. */
function brokerHost(brokerUrl: string): string | undefined {
  const host = URL.parse(brokerUrl)?.hostname.toLowerCase().replace(/\.$/, '');
  return host === '' ? undefined : host;
}
