/** Reading what a gateway's network tools print. */
import { isIP, isIPv4 } from 'node:net';

/** In the output of `getent ahosts`, which begins each line with one. */
export function firstAddress(text: string): string | undefined {
  return text.split(/\s+/).find((word) => isIP(word) !== 0);
}

/** In the output of `nslookup`, whose first part speaks of the name server. */
export function addressInLookup(text: string): string | undefined {
  return firstAddress(/^Name:.*$([^]*)/m.exec(text)?.[1] ?? '');
}

/** In `/etc/hosts`: an address, then its names, until a `#`. */
export function addressInHosts(text: string, host: string): string | undefined {
  const wanted = host.toLowerCase();
  const words = text.split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/));
  return words.find(([address = '', ...names]) => isIP(address) !== 0 && names.some((name) => name.toLowerCase() === wanted))?.[0];
}

/**
 * The interface of a route to an IPv4 address in `/proc/net/route`, whose addresses are little-endian hexadecimal; false where the table
 * has none, undefined where it cannot tell: of another kind of address, and of loopback, which has a table of its own.
 */
export function routeIn(table: string, address: string): string | false | undefined {
  if (!isIPv4(address) || address.startsWith('127.')) return undefined;
  const [header = '', ...rows] = table.trim().split('\n');
  if (!header.startsWith('Iface')) return undefined;
  const wanted = littleEndian(address);
  for (const row of rows) {
    const [device, destination = '', , flags = '', , , , mask = ''] = row.split('\t');
    const isUp = (Number.parseInt(flags, 16) & 1) === 1;
    if (isUp && device !== undefined && (wanted & Number.parseInt(mask, 16)) === (Number.parseInt(destination, 16) | 0)) return device;
  }
  return false;
}

function littleEndian(address: string): number {
  return address.split('.').reduceRight((sum, part) => (sum << 8) | Number(part), 0);
}
