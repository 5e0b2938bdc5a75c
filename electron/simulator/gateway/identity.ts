/** Who the simulated gateways are: what is printed on their labels and burnt into their network cards. */
import { seededRandom } from '../seeded-random.ts';

export interface GatewayIdentity {
  /** The place in the batch, from 1. */
  readonly number: number;
  /** Printed on the label; not in the gateway until somebody writes it (kura.md §1.2). */
  readonly serialNumber: string;
  /** Of eth0, upper case with colons. */
  readonly macAddress: string;
  readonly hostname: string;
}

/** `00:60:0C` opens the example address of the provisioning notes (esf.md §3). */
const VENDOR_PREFIX = '00600C';
const SERIAL_DIGITS = 10;

/** Consecutive numbers, as one production lot has them; serial numbers begin with zeros. */
export function gatewayIdentities(count: number, seed: string): readonly GatewayIdentity[] {
  const random = seededRandom(seed, 'identities');
  const firstSerial = 1_000_000 + random.below(8_000_000);
  const firstMac = random.below(0xf0_0000);
  return Array.from({ length: count }, (_item, index) => {
    const mac = VENDOR_PREFIX + (firstMac + index * 2).toString(16).toUpperCase().padStart(6, '0');
    return {
      number: index + 1,
      serialNumber: String(firstSerial + index).padStart(SERIAL_DIGITS, '0'),
      macAddress: mac.replaceAll(/..(?=.)/g, '$&:'),
      hostname: `gateway-${mac.slice(-6).toLowerCase()}`,
    };
  });
}

/** Without separators, as client ids and computed usernames have it (esf.md §3). */
export function plainMac(macAddress: string): string {
  return macAddress.replaceAll(':', '').toUpperCase();
}
