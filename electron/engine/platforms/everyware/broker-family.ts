/** Whether a broker is Everyware Cloud's, by the domains of the brokers that it publishes (esf.md §2.2). An own domain is not told. */
import { brokerPresets } from './broker-presets.ts';

const DOMAINS: ReadonlySet<string> = new Set(Object.values(brokerPresets).map((url) => domainOf(new URL(url).hostname)));

export function isEverywareHost(host: string): boolean {
  return DOMAINS.has(domainOf(host.toLowerCase()));
}

/** The last two labels: `broker-sbx.everyware.io` → `everyware.io`. */
function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
