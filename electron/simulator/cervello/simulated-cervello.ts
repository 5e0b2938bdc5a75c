/**
 * A simulated Cervello: manufacturers' certificates, one organisation with what it imported, provisioning requests and telemetry over HTTPS,
 * MQTT over TLS. It stands in for a platform whose wire is not public (cervello.md): what it agrees with proves the station against our
 * reading, not against Cervello.
 */
import { issueServerCertificate, makeAuthority, makeSelfSignedCertificate } from '../../engine/pki/self-signed.ts';
import { seededRandom } from '../seeded-random.ts';
import { type CervelloApi, startCervelloApi } from './cervello-api.ts';
import { type CervelloBroker, startCervelloBroker } from './cervello-broker.ts';
import { CervelloCalls } from './cervello-calls.ts';
import type { CervelloEvent } from './cervello-events.ts';
import { type CervelloFaults, CervelloTrouble } from './cervello-trouble.ts';
import { readImport } from './import-file.ts';
import { ManufacturerCertificates } from './manufacturer-certificates.ts';
import { KEY_ALPHABET, KEY_LENGTH, Organisation } from './organisation.ts';
import { type CervelloWire, shippedWire } from './wire.ts';

export interface CervelloOptions {
  readonly seed: string;
  /** Of the batch, in its order: faults are told by a device's place in it. */
  readonly identifiers: readonly string[];
  readonly faults?: CervelloFaults | undefined;
  /** Default: what `resources/adapters/cervello.json` says. */
  readonly wire?: CervelloWire | undefined;
  readonly onEvent: (event: CervelloEvent) => void;
}

/** What a manufacturer saves from the portal's form, which shows it once (cervello.md §2). */
export interface ManufacturerFiles {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly accessKey: string;
  readonly accessToken: string;
}

export interface SimulatedCervello {
  readonly url: string;
  readonly brokerUrl: string;
  /** PEM of the authority that both doors' certificate comes from. */
  readonly authorityPem: string;
  readonly organisation: Organisation;
  readonly certificates: ManufacturerCertificates;
  /** Provisioning requests that arrived so far, whatever became of them. */
  readonly provisioningCalls: number;
  /** "Create Certificate" of the portal; the manufacturer is made where there is none of this name. */
  createCertificate(manufacturer: string): Promise<ManufacturerFiles>;
  /** The portal's import form. Gives how many identifiers are new; throws `ImportRefused`. */
  import(manufacturer: string, csv: string): number;
  close(): Promise<void>;
}

const CERTIFICATE_DAYS = 365;

export async function startSimulatedCervello(options: CervelloOptions): Promise<SimulatedCervello> {
  const { seed, faults, onEvent } = options;
  const times = { nowMs: Date.now(), validDays: CERTIFICATE_DAYS };
  const authority = await makeAuthority({ ...times, subject: { CN: 'Simulated Cervello Authority', O: 'Lineside training line' } });
  const names = faults?.otherName === true ? { dnsNames: ['elsewhere.invalid'] } : { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] };
  const serverKey = await issueServerCertificate(authority, { ...times, ...names, subject: { CN: 'Simulated Cervello' } });
  const certificates = new ManufacturerCertificates();
  const organisation = new Organisation(seed);
  const trouble = new CervelloTrouble(faults, seed, options.identifiers);
  const calls = new CervelloCalls({ certificates, organisation, trouble, wire: options.wire ?? shippedWire(), onEvent });
  const api: CervelloApi = await startCervelloApi(serverKey, (call) => calls.errandOf(call));
  const broker: CervelloBroker = await startCervelloBroker({
    serverKey,
    login: (accessKey, accessToken) => calls.login(accessKey, accessToken),
    onTelemetry: (device, message) => calls.onTelemetry(device, { way: 'mqtt', ...message }),
  });
  return {
    url: api.url,
    brokerUrl: broker.url,
    authorityPem: authority.certificatePem,
    organisation,
    certificates,
    get provisioningCalls() {
      return calls.provisioningCalls;
    },
    createCertificate: async (manufacturer) => {
      const { keyPem, certificatePem } = await makeSelfSignedCertificate({ ...times, subject: { CN: manufacturer } });
      const random = seededRandom(seed, `cervello certificate ${manufacturer} ${certificates.count}`);
      const accessKey = random.text(KEY_LENGTH, KEY_ALPHABET);
      certificates.add({ manufacturer, accessKey, certificatePem });
      return { certificatePem, privateKeyPem: keyPem, accessKey, accessToken: random.text(KEY_LENGTH, KEY_ALPHABET) };
    },
    import: (manufacturer, csv) => organisation.import(manufacturer, readImport(csv)),
    close: async () => {
      await Promise.all([api.close(), broker.close()]);
    },
  };
}
