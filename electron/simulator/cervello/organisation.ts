/**
 * The organisation at the simulated Cervello that owns the devices: identifiers that its manager imported, devices made of them by
 * provisioning requests, and what those devices sent.
 */
import { sameText } from '../login.ts';
import { seededRandom } from '../seeded-random.ts';

/** One row of an imported file (cervello.md §1). */
export interface ImportedDevice {
  readonly uniqueIdentifier: string;
  readonly deviceName: string;
  readonly deviceType: string;
}

/** As "Manage Credentials" shows them (cervello.md §5). That a provisioning request is answered with them is unconfirmed. */
export interface DeviceCredentials {
  readonly clientId: string;
  readonly accessKey: string;
  readonly accessToken: string;
}

export interface CervelloDevice extends ImportedDevice {
  readonly deviceId: string;
  /** Of the manufacturer's certificate that it was made with; without it, it is let in no more. */
  readonly certificateAccessKey: string;
  readonly credentials: DeviceCredentials;
  readonly telemetry: Telemetry[];
}

export interface Telemetry {
  readonly way: 'http' | 'mqtt';
  readonly data: Readonly<Record<string, unknown>>;
  readonly ts?: string | number | undefined;
}

/** Form of the one documented sample: 14 characters each. */
export const KEY_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const KEY_LENGTH = 14;

export const ORGANISATION_ID = 'a7c0b3f2-6a0e-4c1d-9d55-7e1a30c9f001';

export class Organisation {
  readonly #seed: string;
  /** By manufacturer: one import is of one manufacturer. */
  readonly #imported = new Map<string, Map<string, ImportedDevice>>();
  readonly #devices = new Map<string, CervelloDevice>();
  /** How often a device was made of an identifier. */
  readonly #made = new Map<string, number>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  get devices(): readonly CervelloDevice[] {
    return [...this.#devices.values()];
  }

  /** Devices made of this identifier so far, those included that were removed again. */
  timesMade(uniqueIdentifier: string): number {
    return this.#made.get(uniqueIdentifier) ?? 0;
  }

  /** Gives how many identifiers are new. The same ones once more change nothing. */
  import(manufacturer: string, rows: readonly ImportedDevice[]): number {
    const known = this.#imported.get(manufacturer) ?? new Map<string, ImportedDevice>();
    this.#imported.set(manufacturer, known);
    const before = known.size;
    for (const row of rows) if (!known.has(row.uniqueIdentifier)) known.set(row.uniqueIdentifier, row);
    return known.size - before;
  }

  find(uniqueIdentifier: string): CervelloDevice | undefined {
    return this.#devices.get(uniqueIdentifier);
  }

  /** Values stay as they are: an identifier in another spelling is another one (how Cervello compares is not documented). */
  create(
    certificate: { readonly manufacturer: string; readonly accessKey: string },
    uniqueIdentifier: string,
  ): CervelloDevice | 'unknown' | 'exists' {
    const row = this.#imported.get(certificate.manufacturer)?.get(uniqueIdentifier);
    if (row === undefined) return 'unknown';
    if (this.#devices.has(uniqueIdentifier)) return 'exists';
    const times = this.timesMade(uniqueIdentifier) + 1;
    this.#made.set(uniqueIdentifier, times);
    const random = seededRandom(this.#seed, `cervello device ${uniqueIdentifier} ${times}`);
    const text = () => random.text(KEY_LENGTH, KEY_ALPHABET);
    const device: CervelloDevice = {
      ...row,
      deviceId: uuidOf(random.hex(32)),
      certificateAccessKey: certificate.accessKey,
      credentials: { clientId: text(), accessKey: text(), accessToken: text() },
      telemetry: [],
    };
    this.#devices.set(uniqueIdentifier, device);
    return device;
  }

  /** As a person does it in the platform's portal; the identifier stays imported. False where there is no such device. */
  remove(uniqueIdentifier: string): boolean {
    return this.#devices.delete(uniqueIdentifier);
  }

  login(accessKey: string, accessToken: string): CervelloDevice | undefined {
    const device = this.devices.find(({ credentials }) => sameText(credentials.accessKey, accessKey));
    return device !== undefined && sameText(device.credentials.accessToken, accessToken) ? device : undefined;
  }
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
